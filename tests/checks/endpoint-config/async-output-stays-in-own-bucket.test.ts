import check from "#lib/checks/endpoint-config/async-output-stays-in-own-bucket.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const EndpointConfigArn = "arn:c";
const output = (OutputConfig: object) => ({
  resource: { EndpointConfigArn, AsyncInferenceConfig: { OutputConfig } },
  inventory,
});

testCheck(check, {
  pass: {
    "both in a bucket of one's own": output({ S3OutputPath: "s3://ours/out", S3FailurePath: "s3://ours/failed" }),
    "answers alone": output({ S3OutputPath: "s3://ours/out" }),
  },
  fail: {
    "answers go to another's": output({ S3OutputPath: "s3://theirs/out", S3FailurePath: "s3://ours/failed" }),
    "failed requests do": output({ S3OutputPath: "s3://ours/out", S3FailurePath: "s3://theirs/failed" }),
  },
  notApplicable: {
    "it answers at once": { resource: { EndpointConfigArn }, inventory },
    "each request says where": output({}),
  },
  unknown: {
    "buckets were not read": { ...output({ S3OutputPath: "s3://ours/out" }), inventory: blindToBuckets },
    "the answer is not complete": { resource: {}, inventory },
  },
});
