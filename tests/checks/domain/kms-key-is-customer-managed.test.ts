import check from "#lib/checks/domain/kms-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resource = { DomainArn: "arn:d", DomainId: "d-abc123", KmsKeyId: keyArn };

testCheck(check, {
  pass: {
    "a customer managed key": { resource, inventory: inventoryOf([key()]) },
    "a customer managed key under the older name": {
      resource: { DomainArn: "arn:d", HomeEfsFileSystemKmsKeyId: keyArn },
      inventory: inventoryOf([key()]),
    },
  },
  fail: {
    "the AWS managed key of EFS": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is about to be deleted": { resource, inventory: inventoryOf([key({ KeyState: "PendingDeletion" })]) },
  },
  notApplicable: { "no key is set, which another check says": { resource: { DomainArn: "arn:d" } } },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
