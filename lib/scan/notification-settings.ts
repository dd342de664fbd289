import { z } from "zod";
import { severities } from "#lib/checks/define.ts";
import { webhookAddress } from "#lib/delivery/webhook-address.ts";
import { nextOf } from "#lib/jobs/cadence.ts";
import type { Channel, ChatPlace, EmailPlace, When, Wishes } from "#lib/notifications/channel.ts";
import { noticeKindNames } from "#lib/notifications/kind-names.ts";
import { destinationKinds, destinationName } from "./destination-settings.ts";
import { objectIn, refused, valuesIn } from "./setting-values.ts";

/*
 * What may stand under `notifications`. Of what names a place no value is ever told: an address is as good as a password, and in place of a
 * variable's name other people write the secret itself.
 */
const variable = (holds: string) =>
  z
    .string()
    .regex(/^(?!whsec_)[A-Za-z_]\w{0,199}$/, "no name of an environment variable")
    .describe(`the name of the environment variable that holds ${holds}, never that itself`);

const address = z.email().max(254);

const places = {
  webhook: {
    url: destinationKinds.webhook.webhook,
    secretVariable: destinationKinds.webhook.secretVariable,
  },
  slack: { urlVariable: variable("the address that Slack gave") },
  teams: { urlVariable: variable("the address that the workflow of Teams gave") },
  email: {
    host: z
      .string()
      .regex(/^[\w.:-]{1,253}$/, "no name of a server")
      .describe("the name of the server that takes the mail"),
    port: z.int().min(1).max(65_535).describe("the port that it listens on: 587 mostly, or 465 with tls"),
    from: address.describe("an address of e-mail"),
    to: z.array(address).min(1).max(50).describe("a list of addresses of e-mail, 50 at most"),
    userVariable: variable("whom to sign in as")
      .optional()
      .describe(variable("whom to sign in as").description ?? ""),
    passwordVariable: variable("the password")
      .optional()
      .describe(variable("the password").description ?? ""),
    tls: z.enum(["starttls", "tls", "none"]).default("starttls").describe('"starttls", "tls" or "none"'),
  } satisfies Record<keyof EmailPlace, z.ZodType>,
} as const;
type Type = keyof typeof places;
const types = Object.keys(places) as Type[];

const digest = z
  .strictObject({ digest: z.string().max(120), timeZone: z.string().max(64).default("UTC") })
  .superRefine(({ digest: cron, timeZone }, context) => {
    try {
      nextOf({ type: "cron", cron, timeZone }, new Date());
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error));
    }
  });

const wishes = {
  on: z
    .array(z.enum(noticeKindNames))
    .min(1)
    .default([...noticeKindNames])
    .describe(`a list of what it is told: ${noticeKindNames.join(", ")}`),
  severities: z
    .array(z.enum(severities))
    .min(1)
    .default(["critical", "high"])
    .describe(`a list of severities: ${severities.join(", ")}`),
  accounts: z
    .union([z.literal("all"), z.array(z.string().regex(/^\d{12}$/, "no account")).min(1)])
    .default("all")
    .describe('a list of account numbers, or "all"'),
  when: z
    .unknown()
    .transform((given, context): When => {
      if (given === "at-once") return given;
      const { data, error } = digest.safeParse(given);
      if (data) return data;
      // Of a union nobody would be told why.
      context.addIssue(error.issues[0]?.message.replace(/\.$/, "") ?? "no time");
      return z.NEVER;
    })
    .default("at-once")
    .describe('"at-once", or {"digest": "0 7 * * 1-5", "timeZone": "Europe/Berlin"}, once an hour at most'),
} satisfies Record<keyof Wishes, z.ZodType>;

const dashboard = z
  .string()
  .refine((text) => originOf(text) !== undefined, "no address of https without a path")
  .describe("the address under which people reach the dashboard, https://sagewarden.example.com");

/** @throws AppError `usage` that names the file and the place in it */
export function notificationsIn(
  given: unknown,
  file: string,
): { channels: readonly Channel[]; dashboard: string | null } {
  const { channels = {}, dashboard: at } = valuesIn("notifications", given, { channels: z.unknown(), dashboard }, file);
  return {
    channels: Object.entries(objectIn(channels, file, "channels of notifications")).map(([name, entry]) =>
      channelIn(name, entry, file),
    ),
    dashboard: typeof at === "string" ? (originOf(at) ?? null) : null,
  };
}

function channelIn(name: string, entry: unknown, file: string): Channel {
  if (!destinationName.test(name))
    throw refused(file, `a channel is called "${name}"`, "Its name is up to 40 small letters, digits and hyphens.");
  const where = `the channel ${name}`;
  const given = objectIn(entry, file, where);
  const [type, other] = types.filter((one) => Object.hasOwn(given, one));
  if (type === undefined || other !== undefined)
    throw refused(file, `${where} must name one place`, 'It has "webhook", "slack", "teams" or "email".');
  const { [type]: place, ...rest } = given;
  const values = valuesIn(`${type} of ${where}`, place, places[type], file, { isSecret: true });
  const missing = Object.entries<z.ZodType>(places[type]).find(
    ([key, schema]) => values[key] === undefined && !schema.safeParse(undefined).success,
  );
  if (missing) throw refused(file, `${type} of ${where} has no "${missing[0]}"`, `It is ${missing[1].description}.`);
  if ((values.userVariable === undefined) !== (values.passwordVariable === undefined))
    throw refused(file, `${type} of ${where} names a user or a password alone`, "Both belong together.");
  const wanted = z.object(wishes).parse(valuesIn(where, rest, wishes, file));
  return { name, ...wanted, ...placeOf(type, values) };
}

/** Of values that fit. */
function placeOf(type: Type, values: Readonly<Record<string, unknown>>) {
  if (type === "email") return { type, ...(z.object(places.email).parse(values) as EmailPlace) };
  if (type === "webhook") {
    const { url, secretVariable } = z.object(places.webhook).parse(values);
    return { type, url, ...(secretVariable !== undefined && { secretVariable }) };
  }
  return { type, ...(z.object(places[type]).parse(values) satisfies ChatPlace) };
}

/** Of an address that is a place for links to begin with. */
function originOf(text: string): string | undefined {
  const url = webhookAddress(text);
  return url && url.pathname === "/" && url.search === "" ? url.origin : undefined;
}
