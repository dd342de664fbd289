import check from "#lib/checks/endpoint-config/async-output-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resource = {
  EndpointConfigArn: "arn:c",
  AsyncInferenceConfig: { OutputConfig: { KmsKeyId: keyArn } },
};

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "a key that AWS manages": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is disabled": { resource, inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: {
    "it answers at once": { resource: { EndpointConfigArn: "arn:c" } },
    "no key is named, which another check says": {
      resource: { ...resource, AsyncInferenceConfig: { OutputConfig: {} } },
    },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
