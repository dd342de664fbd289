import check from "#lib/checks/cloudtrail-trail/kms-key-is-customer-managed.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { key, keyArn, unreadKey } from "../keys.ts";

const TrailARN = "arn:aws:cloudtrail:us-east-1:482915630174:trail/company";
const trail = { TrailARN, KmsKeyId: keyArn };

testCheck(check, {
  pass: { "it is": { resource: trail, inventory: inventoryOf([key()]) } },
  fail: { "it is about to go": { resource: trail, inventory: inventoryOf([key({ KeyState: "PendingDeletion" })]) } },
  notApplicable: { "no key is named": { resource: { TrailARN } } },
  unknown: {
    "it was not read": { resource: trail, inventory: inventoryOf([unreadKey()]) },
    "the answer is not whole": { resource: {} },
  },
});
