import check from "#lib/checks/log-group/has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const logGroupName = "/aws/sagemaker/TrainingJobs";

testCheck(check, {
  pass: { "a key is named": { resource: { logGroupName, kmsKeyId: "arn:aws:kms:us-east-1:482915630174:key/1" } } },
  fail: { "no key is named": { resource: { logGroupName } } },
  unknown: { "the answer is not whole": { resource: {} } },
});
