import check from "#lib/checks/model-package/has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (KmsKeyId?: string) => ({
  resource: { ModelPackageArn: "arn:x", SecurityConfig: KmsKeyId ? { KmsKeyId } : undefined },
});

testCheck(check, {
  pass: { "a key": of("alias/ml"), "a key of AWS": of("alias/aws/s3") },
  fail: { "no key": of() },
  unknown: { "the answer is empty": { resource: {} } },
});
