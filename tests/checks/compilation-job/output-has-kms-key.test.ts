import check from "#lib/checks/compilation-job/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const CompilationJobArn = "arn:j";
const to = (KmsKeyId?: string) => ({
  resource: { CompilationJobArn, OutputConfig: { S3OutputLocation: "s3://compiled/", KmsKeyId } },
});

testCheck(check, {
  pass: { "a key by its alias": to("alias/ml") },
  fail: { "no key: S3 takes its default": to(), "an empty one": to("") },
  unknown: {
    "no output in the answer": { resource: { CompilationJobArn } },
    "no ARN in the answer": { resource: { OutputConfig: { KmsKeyId: "alias/ml" } } },
  },
});
