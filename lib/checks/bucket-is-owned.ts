import { z } from "zod";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { jumpStartBuckets } from "#lib/analysis/s3/jump-start.ts";
import { matches } from "#lib/readings/wildcards.ts";
import type { ContextOf } from "./define.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** A field that names an address in S3. */
export interface InS3 {
  path: string;
  uri: string | undefined;
}

/** The options of every check that asks whose bucket something is in. */
export const trustedBuckets = z.strictObject({
  trustedBuckets: z
    .array(z.string().regex(/^[\w.*-]+$/, "the name of a bucket, in which * stands for any part"))
    .default([])
    .describe("buckets of other accounts that are trusted, a list of names in which * stands for any part"),
});

export type TrustingBuckets = ContextOf<typeof trustedBuckets>;

/** The same context for what models are loaded from: JumpStart's buckets are trusted as well. */
export function trustingJumpStart<C extends TrustingBuckets>(context: C): C {
  const trusted = [...jumpStartBuckets(context.identity.region), ...context.options.trustedBuckets];
  return { ...context, options: { trustedBuckets: trusted } };
}

/** Passes when every address is in a bucket of this account or one that is trusted. What is not given is left out. */
export function bucketsAreOwned(places: readonly InS3[], context: TrustingBuckets, none: string): Verdict {
  const verdicts = places.flatMap(({ path, uri }) => (uri ? [bucketIsOwned(path, uri, context)] : []));
  return worstOf(verdicts, notApplicable(none));
}

function bucketIsOwned(path: string, uri: string, { inventory, options }: TrustingBuckets): Verdict {
  const owner = bucketOwner(uri, inventory);
  const evidence = {
    path,
    observed: uri,
    expected: ["a bucket in this account's list", ...options.trustedBuckets].join(", or "),
  };
  if (owner.whose === "unclear") return unknown(`${path} is no bucket that a list of buckets has: ${uri}.`);
  if (owner.whose === "own" || isTrusted(owner.bucket, options)) return pass(evidence);
  return owner.whose === "another"
    ? fail(evidence)
    : unknown(`${path}: whether ${owner.bucket} is this account's was not read: ${owner.why}.`);
}

/** Those of the addresses that are in a bucket of another account, and in none that is trusted. */
export function inBucketsOfOthers(uris: readonly string[], { inventory, options }: TrustingBuckets): string[] {
  return [...new Set(uris)].filter((uri) => {
    const owner = bucketOwner(uri, inventory);
    return owner.whose === "another" && !isTrusted(owner.bucket, options);
  });
}

function isTrusted(bucket: string, options: TrustingBuckets["options"]): boolean {
  return options.trustedBuckets.some((pattern) => matches(pattern, bucket));
}
