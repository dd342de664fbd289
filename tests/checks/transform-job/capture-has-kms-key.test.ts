import check from "#lib/checks/transform-job/capture-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases((KmsKeyId?: string) => ({ DataCaptureConfig: { DestinationS3Uri: "s3://ours/", KmsKeyId } }), {
    TransformJobArn: "arn:j",
  }),
);
