import check from "#lib/checks/compilation-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const CompilationJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { CompilationJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ OutputConfig: { S3OutputLocation: "s3://ours/compiled/" } }),
  },
  fail: {
    "another's": of({ OutputConfig: { S3OutputLocation: "s3://theirs/compiled/" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ OutputConfig: { S3OutputLocation: "s3://ours/compiled/" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
