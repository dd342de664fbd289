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
      "access-keys-rotated": "Active access keys of IAM users are rotated within a number of days",
      "cloud-trail-encryption-enabled": "CloudTrail uses server-side encryption with a KMS key",
      "cloud-trail-log-file-validation-enabled": "CloudTrail creates a signed digest file with its logs",
      "cloudwatch-log-group-encrypted": "Log groups are encrypted with a KMS key",
      "cmk-backing-key-rotation-enabled": "Automatic rotation is enabled for each customer managed symmetric key",
      "cw-loggroup-retention-period-check": "Log groups keep events for at least a number of days",
      "ecr-private-image-scanning-enabled": "Private ECR repositories have image scanning enabled",
      "ecr-private-tag-immutability-enabled": "Private ECR repositories have tag immutability enabled",
      "guardduty-enabled-centralized": "GuardDuty is enabled in the account and region",
      "iam-password-policy": "The password policy of IAM users meets given requirements",
      "iam-policy-no-statements-with-admin-access":
        "Customer managed policies have no statement that allows every action on every resource",
      "iam-root-access-key-check": "The root user has no access key",
      "iam-user-unused-credentials-check": "IAM users have no credentials that were not used for a number of days",
      "macie-status-check": "Macie is enabled in the account per region",
      "mfa-enabled-for-iam-console-access": "IAM users with a console password have MFA enabled",
      "root-account-hardware-mfa-enabled": "The root user signs in with hardware MFA",
      "root-account-mfa-enabled": "The root user has MFA enabled",
      "s3-bucket-public-read-prohibited": "S3 buckets do not allow public read access",
      "s3-bucket-public-write-prohibited": "S3 buckets do not allow public write access",
      "s3-bucket-ssl-requests-only": "S3 bucket policies require requests to use SSL",
      "s3-bucket-versioning-enabled": "S3 buckets have versioning enabled",
      "s3-default-encryption-kms": "S3 buckets are encrypted with a KMS key by default",
      "sagemaker-app-image-config-tagged": "Studio app image configurations have tags, with the required keys",
      "sagemaker-data-quality-job-encrypt-in-transit":
        "Data quality job definitions encrypt traffic between containers",
      "sagemaker-data-quality-job-isolation": "Data quality job definitions have network isolation enabled",
      "sagemaker-domain-in-vpc": "Studio domains send their traffic through a VPC",
      "sagemaker-domain-tagged": "Studio domains have tags, with the required keys",
      "sagemaker-endpoint-config-kms-key-required": "Endpoint configurations name a KMS key",
      "sagemaker-endpoint-config-prod-instance-count": "Production variants have an initial instance count above one",
      "sagemaker-endpoint-configuration-kms-key-configured":
        "Endpoint configurations name a KMS key, of a list if one is given",
      "sagemaker-feature-group-tagged": "Feature groups have tags, with the required keys",
      "sagemaker-featuregroup-encryption-at-rest": "Offline stores of feature groups name a KMS key",
      "sagemaker-featuregroup-online-store-encryption":
        "Online stores of feature groups with standard storage name a KMS key",
      "sagemaker-image-tagged": "Studio images have tags, with the required keys",
      "sagemaker-inf-experiment-data-storage-kms-encrypted":
        "Inference experiments name a KMS key for the data that they store",
      "sagemaker-inf-experiment-instance-storage-kms-encrypted":
        "Inference experiments name a KMS key for the volumes of their instances",
      "sagemaker-inferenceexperiment-tagged": "Inference experiments have tags, with the required keys",
      "sagemaker-model-bias-job-encrypt-in-transit": "Model bias job definitions encrypt traffic between containers",
      "sagemaker-model-bias-job-isolation": "Model bias job definitions have network isolation enabled",
      "sagemaker-model-explainability-job-encrypt-in-transit":
        "Model explainability job definitions encrypt traffic between containers",
      "sagemaker-model-explainability-job-network-isolation":
        "Model explainability job definitions have network isolation enabled",
      "sagemaker-model-in-vpc": "Models use a VPC",
      "sagemaker-model-isolation-enabled": "Models have network isolation enabled",
      "sagemaker-model-quality-job-definition-isolation":
        "Model quality job definitions have network isolation enabled",
      "sagemaker-model-quality-job-encrypt-in-transit":
        "Model quality job definitions encrypt traffic between containers",
      "sagemaker-monitoring-schedule-isolation": "Monitoring schedules have network isolation enabled",
      "sagemaker-monitoring-schedule-traffic-encryption": "Monitoring schedules encrypt traffic between containers",
      "sagemaker-notebook-instance-inside-vpc": "Notebook instances are launched within a VPC",
      "sagemaker-notebook-instance-kms-key-configured": "Notebook instances name a KMS key, of a list if one is given",
      "sagemaker-notebook-instance-platform-version": "Notebook instances run on a supported platform",
      "sagemaker-notebook-instance-root-access-check": "Users of notebook instances have no root access",
      "sagemaker-notebook-instance-storage-vol-kms-encrypted":
        "Storage volumes of notebook instances are encrypted with a KMS key",
      "sagemaker-notebook-no-direct-internet-access": "Notebook instances have no direct internet access",
      "securityhub-enabled": "Security Hub is enabled for the account",
      "vpc-flow-logs-enabled": "VPCs have flow logs enabled",
    }),
  },
};
