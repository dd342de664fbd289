import check from "#lib/checks/labeling-job/output-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({ LabelingJobArn: "arn:x", OutputConfig: { KmsKeyId } })),
);
