import check from "#lib/checks/processing-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases(
    (KmsKeyId?: string) => ({ ProcessingOutputConfig: { KmsKeyId, Outputs: [{ S3Output: { S3Uri: "s3://ours/" } }] } }),
    { ProcessingJobArn: "arn:j" },
  ),
);
