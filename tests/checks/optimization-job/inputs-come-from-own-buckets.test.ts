import check from "#lib/checks/optimization-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const OptimizationJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { OptimizationJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ ModelSource: { S3: { S3Uri: "s3://ours/model/" } } }),
  },
  fail: {
    "another's": of({ ModelSource: { S3: { S3Uri: "s3://theirs/model/" } } }),
    "what a draft model learns from is another's": of({
      ModelSource: { S3: { S3Uri: "s3://ours/model/" } },
      OptimizationConfigs: [
        {
          ModelSpeculativeDecodingConfig: {
            Technique: "EAGLE",
            TrainingDataSource: { S3Uri: "s3://theirs/prompts/", S3DataType: "S3Prefix" },
          },
        },
      ],
    }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ ModelSource: { S3: { S3Uri: "s3://ours/model/" } } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
