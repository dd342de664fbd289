import check from "#lib/checks/labeling-job/output-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    LabelingJobArn: "arn:j",
    ...{ OutputConfig: { S3OutputPath: "s3://ours/", KmsKeyId } },
  })),
);
