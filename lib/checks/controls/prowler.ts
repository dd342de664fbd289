import { type Framework, mapped } from "./framework.ts";

/** What each check tests. */
export const prowler: Framework = {
  id: "prowler",
  name: "Prowler checks",
  version: "2026-08",
  publisher: "Prowler",
  source: "https://hub.prowler.com/",
  controls: {
    ...mapped("The check tests the same condition, or one close to it", {
      cloudtrail_kms_encryption_enabled: "CloudTrail encrypts its log files with a KMS key",
      cloudtrail_log_file_validation_enabled: "CloudTrail validates its log files",
      cloudwatch_log_group_kms_encryption_enabled: "Log groups are encrypted with a KMS key",
      cloudwatch_log_group_retention_policy_specific_days_enabled: "Log groups keep events for a number of days",
      ecr_repositories_lifecycle_policy_enabled: "ECR repositories have a lifecycle policy",
      ecr_repositories_not_publicly_accessible: "ECR repositories are not open to everyone",
      ecr_repositories_scan_images_on_push_enabled: "ECR repositories scan images on push",
      ecr_repositories_scan_vulnerabilities_in_latest_image:
        "The latest image of ECR repositories has no vulnerabilities above a severity",
      ecr_repositories_tag_immutability: "ECR repositories have immutable tags",
      guardduty_is_enabled: "GuardDuty is enabled",
      iam_inline_policy_no_administrative_privileges: "Inline policies give no administrative privileges",
      iam_role_administratoraccess_policy: "Roles do not have the AdministratorAccess policy attached",
      iam_role_cross_service_confused_deputy_prevention:
        "Service roles are guarded against the cross-service confused deputy",
      inspector2_is_enabled: "Inspector is enabled",
      kms_cmk_rotation_enabled: "Customer managed KMS keys are rotated",
      macie_is_enabled: "Macie is enabled",
      s3_bucket_kms_encryption: "S3 buckets have default encryption with a KMS key",
      s3_bucket_object_versioning: "S3 buckets have object versioning enabled",
      s3_bucket_public_access: "S3 buckets are not open to everyone or to any AWS user",
      s3_bucket_secure_transport_policy: "S3 bucket policies refuse requests without TLS",
      sagemaker_domain_sso_configured: "SageMaker domains use SSO authentication instead of IAM mode",
      sagemaker_endpoint_config_kms_encryption_enabled: "Endpoint configurations name a KMS key",
      sagemaker_endpoint_config_prod_variant_instances:
        "SageMaker endpoint production variants should have at least two initial instances",
      sagemaker_models_network_isolation_enabled: "Models have network isolation enabled",
      sagemaker_models_vpc_settings_configured: "Models have VPC settings",
      sagemaker_notebook_instance_encryption_enabled: "Notebook instances name a KMS key",
      sagemaker_notebook_instance_no_secrets: "Notebook lifecycle configurations have no secrets",
      sagemaker_notebook_instance_root_access_disabled: "Notebook instances have root access disabled",
      sagemaker_notebook_instance_vpc_settings_configured: "Notebook instances have VPC settings",
      sagemaker_notebook_instance_without_direct_internet_access_configured:
        "Amazon SageMaker notebook instance has direct internet access disabled",
      sagemaker_training_jobs_intercontainer_encryption_enabled: "Training jobs encrypt traffic between containers",
      sagemaker_training_jobs_network_isolation_enabled: "Training jobs have network isolation enabled",
      sagemaker_training_jobs_volume_and_output_encryption_enabled: "Training jobs name a KMS key for their volumes",
      sagemaker_training_jobs_vpc_settings_configured: "Amazon SageMaker training job has VPC configuration enabled",
      securityhub_enabled: "Security Hub is enabled",
      vpc_endpoint_connections_trust_boundaries: "VPC endpoint policies stay within trusted accounts",
    }),
  },
};
