import check from "#lib/checks/training-job/encrypts-traffic-between-instances.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const on = { EnableInterContainerTrafficEncryption: true };
const of = (InstanceCount: number) => ({ ResourceConfig: { InstanceType: "ml.m5.xlarge" as const, InstanceCount } });
const group = (InstanceCount: number) => ({
  InstanceGroupName: "g",
  InstanceType: "ml.m5.xlarge" as const,
  InstanceCount,
});

testCheck(check, {
  pass: {
    "several instances, encrypted": { resource: { TrainingJobArn, ...of(4), ...on } },
    "one instance, encrypted all the same": { resource: { TrainingJobArn, ...of(1), ...on } },
    "encrypted, whatever the number of instances": { resource: { TrainingJobArn, ...on } },
  },
  fail: {
    "two instances in the clear": {
      resource: { TrainingJobArn, ...of(2), EnableInterContainerTrafficEncryption: false },
    },
    "the flag was never set": { resource: { TrainingJobArn, TrainingJobStatus: "InProgress", ...of(3) } },
    "groups of one instance each work together": {
      resource: { TrainingJobArn, ResourceConfig: { InstanceGroups: [group(1), group(1)] } },
    },
    "AWS selected two instances": {
      resource: { TrainingJobArn, ResourceConfig: { InstanceCount: 1, SelectedInstanceCount: 2 } },
    },
  },
  notApplicable: {
    "a single instance talks to nobody": { resource: { TrainingJobArn, ...of(1) } },
    "a single group of one": { resource: { TrainingJobArn, ResourceConfig: { InstanceGroups: [group(1)] } } },
    "a serverless job": { resource: { TrainingJobArn, ServerlessJobConfig: { JobType: "FineTuning" } } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "AWS does not say how many instances": {
      resource: { TrainingJobArn, ResourceConfig: { InstanceType: "ml.m5.xlarge" } },
    },
    "one group without a count": { resource: { TrainingJobArn, ResourceConfig: { InstanceGroups: [group(1), {}] } } },
    "the flag is no boolean": {
      resource: { TrainingJobArn, ...of(2), EnableInterContainerTrafficEncryption: "yes" as never },
    },
  },
});
