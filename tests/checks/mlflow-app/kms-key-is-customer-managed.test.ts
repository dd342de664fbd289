import check from "#lib/checks/mlflow-app/kms-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({ Arn: "arn:a", KmsKeyId })),
);
