import check from "#lib/checks/labeling-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases((KmsKeyId?: string) => ({ OutputConfig: { S3OutputPath: "s3://ours/", KmsKeyId } }), {
    LabelingJobArn: "arn:j",
  }),
);
