import check from "#lib/checks/optimization-job/output-key-is-customer-managed.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { volumeKeyCases } from "../volume-keys.ts";

testCheck(
  check,
  volumeKeyCases((KmsKeyId?: string) => ({
    OptimizationJobArn: "arn:j",
    ...{ OutputConfig: { S3OutputLocation: "s3://ours/", KmsKeyId } },
  })),
);
