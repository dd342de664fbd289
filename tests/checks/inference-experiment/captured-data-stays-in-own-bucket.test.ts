import check from "#lib/checks/inference-experiment/captured-data-stays-in-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const test = (Destination?: string, Status = "Running") => ({
  resource: { Arn: "arn:t", Status: Status as "Running", DataStorageConfig: { Destination } },
  inventory,
});

testCheck(check, {
  pass: { "a bucket of one's own": test("s3://ours/shadow") },
  fail: { "another's bucket": test("s3://theirs/shadow") },
  notApplicable: {
    "nothing is stored": test(),
    "it is over": {
      ...test("s3://theirs/shadow", "Cancelled"),
      sure: { without: ["s3-bucket"], because: "it stores nothing any more" },
    },
  },
  unknown: {
    "buckets were not read": { ...test("s3://ours/shadow"), inventory: blindToBuckets },
    "the answer is not complete": { resource: {}, inventory },
  },
});
