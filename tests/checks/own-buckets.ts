import { inventoryOf, reading } from "#tests/support/test-check.ts";

/** An account that has one bucket, `ours`. */
export const withBucket = inventoryOf([
  reading("s3-bucket", "ours", { Name: "ours" }, { region: "us-east-1", arn: "arn:aws:s3:::ours" }),
]);
export const blindToBuckets = inventoryOf([], ["s3-bucket"]);
