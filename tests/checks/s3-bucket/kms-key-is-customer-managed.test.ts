import check from "#lib/checks/s3-bucket/kms-key-is-customer-managed.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { key, keyArn, unreadKey } from "../keys.ts";

const by = (SSEAlgorithm: "AES256" | "aws:kms", KMSMasterKeyID?: string) => ({
  Name: "models",
  Encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID } }] },
});

testCheck(check, {
  pass: { "a key of one's own": { resource: by("aws:kms", keyArn), inventory: inventoryOf([key()]) } },
  fail: {
    "one that AWS manages": {
      resource: by("aws:kms", keyArn),
      inventory: inventoryOf([key({ KeyManager: "AWS" })]),
    },
    "none is named, so it is S3's": { resource: by("aws:kms") },
    "one that is disabled": {
      resource: by("aws:kms", keyArn),
      inventory: inventoryOf([key({ KeyState: "Disabled" })]),
    },
  },
  notApplicable: { "S3's own keys": { resource: by("AES256") } },
  unknown: {
    "KMS did not tell": { resource: by("aws:kms", keyArn), inventory: inventoryOf([unreadKey()]) },
    "a key of another region": {
      resource: by("aws:kms", keyArn.replace("us-east-1", "eu-west-1")),
      identity: { region: "eu-west-1" },
    },
    "nothing is said of encryption": { resource: { Name: "models" } },
  },
});
