import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { letIn, outsidersIn } from "../iam/let-in.ts";
import { anyObject, objectsIn } from "../iam/object-probes.ts";
import { parsePolicy } from "../iam/policy.ts";
import type { Opening } from "../iam/resource-policy.ts";
import { anyoneInAws, byCanonicalId } from "../iam/trust.ts";
import { publicBy } from "./public-bucket.ts";

/** The parts of a bucket that say who may write to it. */
export const writerParts = ["Policy", "PolicyStatus", "PublicAccessBlock", "Acl", "OwnershipControls"] as const;

type Bucket = ResourceOf<"s3-bucket", (typeof writerParts)[number]>;

interface Asked {
  bucket: Bucket;
  /** ARN of the bucket, and where in it, without a slash at either end; empty: anywhere. */
  arn: string;
  prefix: string;
  /** Names under the prefix that matter whatever else does. */
  names: readonly string[];
  account: string;
  now: string;
}

/** Who from outside of the account writes under a prefix of its bucket: account numbers, or words for those who have none. */
export type Writers =
  | { answer: "yes"; outsiders: string[]; observed: string[]; by: "policy" | "public" | "grant" }
  | { answer: "no" }
  | { answer: "unknown"; reason: string };

/** By the policy, or by the ACL while ACLs are on. A block that could not be read holds nobody back. */
export function outsideWriters(asked: Asked, inventory: Inventory): Writers {
  const { bucket, account } = asked;
  const byPolicy = openingsUnder(asked);
  if (typeof byPolicy === "string") return { answer: "unknown", reason: byPolicy };
  // While the policy is public, the block shuts out other accounts as well. Source: S3 user guide, "RestrictPublicBuckets".
  const isHeld = bucket.PolicyStatus?.IsPublic === true && isRestricted(bucket, account, inventory);
  const openings = isHeld ? [] : byPolicy;
  const writing = (bucket.Acl?.Grants ?? []).filter(({ Permission = "" }) => /^(WRITE|FULL_CONTROL)$/.test(Permission));
  const ways = publicBy({ ...bucket, Acl: { Grants: writing } });
  const isPublic = ways?.some(({ path, isOpen }) => path === "Acl.Grants" && isOpen) === true;
  const granted = grantedTo(bucket, writing);
  if (openings.length === 0 && !isPublic && granted.length === 0) return { answer: "no" };
  const owner = bucket.Acl?.Owner?.ID;
  if (openings.length === 0 && !isPublic && !owner)
    return { answer: "unknown", reason: "AWS did not say whom the ACL has for the bucket's owner." };
  const strangers = owner ? granted : [];
  const outsiders = [
    ...outsidersIn(openings),
    ...(isPublic ? [anyoneInAws] : []),
    ...(strangers.length > 0 ? [byCanonicalId] : []),
  ];
  const observed = [
    ...openings.map(({ who, path }) => `${path}: ${who} may s3:PutObject`),
    ...(isPublic ? ["Acl.Grants: everyone may write"] : []),
    ...strangers.map((id) => `Acl.Grants: ${id} may write`),
  ];
  const isOpenToAll = isPublic || (bucket.PolicyStatus?.IsPublic === true && outsiders.includes(anyoneInAws));
  return { answer: "yes", outsiders, observed, by: strangers.length > 0 ? "grant" : isOpenToAll ? "public" : "policy" };
}

/** Something that no policy names, what is named beforehand, and one name for each that the policy has there; or why it is not known. */
function openingsUnder({ bucket, arn, prefix, names, account, now }: Asked): Opening[] | string {
  const place = prefix ? `${arn}/${prefix}` : arn;
  const patterns = (parsePolicy(bucket.Policy) ?? []).flatMap(({ resources }) => resources?.listed ?? []);
  const objects = [anyObject, ...names].map((name) => `${place}/${name}`);
  const found = new Set<Opening["path"]>();
  const openings: Opening[] = [];
  for (const on of new Set([...objects, ...objectsIn(place, patterns, () => undefined)])) {
    const may = letIn(bucket.Policy, { account, field: "Policy", now, action: "s3:PutObject", on });
    if (may.answer === "unknown") return may.reason;
    if (may.answer === "no") continue;
    for (const one of may.openings) {
      const key = `${one.path} ${one.who}`;
      if (!found.has(key)) openings.push(one);
      found.add(key);
    }
  }
  return openings;
}

/** Other accounts than the owner's, by the ids that ACLs know; of none while ACLs are off. Source: S3 user guide, "Controlling ownership of objects". */
function grantedTo({ Acl, OwnershipControls }: Bucket, writing: NonNullable<NonNullable<Bucket["Acl"]>["Grants"]>) {
  const isWithoutAcls = OwnershipControls?.Rules?.some(
    ({ ObjectOwnership }) => ObjectOwnership === "BucketOwnerEnforced",
  );
  if (isWithoutAcls) return [];
  const ids = writing.flatMap(({ Grantee }) => Grantee?.ID ?? []);
  return [...new Set(ids)].filter((id) => id !== Acl?.Owner?.ID);
}

function isRestricted({ PublicAccessBlock: block }: Bucket, account: string, inventory: Inventory): boolean {
  if (block?.RestrictPublicBuckets === true) return true;
  const lookup = inventory.get("s3-account", account, "global");
  return lookup.found && lookup.resource.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true;
}
