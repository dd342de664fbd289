import check from "#lib/checks/s3-bucket/has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { keyArn } from "../keys.ts";

const by = (SSEAlgorithm: "AES256" | "aws:kms" | "aws:kms:dsse", KMSMasterKeyID?: string) => ({
  Name: "models",
  Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }] },
});

testCheck(check, {
  pass: {
    "a key is named": { resource: by("aws:kms", keyArn) },
    "with two layers": { resource: by("aws:kms:dsse", "alias/ml") },
    "the key that AWS manages for S3, which need not be named": { resource: by("aws:kms") },
  },
  fail: {
    "S3's own keys": { resource: by("AES256") },
    "a bucket of before there was a default": { resource: { Name: "models", Encryption: null } },
    "no rule": { resource: { Name: "models", Encryption: { Rules: [] } } },
  },
  unknown: { "nothing is said of encryption": { resource: { Name: "models" } } },
});
