import check from "#lib/checks/transform-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases((KmsKeyId?: string) => ({ TransformOutput: { S3OutputPath: "s3://ours/", KmsKeyId } }), {
    TransformJobArn: "arn:j",
  }),
);
