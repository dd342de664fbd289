import check from "#lib/checks/tuning-job/encrypts-traffic-between-instances.ts";
import { testCheck } from "#tests/support/test-check.ts";

const on = { EnableInterContainerTrafficEncryption: true };
const of = (InstanceCount: number) => ({ ResourceConfig: { InstanceType: "ml.m5.xlarge" as const, InstanceCount } });
const flexibly = (InstanceCount: number) => ({
  HyperParameterTuningResourceConfig: { InstanceConfigs: [{ InstanceType: "ml.m5.xlarge" as const, InstanceCount }] },
});

testCheck(check, {
  pass: {
    "several instances, encrypted": { resource: { TrainingJobDefinition: { ...of(4), ...on } } },
    "one instance, encrypted all the same": { resource: { TrainingJobDefinitions: [{ ...of(1), ...on }] } },
  },
  fail: {
    "two instances in the clear": { resource: { TrainingJobDefinition: of(2) } },
    "two of several to choose from": { resource: { TrainingJobDefinition: flexibly(2) } },
    "one of the definitions": { resource: { TrainingJobDefinitions: [of(1), of(2)] } },
    "by Horovod": {
      resource: { TrainingJobDefinition: { ...of(2), StaticHyperParameters: { sagemaker_mpi_enabled: "true" } } },
    },
  },
  notApplicable: { "a single instance talks to nobody": { resource: { TrainingJobDefinition: of(1) } } },
  unknown: {
    "there is no definition": { resource: {} },
    "AWS does not say how many instances": { resource: { TrainingJobDefinition: { RoleArn: "arn:r" } } },
  },
});
