import check from "#lib/checks/flow-definition/output-stays-in-own-bucket.ts";
import { blindToBuckets, withBucket } from "#tests/checks/own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (uri: string) => ({
  resource: { FlowDefinitionArn: "arn:f", OutputConfig: { S3OutputPath: uri } },
  inventory: withBucket,
});

testCheck(check, {
  pass: {
    "a bucket of this account": of("s3://ours/data"),
    "a bucket that is trusted": {
      ...of("s3://partner-exchange/data"),
      options: { trustedBuckets: ["partner-*"] },
      sure: { without: ["s3-bucket"], because: "it is trusted whoever owns it" },
    },
  },
  fail: { "a bucket of another account": of("s3://theirs/data") },
  unknown: {
    "buckets cannot be listed": { ...of("s3://theirs/data"), inventory: blindToBuckets },
    "no name of a bucket": of("https://ours.example/data"),
    "the answer is empty": { resource: {} },
  },
});
