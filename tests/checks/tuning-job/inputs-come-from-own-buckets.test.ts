import check from "#lib/checks/tuning-job/inputs-come-from-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const HyperParameterTuningJobArn = "arn:j";
const channel = (S3Uri: string) => ({ DataSource: { S3DataSource: { S3Uri } } });
const of = <F extends object>(fields: F) => ({ resource: { HyperParameterTuningJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ TrainingJobDefinition: { InputDataConfig: [channel("s3://ours/train/")] } }),
  },
  fail: {
    "another's": of({ TrainingJobDefinitions: [{ InputDataConfig: [channel("s3://theirs/train/")] }] }),
    "a script of another's": of({
      TrainingJobDefinition: {
        InputDataConfig: [channel("s3://ours/train/")],
        StaticHyperParameters: { sagemaker_submit_directory: '"s3://theirs/code.tar.gz"' },
      },
    }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ TrainingJobDefinition: { InputDataConfig: [channel("s3://ours/train/")] } }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
