import check from "#lib/checks/processing-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const ProcessingJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { ProcessingJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ ProcessingInputs: [{ S3Input: { S3Uri: "s3://ours/raw/" } }] }),
  },
  fail: {
    "another's": of({ ProcessingInputs: [{ S3Input: { S3Uri: "s3://theirs/code/" } }] }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ ProcessingInputs: [{ S3Input: { S3Uri: "s3://ours/raw/" } }] }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
