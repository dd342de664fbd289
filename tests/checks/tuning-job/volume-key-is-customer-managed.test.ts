import check from "#lib/checks/tuning-job/volume-key-is-customer-managed.ts";
import { key, keyArn } from "#tests/checks/keys.ts";
import { volumeKeyCases } from "#tests/checks/volume-keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";

const resources = (VolumeKmsKeyId?: string) => ({ ResourceConfig: { VolumeKmsKeyId } });
const cases = volumeKeyCases((reference) => ({ TrainingJobDefinition: resources(reference) }));

testCheck(check, {
  ...cases,
  fail: {
    ...cases.fail,
    "the second of two definitions": {
      resource: { TrainingJobDefinitions: [resources(keyArn), resources("alias/aws/ebs")] },
      inventory: inventoryOf([key()]),
    },
  },
});
