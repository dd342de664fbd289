import check from "#lib/checks/labeling-job/output-stays-in-own-bucket.ts";
import { blindToBuckets, withBucket } from "#tests/checks/own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (uri: string) => ({
  resource: { LabelingJobArn: "arn:x", OutputConfig: { S3OutputPath: uri } },
  inventory: withBucket,
});

testCheck(check, {
  pass: { "a bucket of this account": of("s3://ours/data") },
  fail: { "a bucket of another account": of("s3://theirs/data") },
  unknown: {
    "buckets cannot be listed": { ...of("s3://theirs/data"), inventory: blindToBuckets },
    "the answer is empty": { resource: {} },
  },
});
