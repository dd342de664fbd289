import check from "#lib/checks/optimization-job/output-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({ OptimizationJobArn: "arn:x", OutputConfig: { KmsKeyId } })),
);
