import check from "#lib/checks/training-job/volume-has-kms-key.ts";
import { inventoryOf, reading, region, testCheck, unread } from "#tests/support/test-check.ts";

const TrainingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:training-job/churn";
const keyArn = `arn:aws:kms:${region}:482915630174:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const key = (KeyManager: "AWS" | "CUSTOMER", KeyState: "Enabled" | "Disabled" = "Enabled") =>
  inventoryOf([reading("kms-key", keyArn, { Arn: keyArn, KeyManager, KeyState }, { arn: keyArn })]);
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
    "a customer managed key": { ...job("ml.m5.xlarge", keyArn), inventory: key("CUSTOMER") },
    "a key that has been disabled since": { ...job("ml.m5.xlarge", keyArn), inventory: key("CUSTOMER", "Disabled") },
    "a key of another account, which nobody here may describe": {
      ...job("ml.m5.xlarge", keyArn.replace("482915630174", "111122223333")),
      inventory: inventoryOf([unread("kms-key", "shared", { arn: keyArn.replace("482915630174", "111122223333") })]),
    },
  },
  fail: {
    "no key was ever named": job("ml.m5.xlarge"),
    "an empty key": job("ml.m5.xlarge", ""),
    "the key is AWS managed": { ...job("ml.m5.xlarge", keyArn), inventory: key("AWS") },
    "the alias is one that AWS reserves": job("ml.m5.xlarge", "alias/aws/ebs"),
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
    "a key that is not there": job("ml.m5.xlarge", keyArn),
    "the key could not be read": {
      ...job("ml.m5.xlarge", keyArn),
      inventory: inventoryOf([unread("kms-key", keyArn, { arn: keyArn })]),
    },
  },
});
