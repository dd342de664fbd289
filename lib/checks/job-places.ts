import type { Place } from "#lib/analysis/jobs/places.ts";
import { bucketsAreOwned, type TrustingBuckets, trustedBuckets, trustingJumpStart } from "./bucket-is-owned.ts";
import { ownDestination } from "./controls/groups.ts";
import { unknown, type Verdict } from "./verdicts.ts";

/** What checks of what jobs take in have alike. */
export const jobInputs = {
  severity: "medium",
  category: "data",
  question: "jobs-take-inputs-from-own-buckets",
  needs: ["s3-bucket"],
  controls: ["checklist:N-JOB-04", "nist-800-53-r5:SR-4", "mitre-atlas:AML.T0020"],
  options: trustedBuckets,
} as const;

/** And of what they put somewhere. */
export const jobOutputs = {
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  needs: ["s3-bucket"],
  controls: ["checklist:N-JOB-04", ...ownDestination],
  options: trustedBuckets,
} as const;

/** `arn` is there in every answer, and without it the answer itself is not trusted. */
export function inputsAreOwned(arn: string | undefined, reads: readonly Place[], context: TrustingBuckets): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  return bucketsAreOwned(reads, trustingJumpStart(context), "It names no address in S3 to read from.");
}

export function outputsAreOwned(arn: string | undefined, writes: readonly Place[], context: TrustingBuckets): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  return bucketsAreOwned(writes, context, "It names no address in S3 to write to.");
}
