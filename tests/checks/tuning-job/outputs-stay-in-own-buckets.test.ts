import check from "#lib/checks/tuning-job/outputs-stay-in-own-buckets.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { blindToBuckets, withBucket as inventory } from "../own-buckets.ts";

const HyperParameterTuningJobArn = "arn:j";
const of = <F extends object>(fields: F) => ({ resource: { HyperParameterTuningJobArn, ...fields }, inventory });

testCheck(check, {
  pass: {
    "one's own": of({ TrainingJobDefinitions: [{ OutputDataConfig: { S3OutputPath: "s3://ours/models/" } }] }),
  },
  fail: {
    "another's": of({ TrainingJobDefinition: { OutputDataConfig: { S3OutputPath: "s3://theirs/models/" } } }),
  },
  notApplicable: { "no address is named": of({}) },
  unknown: {
    "buckets were not read": {
      ...of({ TrainingJobDefinitions: [{ OutputDataConfig: { S3OutputPath: "s3://ours/models/" } }] }),
      inventory: blindToBuckets,
    },
    "the answer is empty": { resource: {}, inventory },
  },
});
