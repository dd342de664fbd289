import check from "#lib/checks/training-job/volume-has-kms-key.ts";
import { keyArn } from "#tests/checks/keys.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const job = (InstanceType: string, VolumeKmsKeyId?: string) => ({
  resource: {
    TrainingJobArn,
    TrainingJobStatus: "Completed" as const,
    ResourceConfig: { InstanceType: InstanceType as "ml.m5.xlarge", InstanceCount: 1, VolumeKmsKeyId },
  },
});
const group = (InstanceType: string) => ({ InstanceType: InstanceType as "ml.m5.xlarge", InstanceCount: 1 });

testCheck(check, {
  pass: {
    "a key, whoever manages it": job("ml.m5.xlarge", keyArn),
    "an alias that AWS reserves": job("ml.m5.xlarge", "alias/aws/ebs"),
  },
  fail: {
    "no key was ever named": job("ml.m5.xlarge"),
    "an empty key": job("ml.m5.xlarge", ""),
    "one of two groups keeps its data on EBS": {
      resource: { TrainingJobArn, ResourceConfig: { InstanceGroups: [group("ml.g5.xlarge"), group("ml.c5.xlarge")] } },
    },
    "a job that still runs": {
      resource: { TrainingJobArn, TrainingJobStatus: "InProgress", ResourceConfig: group("ml.m5.xlarge") },
    },
  },
  notApplicable: {
    "local NVMe disks, for which AWS refuses a key": job("ml.p4d.24xlarge"),
    "a family that the SDK's own rule forgets": job("ml.trn2.48xlarge"),
    "AWS selected a type with local disks": {
      resource: {
        TrainingJobArn,
        ResourceConfig: { InstanceType: "ml.m5.xlarge", SelectedInstanceType: "ml.g5.xlarge" },
      },
    },
    "a serverless job": { resource: { TrainingJobArn, ServerlessJobConfig: { JobType: "FineTuning" } } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "an instance family that is not known": job("ml.x99.large"),
    "no instance type": { resource: { TrainingJobArn, ResourceConfig: { InstanceCount: 1 } } },
    "a key in an answer without ARN": { resource: { ResourceConfig: { VolumeKmsKeyId: keyArn } } },
  },
});
