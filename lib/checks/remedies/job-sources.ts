import type { JobImage } from "#lib/analysis/jobs/images.ts";
import type { Place } from "#lib/analysis/jobs/places.ts";
import { inBucketsOfOthers, type TrustingBuckets, trustingJumpStart } from "../bucket-is-owned.ts";
import type { JobChange } from "./jobs.ts";

/** Values of hyperparameters are JSON, and stand in quotes of their own. */
const move =
  '(.. | strings | select(. as $uri | $theirs | index($uri | ltrimstr("\\"") | rtrimstr("\\"")) != null)) |= "NEW_S3_URI"';

/** The job with what it reads in a bucket of this account. */
export function moveInputs(reads: readonly Place[], context: TrustingBuckets): JobChange {
  const theirs = others(reads, trustingJumpStart(context));
  const summary =
    "Let the job read from a bucket of this account: copy what you have checked there, or name the bucket in trustedBuckets if you know whose it is and who may write to it.";
  const sdk = "the addresses of its inputs to that bucket";
  // A job that came out of a bundle may have its script's address in a value that was left out.
  if (theirs.length === 0)
    return { summary, sdk, byHand: ["Put the address of your copy where the job names the archive of its script."] };
  return {
    ...{ summary, sdk },
    jq: move,
    args: { theirs },
    before: [{ comment: `Copy what you have checked of ${theirs.join(", ")} first.` }],
  };
}

/** The job with what it writes in a bucket of this account. */
export function moveOutputs(writes: readonly Place[], context: TrustingBuckets): JobChange {
  const theirs = others(writes, context);
  return {
    summary:
      "Let the job write to a bucket of this account, and hand results to others from there. What lies in the other bucket already is theirs: find out who reads it.",
    sdk: "the addresses of its outputs to that bucket",
    jq: move,
    args: { theirs },
  };
}

function others(places: readonly Place[], context: TrustingBuckets): string[] {
  const uris = places.map(({ uri }) => uri);
  return inBucketsOfOthers(uris, context);
}

const swap = '(.. | strings | select(. as $image | $images | index($image) != null)) |= "NEW_IMAGE_URI"';

/** The job with images of this account's registry in place of these. */
export function moveJobImages(images: readonly JobImage[]): JobChange {
  const names = [...new Set(images.map(({ image }) => image))];
  return {
    summary:
      "Run an image of this account's registry: pull the other by its digest, scan it, push it, and name the copy by the digest that it has there.",
    sdk: "`image_uri` to that image",
    jq: swap,
    args: { images: names },
    before: [{ comment: `Copy what you have checked of ${names.join(", ")} first.` }],
  };
}

/** The job with these images named by their digests. */
export function pinJobImages(images: readonly JobImage[]): JobChange {
  return {
    summary:
      "Name the image by the digest that was reviewed, as repository@sha256:…; immutable tags in the repository do as well, and need no change of the job.",
    sdk: "`image_uri` to the image with its digest",
    jq: swap,
    args: { images: [...new Set(images.map(({ image }) => image))] },
  };
}

/** The job with images that AWS patches in place of these. */
export function renewJobImages(images: readonly JobImage[]): JobChange {
  return {
    summary:
      "Move to a version of the image that AWS patches, and test that the code runs with it: its page of available images has the tags.",
    sdk: "`framework_version` or `image_uri` to that version",
    jq: swap,
    args: { images: [...new Set(images.map(({ image }) => image))] },
  };
}
