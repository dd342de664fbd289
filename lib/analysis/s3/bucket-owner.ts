import type { Inventory } from "#lib/inventory/inventory.ts";
import { nameIn } from "#lib/inventory/names.ts";
import { whyUnread } from "#lib/readings/reading.ts";

/** Whose bucket an address means. */
export type BucketOwner =
  | { whose: "own"; bucket: string }
  /** It is not in the account's list: another's, or nobody's until somebody makes it. */
  | { whose: "another"; bucket: string }
  | { whose: "unread"; bucket: string; why: string }
  /** An access point, a directory bucket, a template: no list of buckets has it. */
  | { whose: "unclear" };

/**
 * Names of buckets are the same for everyone, and the list of an account's own is complete: what is not in it is not
 * theirs. Source: S3 user guide, "General purpose bucket naming rules"; S3 API reference, ListBuckets.
 */
export function bucketOwner(uri: string, inventory: Inventory): BucketOwner {
  const bucket = nameIn(uri, "s3-bucket");
  if (bucket === undefined) return { whose: "unclear" };
  const lookup = inventory.get("s3-bucket", bucket, "global");
  if (lookup.found) return { whose: "own", bucket };
  return lookup.why === "absent"
    ? { whose: "another", bucket }
    : { whose: "unread", bucket, why: whyUnread(lookup.failure) };
}
