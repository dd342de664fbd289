import check from "#lib/checks/pipeline/volume-key-is-customer-managed.ts";
import { key, keyArn, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, testCheck } from "#tests/support/test-check.ts";
import { condition, get, launchingNothing, pipelineOf, step, unreadable } from "./pipeline-of.ts";

const training = (VolumeKmsKeyId?: unknown) =>
  step("Training", { ResourceConfig: { InstanceType: "ml.m5.xlarge", VolumeKmsKeyId } });
const own = { inventory: inventoryOf([key()]) };
const parameters = [{ Name: "Key", Type: "String", DefaultValue: keyArn }];

testCheck(check, {
  pass: {
    "a key of one's own": { ...pipelineOf([training(keyArn)]), ...own },
    "a key that is the default of a parameter": {
      ...pipelineOf([training(get("Parameters.Key"))], parameters),
      ...own,
    },
    "one step with a key, and one without, which another check is about": {
      ...pipelineOf([training(keyArn), training()]),
      ...own,
    },
  },
  fail: {
    "the key of one step of several is AWS's": { ...pipelineOf([training(keyArn), training("alias/aws/ebs")]), ...own },
    "a step within a condition": pipelineOf([condition([training("alias/aws/sagemaker")])]),
    "a key that is disabled": {
      ...pipelineOf([training(keyArn)]),
      inventory: inventoryOf([key({ KeyState: "Disabled" })]),
    },
  },
  notApplicable: {
    ...launchingNothing,
    "no key": pipelineOf([training()]),
    "an empty key": pipelineOf([training("")]),
  },
  unknown: {
    ...unreadable,
    "a key that cannot be read": { ...pipelineOf([training(keyArn)]), inventory: inventoryOf([unreadKey()]) },
    "a key that an execution is given": pipelineOf([training(get("Parameters.Key"))]),
  },
});
