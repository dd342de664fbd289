import check from "#lib/checks/transform-job/capture-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    TransformJobArn: "arn:j",
    ...{ DataCaptureConfig: { DestinationS3Uri: "s3://ours/", KmsKeyId } },
  })),
);
