import check from "#lib/checks/ecr-repository/storage-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { keyArn } from "../keys.ts";

const of = (encryptionType: "AES256" | "KMS" | "KMS_DSSE", kmsKey?: string) => ({
  resource: { encryptionConfiguration: { encryptionType, kmsKey } },
});

testCheck(check, {
  pass: { "a key": of("KMS", keyArn), "two layers of it": of("KMS_DSSE", keyArn) },
  fail: { "a key of S3": of("AES256") },
  unknown: { "nothing is said of it": { resource: { repositoryArn: "arn:r" } } },
});
