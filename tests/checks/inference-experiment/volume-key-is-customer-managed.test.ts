import check from "#lib/checks/inference-experiment/volume-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resource = { Arn: "arn:t", Status: "Running", KmsKey: keyArn } as const;

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "a key that AWS manages": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is disabled": { resource, inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: {
    "it is over": { resource: { ...resource, Status: "Cancelled" } },
    "no key is named, which another check says": { resource: { ...resource, KmsKey: undefined } },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
