import check from "#lib/checks/transform-job/volume-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((VolumeKmsKeyId) => ({ TransformJobArn: "arn:j", TransformResources: { VolumeKmsKeyId } })),
);
