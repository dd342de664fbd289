import check from "#lib/checks/auto-ml-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases((KmsKeyId?: string) => ({ OutputDataConfig: { S3OutputPath: "s3://ours/", KmsKeyId } }), {
    AutoMLJobArn: "arn:j",
  }),
);
