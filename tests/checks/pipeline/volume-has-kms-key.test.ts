import check from "#lib/checks/pipeline/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { condition, get, launchingNothing, pipelineOf, step, unreadable } from "./pipeline-of.ts";

const key = "arn:aws:kms:us-east-1:482915630174:key/0a1b2c3d-0000-4000-8000-000000000000";
const onDisks = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 };
const keyed = { ...onDisks, VolumeKmsKeyId: key };
const training = (ResourceConfig: unknown) => step("Training", { ResourceConfig });
const processing = (ClusterConfig: unknown, type = "Processing") =>
  step(type, { ProcessingResources: { ClusterConfig } });

testCheck(check, {
  pass: {
    "every kind of launch": pipelineOf([
      training(keyed),
      processing(keyed),
      processing(keyed, "ClarifyCheck"),
      processing(keyed, "QualityCheck"),
      step("Transform", { TransformResources: keyed }),
      step("Tuning", {
        TrainingJobDefinition: { ResourceConfig: keyed },
        TrainingJobDefinitions: [{ HyperParameterTuningResourceConfig: { ...keyed, InstanceConfigs: [] } }],
      }),
      step("Model", {}),
      condition([training(keyed)]),
    ]),
    "a key of AWS": pipelineOf([training({ ...onDisks, VolumeKmsKeyId: "alias/aws/sagemaker" })]),
    "a key that is the default of a parameter": pipelineOf(
      [training({ ...onDisks, VolumeKmsKeyId: get("Parameters.Key") })],
      [{ Name: "Key", Type: "String", DefaultValue: key }],
    ),
    "a key that is joined of what is known": pipelineOf(
      [training({ ...onDisks, VolumeKmsKeyId: { "Std:Join": { On: "/", Values: ["alias", get("Parameters.Key")] } } })],
      [{ Name: "Key", DefaultValue: "ml" }],
    ),
    "a key, whatever the type is": pipelineOf([training({ ...keyed, InstanceType: get("Parameters.Type") })]),
    "local disks beside a key": pipelineOf([training(keyed), training({ InstanceType: "ml.g5.xlarge" })]),
  },
  fail: {
    "no key in one step of several": pipelineOf([training(keyed), processing(onDisks)]),
    "an empty key": pipelineOf([training({ ...onDisks, VolumeKmsKeyId: "" })]),
    "a default that is empty": pipelineOf(
      [training({ ...onDisks, VolumeKmsKeyId: get("Parameters.Key") })],
      [{ Name: "Key", DefaultValue: "" }],
    ),
    "a type that is the default of a parameter": pipelineOf(
      [training({ ...onDisks, InstanceType: get("Parameters.Type") })],
      [{ Name: "Type", DefaultValue: "ml.m5.large" }],
    ),
    "a group with volumes": pipelineOf([
      training({ InstanceGroups: [{ InstanceType: "ml.g5.xlarge" }, { InstanceType: "ml.c5.xlarge" }] }),
    ]),
    "a transform step": pipelineOf([step("Transform", { TransformResources: onDisks })]),
    "a step within a condition": pipelineOf([condition([training(onDisks)])]),
    "one of the definitions of a tuning step": pipelineOf([
      step("Tuning", { TrainingJobDefinitions: [{ ResourceConfig: keyed }, { ResourceConfig: onDisks }] }),
    ]),
    "the newer way to say what tuned jobs run on": pipelineOf([
      step("Tuning", { TrainingJobDefinition: { HyperParameterTuningResourceConfig: onDisks } }),
    ]),
  },
  notApplicable: {
    ...launchingNothing,
    "local disks alone": pipelineOf([
      training({ InstanceType: "ml.p4d.24xlarge", InstanceCount: get("Parameters.N") }),
    ]),
    "a model alone": pipelineOf([step("Model", {})]),
  },
  unknown: {
    ...unreadable,
    "a key that an execution is given": pipelineOf(
      [training({ ...onDisks, VolumeKmsKeyId: get("Parameters.Key") })],
      [{ Name: "Key", Type: "String" }],
    ),
    "a key that another step gives": pipelineOf([training({ ...onDisks, VolumeKmsKeyId: get("Steps.A.Key") })]),
    "a key that is joined of what is not known": pipelineOf([
      training({ ...onDisks, VolumeKmsKeyId: { "Std:Join": { On: "/", Values: ["alias", get("Execution.Name")] } } }),
    ]),
    "a type that an execution is given": pipelineOf([training({ ...onDisks, InstanceType: get("Parameters.Type") })]),
    "resources that another step gives": pipelineOf([training(get("Steps.A.Resources"))]),
    "no resources": pipelineOf([training(undefined)]),
    "groups that are none": pipelineOf([training({ InstanceGroups: "many" })]),
    "a group whose type is not given": pipelineOf([training({ InstanceGroups: [null, { InstanceType: get("A") }] })]),
  },
});
