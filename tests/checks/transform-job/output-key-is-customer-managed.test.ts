import check from "#lib/checks/transform-job/output-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    TransformJobArn: "arn:j",
    ...{ TransformOutput: { S3OutputPath: "s3://ours/", KmsKeyId } },
  })),
);
