import check from "#lib/checks/tuning-job/volume-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resources = (VolumeKmsKeyId?: string) => ({ ResourceConfig: { VolumeKmsKeyId } });
const withKey = (VolumeKmsKeyId?: string) => ({ TrainingJobDefinition: resources(VolumeKmsKeyId) });

testCheck(check, {
  pass: { "a customer managed key": { resource: withKey(keyArn), inventory: inventoryOf([key()]) } },
  fail: {
    "a key of AWS by its ARN": { resource: withKey(keyArn), inventory: inventoryOf([key({ KeyManager: "AWS" })]) },
    "the second of two definitions": {
      resource: { TrainingJobDefinitions: [resources(keyArn), resources("alias/aws/ebs")] },
      inventory: inventoryOf([key()]),
    },
    "a key that is about to be deleted": {
      resource: withKey(keyArn),
      inventory: inventoryOf([key({ KeyState: "PendingDeletion" })]),
    },
  },
  notApplicable: { "no key is named, which another check says": { resource: withKey() } },
  unknown: {
    "the key may not be read": { resource: withKey(keyArn), inventory: inventoryOf([unreadKey()]) },
    "the answer is empty": { resource: {} },
  },
});
