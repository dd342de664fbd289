import check from "#lib/checks/transform-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const TransformJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { TransformJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ TransformInput: { DataSource: { S3DataSource: { S3Uri: "s3://ours/batch/" } } } }),
  },
  fail: {
    "another's": of({ TransformInput: { DataSource: { S3DataSource: { S3Uri: "s3://theirs/batch/" } } } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ TransformInput: { DataSource: { S3DataSource: { S3Uri: "s3://ours/batch/" } } } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
