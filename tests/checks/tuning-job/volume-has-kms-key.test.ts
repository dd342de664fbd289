import check from "#lib/checks/tuning-job/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

type Type = "ml.m5.xlarge" | "ml.g5.xlarge";
const resources = (InstanceType: Type, VolumeKmsKeyId?: string) => ({
  ResourceConfig: { InstanceType, InstanceCount: 1, VolumeKmsKeyId },
});
const choices = (types: Type[], VolumeKmsKeyId?: string) => ({
  HyperParameterTuningResourceConfig: {
    VolumeKmsKeyId,
    InstanceConfigs: types.map((InstanceType) => ({ InstanceType, InstanceCount: 1, VolumeSizeInGB: 10 })),
  },
});

testCheck(check, {
  pass: {
    "one definition with a key": {
      resource: { TrainingJobDefinition: resources("ml.m5.xlarge", "alias/ml") },
    },
    "every definition with a key, or without a need for one": {
      resource: {
        TrainingJobDefinitions: [
          resources("ml.m5.xlarge", "alias/ml"),
          choices(["ml.m5.xlarge"], "alias/ml"),
          resources("ml.g5.xlarge"),
        ],
      },
    },
  },
  fail: {
    "one definition without": { resource: { TrainingJobDefinition: resources("ml.m5.xlarge") } },
    "the second of a list without, which others do not look at": {
      resource: {
        HyperParameterTuningJobStatus: "Completed",
        TrainingJobDefinitions: [resources("ml.m5.xlarge", "alias/ml"), resources("ml.m5.xlarge")],
      },
    },
    "the other kind of resources without, which others do not look at": {
      resource: {
        HyperParameterTuningJobStatus: "InProgress",
        TrainingJobDefinition: choices(["ml.g5.xlarge", "ml.m5.xlarge"]),
      },
    },
    "a failing definition beside one that cannot be judged": {
      resource: { TrainingJobDefinitions: [{}, resources("ml.m5.xlarge")] },
    },
  },
  notApplicable: {
    "local NVMe disks everywhere": {
      resource: { TrainingJobDefinitions: [resources("ml.g5.xlarge"), choices(["ml.g5.xlarge"])] },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "an empty list of definitions": { resource: { TrainingJobDefinitions: [] } },
    "a definition that says nothing of its resources": { resource: { TrainingJobDefinition: {} } },
    "one definition has a key and the other says nothing": {
      resource: { TrainingJobDefinitions: [resources("ml.m5.xlarge", "alias/ml"), {}] },
    },
  },
});
