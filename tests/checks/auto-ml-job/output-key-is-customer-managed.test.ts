import check from "#lib/checks/auto-ml-job/output-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    AutoMLJobArn: "arn:j",
    ...{ OutputDataConfig: { S3OutputPath: "s3://ours/", KmsKeyId } },
  })),
);
