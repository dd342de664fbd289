/**
 * Checks of Prowler's that ask what one of ours asks, of the same resource. Source: Prowler 5.46.0, `prowler/providers/aws/services/sagemaker`.
 * Its other checks of SageMaker are about regions, or look for secrets where another resource holds them.
 */
export const prowlerChecks: Readonly<Record<string, string>> = {
  sagemaker_domain_sso_configured: "domain/uses-identity-center",
  sagemaker_endpoint_config_kms_encryption_enabled: "endpoint-config/has-kms-key",
  sagemaker_endpoint_config_prod_variant_instances: "endpoint-config/more-than-one-instance",
  sagemaker_models_network_isolation_enabled: "model/network-isolation",
  sagemaker_models_vpc_settings_configured: "model/in-vpc",
  sagemaker_notebook_instance_encryption_enabled: "notebook-instance/has-kms-key",
  sagemaker_notebook_instance_root_access_disabled: "notebook-instance/no-root-access",
  sagemaker_notebook_instance_vpc_settings_configured: "notebook-instance/in-vpc",
  sagemaker_notebook_instance_without_direct_internet_access_configured: "notebook-instance/no-direct-internet-access",
  sagemaker_training_jobs_intercontainer_encryption_enabled: "training-job/encrypts-traffic-between-instances",
  sagemaker_training_jobs_network_isolation_enabled: "training-job/network-isolation",
  // Whatever its name says, it never looks at the output.
  sagemaker_training_jobs_volume_and_output_encryption_enabled: "training-job/volume-has-kms-key",
  sagemaker_training_jobs_vpc_settings_configured: "training-job/in-vpc",
};

/** Kinds that Prowler calls by the name at the end of their ARN: all of these but domains, whose ARN ends in an id. */
export const prowlerNamed: readonly string[] = [
  ...new Set(
    Object.entries(prowlerChecks).flatMap(([theirs, ours]) =>
      theirs.startsWith("sagemaker_domain_") ? [] : ours.slice(0, ours.indexOf("/")),
    ),
  ),
];
