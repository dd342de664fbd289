import check from "#lib/checks/model-card/kms-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({ ModelCardArn: "arn:x", SecurityConfig: KmsKeyId ? { KmsKeyId } : undefined })),
);
