import check from "#lib/checks/compilation-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const CompilationJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { CompilationJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ InputConfig: { S3Uri: "s3://ours/model.tar.gz" } }),
  },
  fail: {
    "another's": of({ InputConfig: { S3Uri: "s3://theirs/model.tar.gz" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": { ...of({ InputConfig: { S3Uri: "s3://ours/model.tar.gz" } }), inventory: blindToBuckets },
    "the answer is empty": { resource: {}, inventory },
  },
});
