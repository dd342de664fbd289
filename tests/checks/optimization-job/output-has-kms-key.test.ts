import check from "#lib/checks/optimization-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (KmsKeyId?: string) => ({ resource: { OptimizationJobArn: "arn:x", OutputConfig: { KmsKeyId } } });

testCheck(check, {
  pass: { "a key": of("alias/ml"), "a key of AWS": of("alias/aws/s3") },
  fail: { "no key": of() },
  unknown: { "the answer is empty": { resource: {} } },
});
