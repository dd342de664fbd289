import check from "#lib/checks/training-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const TrainingJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { TrainingJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ OutputDataConfig: { S3OutputPath: "s3://ours/models/" } }),
  },
  fail: {
    "another's": of({ OutputDataConfig: { S3OutputPath: "s3://ours/" }, CheckpointConfig: { S3Uri: "s3://theirs/c" } }),
    "what the profiler saw goes to another's": of({ ProfilerConfig: { S3OutputPath: "s3://theirs/profile" } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ OutputDataConfig: { S3OutputPath: "s3://ours/models/" } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
