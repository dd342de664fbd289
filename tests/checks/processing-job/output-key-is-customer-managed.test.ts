import check from "#lib/checks/processing-job/output-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    ProcessingJobArn: "arn:j",
    ...{ ProcessingOutputConfig: { KmsKeyId, Outputs: [{ S3Output: { S3Uri: "s3://ours/" } }] } },
  })),
);
