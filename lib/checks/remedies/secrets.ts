import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { SecretSighting } from "#lib/readings/reading.ts";
import type { CheckContext } from "../define.ts";
import { aws, type Step } from "./commands.ts";

/** The first step towards any secret that Describe shows: it cannot be made secret again. */
export const rotateFirst =
  "Rotate the secret first: every principal that may describe this resource, and everyone with the CloudTrail logs, has it in clear, and removing it does not change that. Then keep it in Secrets Manager or Parameter Store and pass its name only.";

export type Place = readonly (string | number)[];

/** How the secrets leave a copy of the resource: by jq where they are settings or list items, else by hand. */
interface Removal {
  jq?: string;
  args?: Record<string, readonly Place[]>;
  /** Names for the secrets that are taken out. */
  settings: string[];
  /** What is left to do by hand in the copy, as sentences. */
  byHand: string[];
}

/** Maps whose entries are the reader's own: without one of them the request is still whole. */
const settingMaps = new Set(["Environment", "HyperParameters", "StaticHyperParameters"]);

/** @param file the copy of the resource that commands before this have made */
export function removal(resource: object, secrets: readonly SecretSighting[], file: string): Removal {
  const places: Place[] = [];
  const byHand: string[] = [];
  for (const { path, kind } of secrets) {
    const found = kind === "unscanned" ? undefined : placeOf(resource, path);
    // A repository without its address is none.
    const place = found?.at(-1) === "RepositoryUrl" ? found.slice(0, -1) : found;
    if (place && isRemovable(place) && !place.some((step) => hasMark(String(step)))) places.push(place);
    else byHand.push(`Take the secret out of ${path.slice(0, 200)} in ${file} by hand.`);
  }
  const drop = places.filter((place, at) => places.findIndex((other) => `${other}` === `${place}`) === at);
  const settings = [...new Set(drop.map((place) => nameOf(place)))];
  return { settings, byHand: [...new Set(byHand)], ...(drop.length > 0 && { jq: "delpaths($drop)", args: { drop } }) };
}

/** Where a path of a sighting leads in the resource. Names may hold dots and brackets, so the resource decides. */
function placeOf(value: unknown, path: string): Place | undefined {
  if (path === "") return [];
  if (typeof value !== "object" || value === null) return undefined;
  const steps = Array.isArray(value)
    ? value.map((child, at) => ({ step: at, text: `[${at}]`, child: child as unknown }))
    : Object.entries(value).map(([step, child]) => ({ step, text: step, child: child as unknown }));
  for (const { step, text, child } of steps) {
    const rest = path.startsWith(text) ? path.slice(text.length) : undefined;
    if (rest === undefined || !/^($|[.[])/.test(rest)) continue;
    const place = placeOf(child, rest.replace(/^\./, ""));
    if (place) return [step, ...place];
  }
  return undefined;
}

export function isRemovable(place: Place): boolean {
  return typeof place.at(-1) === "number" || settingMaps.has(String(place.at(-2)));
}

export function nameOf(place: Place): string {
  const last = place.at(-1);
  return typeof last === "number" ? `${place.at(-2)}-${last}` : String(last);
}

const mostCommands = 10;

/** Commands that put the new values where only those who may can read them, and let the role read them. */
export function keepInSecretsManager(
  settings: readonly string[],
  roleArn: string | undefined,
  { identity }: CheckContext,
): Step[] {
  const { name, region, account, arn } = identity;
  const partition = parseArn(arn)?.partition ?? "aws";
  const role = roleArn && parseArn(roleArn)?.resource.split("/").at(-1);
  const owner = plain(name);
  const secrets = (settings.length > 0 ? settings : ["secret"]).slice(0, mostCommands).map((setting) => {
    const file = plain(setting);
    return { secret: `sagemaker/${owner}/${file}`, file: `${file.replace(/^[.-]+/, "")}.txt` };
  });
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: secrets.map(
          ({ secret }) => `arn:${partition}:secretsmanager:${region}:${account}:secret:${secret}-*`,
        ),
      },
    ],
  };
  return [
    {
      comment: `Once the old ${secrets.length > 1 ? "values are" : "value is"} revoked where issued, with the new in a file:`,
    },
    ...secrets.map(({ secret, file }) =>
      aws("secretsmanager", "create-secret", { name: secret, "secret-string": { contentsOf: file }, region }),
    ),
    ...(role
      ? [
          aws("iam", "put-role-policy", {
            "role-name": role,
            "policy-name": `read-secrets-of-${owner.slice(0, 100)}`,
            "policy-document": policy,
          }),
        ]
      : []),
  ];
}

/** Characters that names of secrets, policies and files all take. */
function plain(name: string): string {
  return name.replace(/[^\w+=.@-]/g, "-").slice(0, 200);
}
