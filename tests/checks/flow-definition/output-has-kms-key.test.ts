import check from "#lib/checks/flow-definition/output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (KmsKeyId?: string) => ({
  resource: { FlowDefinitionArn: "arn:f", OutputConfig: { S3OutputPath: "s3://f/", KmsKeyId } },
});

testCheck(check, {
  pass: { "a key": of("alias/ml"), "a key of AWS": of("alias/aws/s3") },
  fail: { "no key": of() },
  unknown: { "the answer is empty": { resource: {} } },
});
