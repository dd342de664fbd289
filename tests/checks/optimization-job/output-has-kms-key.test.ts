import check from "#lib/checks/optimization-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { namedKeyCases } from "../output-keys.ts";

testCheck(
  check,
  namedKeyCases((KmsKeyId?: string) => ({ OutputConfig: { S3OutputLocation: "s3://ours/", KmsKeyId } }), {
    OptimizationJobArn: "arn:j",
  }),
);
