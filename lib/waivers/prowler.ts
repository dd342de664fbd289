import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { dayOf, usualDays } from "./days.ts";
import { patternsOf } from "./expression.ts";
import type { NamedWaiver } from "./file.ts";
import { isAnything, matches } from "./pattern.ts";
import { prowlerChecks, prowlerNamed } from "./prowler-checks.ts";
import { newWaiver } from "./waiver.ts";
import { readYaml } from "./yaml.ts";

/*
 * A mutelist of Prowler's as waivers. What an entry mutes is what its waiver accepts, or it is left out and named. Source: Prowler,
 * `prowler/lib/mutelist/mutelist.py` and `models.py`: lists are expressions, found anywhere in a text; an exception is what all of its lists describe;
 * an entry that excepts a finding ends the search through the account's further entries.
 */

const list = z.array(z.string());
const schema = z.strictObject({
  Mutelist: z.strictObject({
    Accounts: z.record(
      z.string(),
      z.strictObject({
        Checks: z.record(
          z.string(),
          z.strictObject({
            Regions: list,
            Resources: list,
            Tags: list.optional(),
            Exceptions: z
              .strictObject({ Accounts: list, Regions: list, Resources: list, Tags: list })
              .partial()
              .optional(),
            Description: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});
type Muted = z.output<typeof schema>["Mutelist"]["Accounts"][string]["Checks"][string];

export interface ReadMutelist {
  waivers: readonly NamedWaiver[];
  /** What was not taken over, and why. */
  leftOut: readonly string[];
}

/** @throws AppError `usage` for what is no mutelist */
export function readMutelist(
  text: string,
  file: string,
  { owner = "Whoever keeps the mutelist", until }: { owner?: string | undefined; until?: string | undefined } = {},
  now = new Date(),
): ReadMutelist {
  const { value, lineOf } = readYaml(text, file);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path ?? [];
    throw new AppError(
      "usage",
      `In ${file}, line ${lineOf(path)}: ${path.join(".") || "it"} is not what a mutelist has there.`,
      "It is a mutelist as Prowler takes it: Mutelist, Accounts, Checks, Regions and Resources.",
    );
  }
  const waivers: NamedWaiver[] = [];
  const leftOut: string[] = [];
  for (const [account, { Checks }] of Object.entries(parsed.data.Mutelist.Accounts)) {
    const excepting = new Set<string>();
    for (const [check, muted] of Object.entries(Checks)) {
      const line = lineOf(["Mutelist", "Accounts", account, "Checks", check]);
      const read = scopesOf(account, check, muted, excepting);
      const made =
        "why" in read ? read : waiverOf(read.scope, { ...muted, owner, until: until ?? dayOf(now, usualDays) });
      if ("why" in made) leftOut.push(`line ${line}, ${check} of ${account}: ${made.why}.`);
      else waivers.push({ id: `prowler-${waivers.length + 1}`, ...made });
      if (muted.Exceptions) for (const one of namedBy(check) ?? Object.keys(prowlerChecks)) excepting.add(one);
    }
  }
  return { waivers, leftOut };
}

type Why = { why: string };

function scopesOf(
  account: string,
  check: string,
  muted: Muted,
  excepting: ReadonlySet<string>,
): { scope: object } | Why {
  if (account !== "*" && !/^\d{12}$/.test(account)) return { why: "the account is no number of twelve digits" };
  const ids = namedBy(check);
  if (!ids) return { why: "no pattern says what this expression does" };
  if (ids.length === 0) return { why: "no check here asks the same" };
  if (ids.some((id) => excepting.has(id)))
    return { why: "an entry before it has exceptions for the same check, which end Prowler's search" };
  const checks = ids.map((id) => prowlerChecks[id] as string);
  if ((muted.Tags ?? []).length > 0) return { why: "Prowler looks for tags anywhere in the text of all of them" };
  const where = placeOf(muted, checks);
  if ("why" in where) return where;
  if (muted.Regions.length === 0 || muted.Resources.length === 0)
    return { why: "it names no region or no resource, and so mutes nothing" };
  const except = muted.Exceptions && exceptionOf(muted.Exceptions, checks);
  if (except && "why" in except) return except;
  return { scope: { checks, accounts: account === "*" ? [] : [account], ...where, ...except } };
}

/** Prowler's checks that an expression means; undefined where that is not known. */
function namedBy(expression: string): string[] | undefined {
  if (Object.hasOwn(prowlerChecks, expression)) return [expression];
  const patterns = patternsOf(expression);
  return patterns && Object.keys(prowlerChecks).filter((id) => patterns.some((one) => matches(one, id)));
}

interface Place {
  regions: string[];
  resources: string[];
}

function placeOf({ Regions = [], Resources = [] }: Partial<Muted>, checks: readonly string[]): Place | Why {
  const regions = patternsIn(Regions);
  const names = patternsIn(Resources);
  if (!regions || !names) return { why: "no pattern says what an expression in it does" };
  if (names.length === 0) return { regions, resources: [] };
  const kinds = [...new Set(checks.map((check) => check.slice(0, check.indexOf("/"))))];
  const stranger = kinds.find((kind) => !prowlerNamed.includes(kind));
  if (stranger) return { why: `how Prowler names a ${stranger} is not known` };
  // Of the name alone: of all of an ARN more would match.
  return { regions, resources: kinds.flatMap((kind) => names.map((name) => `arn:*:${kind}/${name}`)) };
}

/** None where one of them means anything. */
function patternsIn(expressions: readonly string[]): string[] | undefined {
  const all = expressions.map(patternsOf);
  if (!all.every((one) => one !== undefined)) return undefined;
  const patterns = [...new Set(all.flat())];
  return patterns.some(isAnything) ? [] : patterns;
}

function exceptionOf(given: NonNullable<Muted["Exceptions"]>, checks: readonly string[]): { except?: object } | Why {
  const { Accounts = [], Regions = [], Resources = [], Tags = [] } = given;
  if (Tags.length > 0) return { why: "Prowler looks for tags anywhere in the text of all of them" };
  if (Accounts.length + Regions.length + Resources.length === 0) return {};
  if (!Accounts.every((one) => one === "*" || /^\d{12}$/.test(one)))
    return { why: "an account that it excepts is no number of twelve digits" };
  const accounts = Accounts.includes("*") ? [] : Accounts;
  const where = placeOf({ Regions, Resources }, checks);
  if ("why" in where) return where;
  if (accounts.length + where.regions.length + where.resources.length === 0)
    return { why: "it excepts everything, and so mutes nothing" };
  return { except: { accounts, ...where } };
}

function waiverOf(
  scope: object,
  { Description, owner, until }: Pick<Muted, "Description"> & { owner: string; until: string },
): Omit<NamedWaiver, "id"> | Why {
  const reason = Description?.trim() || "It was muted in Prowler.";
  const parsed = newWaiver.safeParse({ scope, reason, owner, until });
  return parsed.success ? parsed.data : { why: parsed.error.issues[0]?.message ?? "it is no waiver" };
}
