import check from "#lib/checks/training-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const TrainingJobArn = "arn:j";
const channel = (S3Uri: string) => ({ DataSource: { S3DataSource: { S3Uri } } });
const of = <F extends object>(fields: F) => ({ resource: { TrainingJobArn, ...fields }, inventory });

const sure = { without: ["s3-bucket"], because: "it is trusted by its name" } as const;

testCheck(check, {
  pass: {
    "one's own": of({ InputDataConfig: [channel("s3://ours/train/")] }),
    "a script of one's own": of({ HyperParameters: { sagemaker_submit_directory: '"s3://ours/code.tar.gz"' } }),
    "a model of JumpStart": {
      ...of({ InputDataConfig: [channel("s3://jumpstart-cache-prod-us-east-1/llm/")] }),
      sure,
    },
    "a bucket that is trusted": {
      ...of({ InputDataConfig: [channel("s3://lake-eu/train/")] }),
      options: { trustedBuckets: ["lake-*"] },
      sure,
    },
  },
  fail: {
    "another's": of({ InputDataConfig: [channel("s3://ours/train/"), channel("s3://theirs/train/")] }),
    "somebody else's script": of({ HyperParameters: { sagemaker_submit_directory: '"s3://theirs/code.tar.gz"' } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": { ...of({ InputDataConfig: [channel("s3://ours/train/")] }), inventory: blindToBuckets },
    "the answer is empty": { resource: {}, inventory },
  },
});
