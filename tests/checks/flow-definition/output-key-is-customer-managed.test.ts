import check from "#lib/checks/flow-definition/output-key-is-customer-managed.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId) => ({ FlowDefinitionArn: "arn:f", OutputConfig: { S3OutputPath: "s3://f/", KmsKeyId } })),
);
