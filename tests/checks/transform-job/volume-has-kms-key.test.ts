import check from "#lib/checks/transform-job/volume-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const TransformJobArn = "arn:aws:sagemaker:us-east-1:482915630174:transform-job/score";
const on = (InstanceType: "ml.m5.xlarge" | "ml.g4dn.xlarge", VolumeKmsKeyId?: string) => ({
  resource: {
    TransformJobArn,
    TransformJobStatus: "Completed" as const,
    TransformResources: { InstanceType, InstanceCount: 4, VolumeKmsKeyId },
  },
});

testCheck(check, {
  pass: { "a key": on("ml.m5.xlarge", "alias/ml"), "an AWS managed key": on("ml.m5.xlarge", "alias/aws/ebs") },
  fail: {
    "no key": on("ml.m5.xlarge"),
    "a key for the output does not encrypt the volumes": {
      resource: {
        TransformJobArn,
        TransformJobStatus: "InProgress",
        TransformResources: { InstanceType: "ml.m5.xlarge" },
        TransformOutput: { KmsKeyId: "alias/ml" },
      },
    },
  },
  notApplicable: { "local NVMe disks": on("ml.g4dn.xlarge") },
  unknown: {
    "the answer is empty": { resource: {} },
    "no resources in the answer": { resource: { TransformJobArn } },
    "no ARN in the answer": { resource: { TransformResources: { VolumeKmsKeyId: "alias/ml" } } },
  },
});
