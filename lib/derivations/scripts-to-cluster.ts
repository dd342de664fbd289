import { type LifecycleSource, lifecycleSources } from "#lib/analysis/clusters/lifecycle-sources.ts";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { outsideWriters, writerParts } from "#lib/analysis/s3/bucket-writers.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { type Around, of, pathFamily, whyOpen } from "./path.ts";
import { togetherIn } from "./several.ts";

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
    const all = lifecycleSources(cluster)
      .map((source) => ({ ...source, step: writable(source, identity, around) }))
      .filter(({ step }) => step.Holds !== false);
    const sure = all.filter(({ step }) => step.Holds);
    const doubtful = all.filter(({ step }) => step.Holds === null);
    const [first, ...others] = sure.length > 0 ? sure : doubtful.slice(0, 1);
    if (!first) return undefined;
    const shown = [first, ...others];
    const besides = doubtful.filter((one) => one !== first).map(({ step }) => step);
    const runs: AttackStep = {
      ...of(identity),
      Fact: "Its nodes run the scripts as root when they start",
      Expected: "scripts from a bucket that nobody outside writes to",
      Field: shown.map(({ path }) => path).join(", "),
      Observed: others.length > 0 ? shown.map(({ uri }) => uri) : first.uri,
      Holds: true,
      Use: { Events: ["UpdateCluster", "UpdateClusterSoftware", "BatchAddClusterNodes"], About: identity.arn },
    };
    return [togetherIn([first.step, ...others.map(({ step }) => step)], besides), runs];
  },
});

const checks = {
  policy: { Check: "s3-bucket/policy-names-no-outsiders" },
  public: { Check: "s3-bucket/not-public" },
  // Whoever is granted something by his canonical id no check of ours asks for.
  grant: {},
};

function writable(
  { uri, scripts }: LifecycleSource,
  { account, region }: Identity,
  { inventory, now }: Around,
): AttackStep {
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
  const lookup = inventory.get("s3-bucket", owner.bucket, "global", ...writerParts);
  if (!lookup.found) return { ...step, Observed: null, Holds: null, Reason: whyOpen(lookup, "The bucket") };
  const prefix = uri.replace(/^s3:\/\/[^/]+\/?/i, "").replace(/\/$/, "");
  const asked = { bucket: lookup.resource, arn, prefix, names: scripts, account, now };
  const found = outsideWriters(asked, inventory);
  if (found.answer === "unknown") return { ...step, Observed: null, Holds: null, Reason: found.reason };
  if (found.answer === "no") return { ...step, Observed: null, Holds: false };
  const { observed: Observed, outsiders: Outsiders, by } = found;
  return { ...step, ...of(lookup.identity), ...checks[by], Observed, Holds: true, Outsiders };
}
