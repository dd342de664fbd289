import check from "#lib/checks/compilation-job/output-key-is-customer-managed.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { key, keyArn } from "../keys.ts";

const to = (KmsKeyId: string | undefined, ...keys: Parameters<typeof inventoryOf>[0]) => ({
  resource: { CompilationJobArn: "arn:j", OutputConfig: { S3OutputLocation: "s3://compiled/", KmsKeyId } },
  inventory: inventoryOf(keys),
});

testCheck(check, {
  pass: { "a key of one's own": to(keyArn, key({})) },
  fail: { "AWS manages it": to("alias/aws/s3"), "it is disabled": to(keyArn, key({ KeyState: "Disabled" })) },
  notApplicable: { "none is named": to(undefined) },
  unknown: { "it was not found": to(keyArn), "no output in the answer": { resource: { CompilationJobArn: "arn:j" } } },
  sure: { without: ["kms-key"], because: "the name of an AWS managed key says what it is" },
});
