import check from "#lib/checks/model-package/kms-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({
    ModelPackageArn: "arn:x",
    SecurityConfig: KmsKeyId ? { KmsKeyId } : undefined,
  })),
);
