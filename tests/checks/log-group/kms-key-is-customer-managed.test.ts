import check from "#lib/checks/log-group/kms-key-is-customer-managed.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { key, keyArn, unreadKey } from "../keys.ts";

const group = { logGroupName: "/aws/sagemaker/TrainingJobs", kmsKeyId: keyArn };

testCheck(check, {
  pass: { "it is": { resource: group, inventory: inventoryOf([key()]) } },
  fail: { "it is disabled": { resource: group, inventory: inventoryOf([key({ KeyState: "Disabled" })]) } },
  notApplicable: { "no key is named": { resource: { logGroupName: "/aws/sagemaker/studio" } } },
  unknown: {
    "it was not read": { resource: group, inventory: inventoryOf([unreadKey()]) },
    "the answer is not whole": { resource: {} },
  },
});
