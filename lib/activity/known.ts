import { parseArn } from "#lib/readings/arn.ts";
import { type Attribution, activityKey } from "./activity-key.ts";

/**
 * What the inventory knows a resource as: the ARN under which it was read, of an ARN that was put together from what an event
 * says. Undefined for what it has never met.
 */
export type Known = (candidate: Attribution) => string | undefined;

/** Takes everything to be what the event says: what a scan has not met yet, a later one may. */
export const asSaid: Known = ({ arn }) => arn;

export interface KnownResource extends Attribution {
  /** Other names: a key's aliases. */
  also?: readonly string[] | null;
}

/** Resolves names to the ARNs of these resources: by the ARN, by another name of it, or by what an event leaves out of it. */
export function knownAmong(resources: Iterable<KnownResource>): Known {
  const arns = new Map<string, string>();
  const loose = new Map<string, string>();
  for (const { arn, kind, also } of resources) {
    for (const name of [arn, ...(also ?? [])]) {
      if (!arns.has(`${kind} ${activityKey(name)}`)) arns.set(`${kind} ${activityKey(name)}`, arn);
      const key = looseKey(name);
      // Two that an event cannot tell apart are neither.
      if (key)
        loose.set(`${kind} ${key}`, loose.has(`${kind} ${key}`) && loose.get(`${kind} ${key}`) !== arn ? "" : arn);
    }
  }
  return ({ arn, kind }) => {
    const exact = arns.get(`${kind} ${activityKey(arn)}`);
    if (exact) return exact;
    const key = saidKey(arn);
    const alias = /:(alias\/.+)$/.exec(arn)?.[1];
    return (alias && arns.get(`${kind} ${alias}`)) || (key && loose.get(`${kind} ${key}`)) || undefined;
  };
}

/** Takes any resource to be known, and this one by whatever an event calls it. */
export function knownAs(about: string): Known {
  const key = looseKey(about);
  return ({ arn }) => {
    if (activityKey(arn) === activityKey(about)) return about;
    return key !== undefined && saidKey(arn) === key ? about : arn;
  };
}

/**
 * What of an ARN that was read the requests of its service say: of a role with a path the name alone, which no other role of the account has; of
 * a secret its name, without the six characters that Secrets Manager adds; of a trail its name. Undefined for all that is said whole.
 * Source: IAM user guide, "IAM identifiers"; Secrets Manager API reference, SecretId.
 */
export function looseKey(text: string): string | undefined {
  const key = saidKey(text);
  return key?.startsWith("secretsmanager:") ? key.replace(/-\w{6}$/, "") : key;
}

/** The same of an ARN that was put together from a name: that of a secret, `db-secret`, may end like what AWS adds, and nothing was added. */
function saidKey(text: string): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const { service, region, account, resource } = arn;
  if (service === "iam") {
    const [type] = resource.split("/");
    const name = resource.split("/").at(-1);
    if (!["role", "user", "group", "policy"].includes(type ?? "")) return undefined;
    return `iam:${account}:${type}/${name}`.toLowerCase();
  }
  if (service === "secretsmanager") return `secretsmanager:${region}:${account}:${resource}`;
  // A trail that records all regions is called by its name in each of them.
  if (service === "cloudtrail") return `cloudtrail:${account}:${resource}`;
  return undefined;
}
