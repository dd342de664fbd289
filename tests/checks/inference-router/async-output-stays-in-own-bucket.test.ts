import check from "#lib/checks/inference-router/async-output-stays-in-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const InferenceRouterArn = "arn:r";
const router = (OutputConfig: object) => ({
  resource: { InferenceRouterArn, RoutingTargets: [{ AsyncInferenceConfig: { OutputConfig } }] },
  inventory,
});

testCheck(check, {
  pass: { "both in a bucket of one's own": router({ S3OutputPath: "s3://ours/a", S3FailurePath: "s3://ours/b" }) },
  fail: {
    "answers go to another's": router({ S3OutputPath: "s3://theirs/a" }),
    "failed requests do": router({ S3OutputPath: "s3://ours/a", S3FailurePath: "s3://theirs/b" }),
  },
  notApplicable: {
    "it answers at once": { resource: { InferenceRouterArn, RoutingTargets: [{ Name: "now" }] }, inventory },
  },
  unknown: {
    "buckets were not read": { ...router({ S3OutputPath: "s3://ours/a" }), inventory: blindToBuckets },
    "AWS returned no targets": { resource: { InferenceRouterArn }, inventory },
    "the answer is not complete": { resource: {}, inventory },
  },
});
