import { type Framework, mapped } from "./framework.ts";

/** What each rule tests. Source: AWS Config developer guide, "List of AWS Config Managed Rules". */
export const awsConfig: Framework = {
  id: "aws-config",
  name: "AWS Config managed rules",
  version: "2026-11",
  publisher: "Amazon Web Services",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html",
  controls: {
    ...mapped("The rule tests the check's own condition", {
      "iam-policy-no-statements-with-admin-access":
        "Customer managed policies have no statement that allows every action on every resource",
      "s3-bucket-public-read-prohibited": "S3 buckets do not allow public read access",
      "s3-bucket-public-write-prohibited": "S3 buckets do not allow public write access",
      "s3-bucket-ssl-requests-only": "S3 bucket policies require requests to use SSL",
      "s3-default-encryption-kms": "S3 buckets are encrypted with a KMS key by default",
      "sagemaker-domain-in-vpc": "Studio domains send their traffic through a VPC",
      "sagemaker-endpoint-config-kms-key-required": "Endpoint configurations name a KMS key",
      "sagemaker-endpoint-config-prod-instance-count": "Production variants have an initial instance count above one",
      "sagemaker-endpoint-configuration-kms-key-configured":
        "Endpoint configurations name a KMS key, of a list if one is given",
      "sagemaker-inf-experiment-data-storage-kms-encrypted":
        "Inference experiments name a KMS key for the data that they store",
      "sagemaker-inf-experiment-instance-storage-kms-encrypted":
        "Inference experiments name a KMS key for the volumes of their instances",
      "sagemaker-model-in-vpc": "Models use a VPC",
      "sagemaker-model-isolation-enabled": "Models have network isolation enabled",
      "sagemaker-notebook-instance-inside-vpc": "Notebook instances are launched within a VPC",
      "sagemaker-notebook-instance-kms-key-configured": "Notebook instances name a KMS key, of a list if one is given",
      "sagemaker-notebook-instance-platform-version": "Notebook instances run on a supported platform",
      "sagemaker-notebook-instance-root-access-check": "Users of notebook instances have no root access",
      "sagemaker-notebook-instance-storage-vol-kms-encrypted":
        "Storage volumes of notebook instances are encrypted with a KMS key",
      "sagemaker-notebook-no-direct-internet-access": "Notebook instances have no direct internet access",
    }),
  },
};
