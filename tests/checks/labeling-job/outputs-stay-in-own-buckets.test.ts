import check from "#lib/checks/labeling-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const LabelingJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { LabelingJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ OutputConfig: { S3OutputPath: "s3://ours/labels/" } }),
  },
  fail: {
    "another's": of({ OutputConfig: { S3OutputPath: "s3://theirs/labels/" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ OutputConfig: { S3OutputPath: "s3://ours/labels/" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
