import check from "#lib/checks/auto-ml-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const AutoMLJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { AutoMLJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ OutputDataConfig: { S3OutputPath: "s3://ours/a" } }),
  },
  fail: {
    "another's": of({ OutputDataConfig: { S3OutputPath: "s3://theirs/a" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ OutputDataConfig: { S3OutputPath: "s3://ours/a" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
