import check from "#lib/checks/inference-experiment/captured-data-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resource = {
  Arn: "arn:t",
  Status: "Running" as const,
  DataStorageConfig: { Destination: "s3://ours/shadow", KmsKey: keyArn },
};

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "a key that AWS manages": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is disabled": { resource, inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: {
    "nothing is stored": { resource: { ...resource, DataStorageConfig: undefined } },
    "it is over": { resource: { ...resource, Status: "Completed" } },
    "no key is named, which another check says": {
      resource: { ...resource, DataStorageConfig: { Destination: "s3://ours/shadow" } },
    },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
