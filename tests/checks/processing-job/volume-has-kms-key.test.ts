import check from "#lib/checks/processing-job/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const ProcessingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:processing-job/report";
const on = (InstanceType: "ml.m5.xlarge" | "ml.g5.xlarge", VolumeKmsKeyId?: string) => ({
  resource: {
    ProcessingJobArn,
    ProcessingJobStatus: "Completed" as const,
    ProcessingResources: { ClusterConfig: { InstanceType, InstanceCount: 1, VolumeKmsKeyId } },
  },
});

testCheck(check, {
  pass: { "a key": on("ml.m5.xlarge", "alias/ml"), "an AWS managed key": on("ml.m5.xlarge", "alias/aws/ebs") },
  fail: { "no key": on("ml.m5.xlarge") },
  notApplicable: { "local NVMe disks": on("ml.g5.xlarge") },
  unknown: {
    "the answer is empty": { resource: {} },
    "no resources in the answer": { resource: { ProcessingJobArn } },
    "no ARN in the answer": { resource: { ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: "alias/ml" } } } },
  },
});
