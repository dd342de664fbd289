import check from "#lib/checks/training-job/output-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const withKey = (KmsKeyId?: string, S3OutputPath = "s3://models/churn") => ({
  TrainingJobArn: "arn:j",
  OutputDataConfig: { S3OutputPath, KmsKeyId },
});

testCheck(check, {
  pass: { "a customer managed key": { resource: withKey(keyArn), inventory: inventoryOf([key()]) } },
  fail: {
    "a key of AWS by its ARN": { resource: withKey(keyArn), inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is about to be deleted": {
      resource: withKey(keyArn),
      inventory: inventoryOf([key({ KeyState: "PendingDeletion" })]),
    },
  },
  notApplicable: {
    "no key is named, which another check says": { resource: withKey() },
    "S3 Express One Zone takes no KMS key": { resource: withKey(keyArn, "s3://models--use1-az4--x-s3/churn") },
  },
  unknown: {
    "the key may not be read": { resource: withKey(keyArn), inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
