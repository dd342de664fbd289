import check from "#lib/checks/notebook-instance/kms-key-is-customer-managed.ts";
import { key, keyArn, keyId, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const NotebookInstanceArn = "arn:nb";
const withKey = (KmsKeyId: string, ...readings: Parameters<typeof inventoryOf>[0]) => ({
  resource: { NotebookInstanceArn, KmsKeyId },
  inventory: inventoryOf(readings),
});

testCheck(check, {
  pass: {
    "a customer managed key, named by ARN": withKey(keyArn, key()),
    "the same key named by id, where a join on ARNs finds nothing": withKey(keyId, key({}, keyId)),
    "the same key behind an alias": withKey("alias/notebooks", key({}, "alias/notebooks")),
  },
  fail: {
    "a key of AWS given as a plain ARN, where a look at the alias sees nothing": withKey(
      keyArn,
      key({ KeyManager: "AWS" }),
    ),
    "a key that is disabled": withKey(keyArn, key({ KeyState: "Disabled" })),
    "a key that is about to be deleted": withKey(keyArn, key({ KeyState: "PendingDeletion" })),
  },
  notApplicable: { "no key is set, which another check says": { resource: { NotebookInstanceArn } } },
  unknown: {
    "the key may not be read": withKey(keyArn, unreadKey()),
    "KMS knows no such key": withKey(keyArn),
    "keys could not be read at all": {
      resource: { NotebookInstanceArn, KmsKeyId: keyArn },
      inventory: inventoryOf([], ["kms-key"]),
    },
    "KMS did not say who manages the key": withKey(keyArn, key({ KeyManager: undefined })),
    "the answer is empty": { resource: {} },
  },
});
