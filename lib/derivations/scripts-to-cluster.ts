import { lifecycleSources } from "#lib/analysis/clusters/lifecycle-sources.ts";
import { letIn, outsidersIn } from "#lib/analysis/iam/let-in.ts";
import { anyoneInAws } from "#lib/analysis/iam/trust.ts";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { publicBy } from "#lib/analysis/s3/public-bucket.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { type Around, of, pathFamily, whyOpen } from "./path.ts";

/** Whoever may write to the bucket of a cluster's scripts is root on each node that is made or mended from then on. */
export default pathFamily({
  family: "scripts-to-cluster",
  from: ["cluster", "s3-bucket", "s3-account"],
  says: {
    Path: "From another account over lifecycle scripts to root on a cluster's nodes",
    From: "another account",
    To: "root on every new node",
  },
  stepsOver(cluster, identity, around) {
    const all = lifecycleSources(cluster).flatMap(({ path, uri }) => {
      const open = writable(uri, identity, around);
      return open.Holds === false ? [] : [{ open, path, uri }];
    });
    const [first] = all.sort((one, other) => Number(other.open.Holds) - Number(one.open.Holds));
    if (!first) return undefined;
    const runs: AttackStep = {
      ...of(identity),
      Fact: "Its nodes run the scripts as root when they start",
      Expected: "scripts from a bucket that nobody outside writes to",
      Field: first.path,
      Observed: first.uri,
      Holds: true,
      Use: { Events: ["UpdateCluster", "UpdateClusterSoftware", "BatchAddClusterNodes"], About: identity.arn },
    };
    return [first.open, runs];
  },
});

function writable(uri: string, { account, region }: Identity, { inventory, now }: Around): AttackStep {
  const owner = bucketOwner(uri, inventory);
  const named = owner.whose === "unclear" ? uri : owner.bucket;
  const arn = `arn:${partitionOf(region)}:s3:::${named}`;
  const step = {
    ...of({ kind: "s3-bucket", arn, name: named }),
    Fact: "Somebody outside of the account may write scripts into it",
    Expected: "nobody outside of the account who may write",
    Field: "Policy",
  };
  if (owner.whose === "unclear")
    return { ...step, Observed: uri, Holds: null, Reason: "It names no bucket that a list of buckets has." };
  if (owner.whose === "unread")
    return { ...step, Observed: uri, Holds: null, Reason: `Whether it is this account's was not read: ${owner.why}.` };
  if (owner.whose === "another")
    return { ...step, Observed: "the bucket is not in this account's list", Holds: true, Outsiders: [owner.bucket] };
  const parts = ["Policy", "PolicyStatus", "PublicAccessBlock", "Acl", "OwnershipControls"] as const;
  const lookup = inventory.get("s3-bucket", owner.bucket, "global", ...parts);
  if (!lookup.found) return { ...step, Observed: null, Holds: null, Reason: whyOpen(lookup, "The bucket") };
  const bucket = lookup.resource;
  const key = uri.replace(/^s3:\/\/[^/]+\/?/i, "").replace(/\/$/, "");
  const on = `${arn}/${key ? `${key}/` : ""}nobody-names`;
  const may = letIn(bucket.Policy, { account, field: "Policy", now, action: "s3:PutObject", on });
  if (may.answer === "unknown") return { ...step, Observed: null, Holds: null, Reason: may.reason };
  const byAcl = (bucket.Acl?.Grants ?? []).some(
    ({ Permission }) => Permission === "WRITE" || Permission === "FULL_CONTROL",
  );
  const isAclOpen = byAcl && publicBy(bucket)?.some(({ path, isOpen }) => path === "Acl.Grants" && isOpen) === true;
  // While the policy is public, the block shuts out other accounts as well. Source: S3 user guide, "RestrictPublicBuckets".
  const isHeld = bucket.PolicyStatus?.IsPublic === true && restricted(bucket.PublicAccessBlock, account, inventory);
  const openings = may.answer === "yes" && !isHeld ? may.openings : [];
  if (openings.length === 0 && !isAclOpen) return { ...step, Observed: null, Holds: false };
  const Outsiders = [...outsidersIn(openings), ...(isAclOpen ? [anyoneInAws] : [])];
  const isPublic = isAclOpen || (bucket.PolicyStatus?.IsPublic === true && Outsiders.includes(anyoneInAws));
  const Observed = [
    ...openings.map(({ who, path }) => `${path}: ${who} may s3:PutObject`),
    ...(isAclOpen ? ["Acl.Grants: everyone may write"] : []),
  ];
  const Check = isPublic ? "s3-bucket/not-public" : "s3-bucket/policy-names-no-outsiders";
  return { ...step, ...of(lookup.identity), Check, Observed, Holds: true, Outsiders };
}

/** By the bucket's own block, or the account's. What of the account was not read blocks nothing here: it may be open. */
function restricted(
  block: { RestrictPublicBuckets?: boolean | undefined } | null | undefined,
  account: string,
  inventory: Around["inventory"],
): boolean {
  if (block?.RestrictPublicBuckets === true) return true;
  const lookup = inventory.get("s3-account", account, "global");
  return lookup.found && lookup.resource.PublicAccessBlockConfiguration?.RestrictPublicBuckets === true;
}
