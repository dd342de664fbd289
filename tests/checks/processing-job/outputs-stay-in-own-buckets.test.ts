import check from "#lib/checks/processing-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const ProcessingJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { ProcessingJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://ours/features/" } }] } }),
  },
  fail: {
    "another's": of({ ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://theirs/features/" } }] } }),
    "what a query finds goes to another's": of({
      ProcessingInputs: [{ DatasetDefinition: { AthenaDatasetDefinition: { OutputS3Uri: "s3://theirs/q" } } }],
    }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://ours/features/" } }] } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
