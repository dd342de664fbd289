import check from "#lib/checks/transform-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const TransformJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { TransformJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ TransformOutput: { S3OutputPath: "s3://ours/scores/" } }),
  },
  fail: {
    "another's": of({
      TransformOutput: { S3OutputPath: "s3://ours/" },
      DataCaptureConfig: { DestinationS3Uri: "s3://theirs/" },
    }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ TransformOutput: { S3OutputPath: "s3://ours/scores/" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
