import check from "#lib/checks/inference-router/async-output-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resource = {
  InferenceRouterArn: "arn:r",
  RoutingTargets: [{ AsyncInferenceConfig: { OutputConfig: { KmsKeyId: keyArn } } }],
};

testCheck(check, {
  pass: { "a customer managed key": { resource, inventory: inventoryOf([key()]) } },
  fail: {
    "a key that AWS manages": { resource, inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "a key that is disabled": { resource, inventory: inventoryOf([key({ KeyState: "Disabled" })]) },
  },
  notApplicable: {
    "it answers at once": { resource: { ...resource, RoutingTargets: [{ Name: "now" }] } },
    "no key is named, which another check says": {
      resource: { ...resource, RoutingTargets: [{ AsyncInferenceConfig: { OutputConfig: {} } }] },
    },
  },
  unknown: {
    "the key may not be read": { resource, inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
