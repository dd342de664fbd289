import { z } from "zod";
import { bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { matches } from "#lib/readings/wildcards.ts";
import type { CheckContext } from "./define.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** A field that names an address in S3. */
export interface InS3 {
  path: string;
  uri: string | undefined;
}

export const trustedBuckets = z
  .array(z.string().regex(/^[\w.*-]+$/, "the name of a bucket, in which * stands for any part"))
  .default([])
  .describe("buckets of other accounts that are trusted, a list of names in which * stands for any part");

/** Passes when every address is in a bucket of this account or one that is trusted. What is not given is left out. */
export function bucketsAreOwned(
  places: readonly InS3[],
  { inventory }: CheckContext,
  trusted: readonly string[],
  none: string,
): Verdict {
  const verdicts = places.flatMap(({ path, uri }) => (uri ? [bucketIsOwned(path, uri)] : []));
  return worstOf(verdicts, notApplicable(none));

  function bucketIsOwned(path: string, uri: string): Verdict {
    const owner = bucketOwner(uri, inventory);
    const expected = ["a bucket in this account's list", ...(trusted.length > 0 ? trusted : [])].join(", or ");
    const evidence = { path, observed: uri, expected };
    if (owner.whose === "unclear") return unknown(`${path} is no bucket that a list of buckets has: ${uri}.`);
    if (owner.whose === "own" || trusted.some((pattern) => matches(pattern, owner.bucket))) return pass(evidence);
    return owner.whose === "another"
      ? fail(evidence)
      : unknown(`${path}: whether ${owner.bucket} is this account's was not read: ${owner.why}.`);
  }
}
