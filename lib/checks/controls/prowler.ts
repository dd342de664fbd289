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
      iam_inline_policy_no_administrative_privileges: "Inline policies give no administrative privileges",
      iam_role_administratoraccess_policy: "Roles do not have the AdministratorAccess policy attached",
      iam_role_cross_service_confused_deputy_prevention:
        "Service roles are guarded against the cross-service confused deputy",
      s3_bucket_kms_encryption: "S3 buckets have default encryption with a KMS key",
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
      vpc_endpoint_connections_trust_boundaries: "VPC endpoint policies stay within trusted accounts",
    }),
  },
};
