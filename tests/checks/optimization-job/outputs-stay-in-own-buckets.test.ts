import check from "#lib/checks/optimization-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const OptimizationJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { OptimizationJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ OutputConfig: { S3OutputLocation: "s3://ours/optimized/" } }),
  },
  fail: {
    "another's": of({ OutputConfig: { S3OutputLocation: "s3://theirs/optimized/" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ OutputConfig: { S3OutputLocation: "s3://ours/optimized/" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
