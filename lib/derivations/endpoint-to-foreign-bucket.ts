import { changersOf } from "#lib/analysis/hosting/changers.ts";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { type Around, of, pathFamily, type Seen, whyOpen } from "./path.ts";

/** Who releases: a pipeline, and one who mends it. More than these are many. */
const few = 2;
const shown = 8;

/** What customers ask of an endpoint goes to another account's bucket, and whoever put that in place is one of many. */
export default pathFamily({
  family: "to-foreign-bucket",
  from: ["endpoint", "endpoint-config", "s3-bucket", "iam-role", "iam-user", "iam-group"],
  says: {
    Path: "From one of many roles over an endpoint's data capture to a bucket of another account",
    From: "any of many roles and users",
    To: "another account's bucket",
  },
  stepsOver({ EndpointConfigName: name }, identity, around) {
    const capture = captureOf(name, around);
    if (capture?.Holds === false) return undefined;
    return capture && [writableByMany(identity, around), capture];
  },
});

/** Undefined where AWS named no config: an endpoint that is being made, or failed, copies nothing yet. */
function captureOf(name: string | undefined, { inventory, region }: Around): AttackStep | undefined {
  if (!name) return undefined;
  const lookup = inventory.get("endpoint-config", name, region);
  const step = {
    Fact: "It copies requests and answers to a bucket that is not this account's",
    Expected: "no data capture, or a bucket of this account",
    Check: "endpoint-config/data-capture-stays-in-own-bucket",
    Field: "DataCaptureConfig.DestinationS3Uri",
  };
  if (!lookup.found) {
    const whose = of({ kind: "endpoint-config", arn: "", name });
    return { ...whose, ...step, Observed: null, Holds: null, Reason: whyOpen(lookup, "Its config") };
  }
  const whose = of(lookup.identity);
  const Use = { Events: ["CreateEndpointConfig"], About: lookup.identity.arn };
  return { ...whose, ...step, Use, ...captured(lookup.resource, { inventory }) };
}

function captured(
  { DataCaptureConfig: capture }: ResourceOf<"endpoint-config">,
  { inventory }: Pick<Around, "inventory">,
): Omit<Seen, "Field"> & Pick<AttackStep, "Outsiders"> {
  const Observed = capture?.DestinationS3Uri ?? null;
  // Capture that was left out, or turned off, copies nothing.
  if (!capture || capture.EnableCapture === false) return { Observed, Holds: false };
  const owner = bucketOwner(capture.DestinationS3Uri ?? "", inventory);
  if (owner.whose === "own") return { Observed, Holds: false };
  if (owner.whose === "another") return { Observed, Holds: true, Outsiders: [owner.bucket] };
  const Reason =
    owner.whose === "unread"
      ? `Whether ${owner.bucket} is this account's was not read: ${owner.why}.`
      : "It names no bucket that a list of buckets has.";
  return { Observed, Holds: null, Reason };
}

function writableByMany(endpoint: Identity, { inventory, now }: Around): AttackStep {
  const { sure, perhaps, unread } = changersOf(endpoint.arn, inventory, now);
  const step = {
    ...of(endpoint),
    Fact: `More than ${few} roles and users may give it another config`,
    Expected: `at most ${few} that may`,
    Field: "sagemaker:UpdateEndpoint, sagemaker:CreateEndpointConfig",
    Observed: sure.length > shown ? [...sure.slice(0, shown), `and ${sure.length - shown} more`] : sure,
    Use: { Events: ["UpdateEndpoint"], About: endpoint.arn },
  };
  if (sure.length > few) return { ...step, Holds: true };
  if (sure.length + perhaps.length <= few && !unread) return { ...step, Holds: false };
  const [one = "another"] = perhaps;
  return { ...step, Holds: null, Reason: unread ?? `Whether ${one} may hangs on what only a request shows.` };
}
