import ownsDefaultBuckets from "./owns-default-buckets.ts";

export const s3AccountChecks = [ownsDefaultBuckets];
