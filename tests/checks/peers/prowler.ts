import { reading } from "#tests/support/test-check.ts";
import { key, keyArn } from "../keys.ts";
import { type Defect, defect, of } from "./defect.ts";

/*
 * Prowler, source of 2026-08-21; of 5.46.0 (2026-11) where it says so. Privilege escalation stands in privilege.ts.
 */

const notebook = { NotebookInstanceArn: of("notebook-instance"), NotebookInstanceName: "subject-name" };
const config = { EndpointConfigArn: of("endpoint-config"), EndpointConfigName: "subject-name" };
const job = {
  TrainingJobArn: of("training-job"),
  OutputDataConfig: { S3OutputPath: "s3://ours/models", KmsKeyId: keyArn },
};
const on = (InstanceType: "ml.m5.xlarge" | "ml.p4d.24xlarge", InstanceCount = 1) => ({
  ResourceConfig: { InstanceType, InstanceCount },
});
const variant = (settings: object) => ({ ...config, ProductionVariants: [{ VariantName: "main", ...settings }] });
const secret = (text: string) => Buffer.from(`#!/bin/bash\nexport ${text}\n`).toString("base64");
const token = "GITHUB_TOKEN=ghp_3kR9vZq1XbT7mLw2YcN8dHs4JfA6uE0pGtQx";

export const prowler: readonly Defect[] = [
  defect(
    "notebook-instance",
    { ...notebook, DirectInternetAccess: "Disabled", RootAccess: "Enabled" },
    {
      rule: "Prowler sagemaker_notebook_instance_without_direct_internet_access_configured, before 5.46",
      wrong: "reads RootAccess where it asks for DirectInternetAccess",
      says: "fail",
      because: "the two settings have nothing to do with each other: DescribeNotebookInstance gives each by itself",
      verdicts: { "no-direct-internet-access": "pass", "no-root-access": "fail" },
    },
  ),
  defect(
    "notebook-instance",
    { ...notebook, DirectInternetAccess: "Enabled", RootAccess: "Disabled" },
    {
      rule: "Prowler sagemaker_notebook_instance_without_direct_internet_access_configured, before 5.46",
      wrong: "reads RootAccess where it asks for DirectInternetAccess",
      says: "pass",
      because: "DirectInternetAccess Enabled gives the notebook a way to the internet, whoever is root",
      verdicts: { "no-direct-internet-access": "fail", "no-root-access": "pass" },
    },
  ),
  ...(["AWS", "CUSTOMER"] as const).map((KeyManager) =>
    defect(
      "notebook-instance",
      { ...notebook, KmsKeyId: keyArn },
      {
        rule: "Prowler sagemaker_notebook_instance_encryption_enabled",
        wrong: "is content with any key, one of AWS's and one about to be deleted among them",
        says: "pass",
        because: "the policy of an AWS managed key cannot be changed, and a key that is pending deletion opens nothing",
        beside: [key({ KeyManager, KeyState: KeyManager === "AWS" ? "Enabled" : "PendingDeletion" })],
        verdicts: { "has-kms-key": "pass", "kms-key-is-customer-managed": "fail" },
      },
    ),
  ),
  defect(
    "notebook-lifecycle-config",
    { NotebookInstanceLifecycleConfigArn: of("x"), OnCreate: [], OnStart: [{ Content: secret(token) }] },
    {
      rule: "Prowler sagemaker_notebook_instance_no_secrets",
      wrong: "looks only at scripts that a notebook has, so not at this one",
      says: "nothing",
      because: "whoever may describe the configuration reads its script, attached or not",
      verdicts: { "no-secrets": "fail" },
    },
  ),
  defect(
    "studio-lifecycle-config",
    { StudioLifecycleConfigArn: of("studio-lifecycle-config"), StudioLifecycleConfigContent: secret(token) },
    {
      rule: "Prowler sagemaker_notebook_instance_no_secrets",
      wrong: "leaves out the scripts of Studio",
      says: "nothing",
      because: "DescribeStudioLifecycleConfig gives the script to whoever may call it",
      verdicts: { "no-secrets": "fail" },
    },
  ),
  ...[true, false].map((EnableNetworkIsolation) =>
    defect(
      "endpoint-config",
      { ...variant({ InstanceType: "ml.g5.xlarge", InitialInstanceCount: 2 }), EnableNetworkIsolation },
      {
        rule: "Prowler sagemaker_models_network_isolation_enabled, …_vpc_settings_configured",
        wrong: "asks models alone: the isolation, VPC and role of inference components stand in the endpoint config",
        says: "nothing",
        because: "CreateEndpointConfig takes EnableNetworkIsolation and VpcConfig for variants that name no model",
        verdicts: { "network-isolation": EnableNetworkIsolation ? "pass" : "fail", "in-vpc": "fail" },
      },
    ),
  ),
  defect(
    "training-job",
    { ...job, ...on("ml.m5.xlarge"), EnableInterContainerTrafficEncryption: false },
    {
      rule: "Prowler sagemaker_training_jobs_intercontainer_encryption_enabled",
      wrong: "does not count the instances",
      says: "fail",
      because: "the setting does not affect training jobs with a single compute instance",
      verdicts: { "encrypts-traffic-between-instances": "not-applicable" },
    },
  ),
  defect(
    "training-job",
    {
      ...job,
      ResourceConfig: {
        InstanceGroups: [
          { InstanceGroupName: "a", InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
          { InstanceGroupName: "b", InstanceType: "ml.c5.xlarge", InstanceCount: 1 },
        ],
      },
    },
    {
      rule: "Prowler sagemaker_training_jobs_intercontainer_encryption_enabled",
      wrong: "a rule that read InstanceCount alone would see none here",
      says: "nothing",
      because: "a heterogeneous cluster counts its instances in groups, which work together",
      verdicts: { "encrypts-traffic-between-instances": "fail" },
    },
  ),
  defect(
    "training-job",
    { ...job, OutputDataConfig: { S3OutputPath: "s3://ours/models" }, ...on("ml.m5.xlarge") },
    {
      rule: "Prowler sagemaker_training_jobs_volume_and_output_encryption_enabled, given a volume key",
      wrong: "speaks of the output and never reads it",
      says: "nothing",
      because:
        "the key of the artifacts is OutputDataConfig.KmsKeyId, that of the volumes ResourceConfig.VolumeKmsKeyId",
      verdicts: { "output-has-kms-key": "fail", "volume-has-kms-key": "fail" },
    },
  ),
  defect(
    "training-job",
    { ...job, ...on("ml.p4d.24xlarge") },
    {
      rule: "Prowler sagemaker_training_jobs_volume_and_output_encryption_enabled",
      wrong: "asks for a key that AWS refuses",
      says: "fail",
      because: "no VolumeKmsKeyId can be requested for a type with local storage, which its hardware encrypts",
      verdicts: { "volume-has-kms-key": "not-applicable", "output-has-kms-key": "pass" },
    },
  ),
  defect(
    "endpoint-config",
    variant({ ModelName: "m", ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } }),
    {
      rule: "Prowler sagemaker_endpoint_config_prod_variant_instances, …_kms_encryption_enabled",
      wrong: "takes a missing InitialInstanceCount for 0, and asks for the key of a volume that there is not",
      says: "fail",
      because: "a serverless variant has no instances of the customer's, and SageMaker.4 is about instance-based ones",
      verdicts: { "more-than-one-instance": "not-applicable", "has-kms-key": "not-applicable" },
    },
  ),
  defect(
    "endpoint-config",
    variant({ InstanceType: "ml.g5.xlarge", ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 2 } }),
    {
      rule: "Prowler sagemaker_endpoint_config_prod_variant_instances, …_kms_encryption_enabled",
      wrong: "takes a missing InitialInstanceCount for 0, and asks for a key that covers no local disk",
      says: "fail",
      because: "managed scaling keeps MinInstanceCount of them; KmsKeyId does not encrypt instance local storage",
      verdicts: { "more-than-one-instance": "pass", "has-kms-key": "not-applicable" },
    },
  ),
  defect(
    "endpoint-config",
    {
      ...config,
      ProductionVariants: [{ VariantName: "a", ModelName: "m", InstanceType: "ml.g5.xlarge", InitialInstanceCount: 2 }],
      ShadowProductionVariants: [
        { VariantName: "b", ModelName: "m", InstanceType: "ml.m5.xlarge", InitialInstanceCount: 2 },
      ],
    },
    {
      rule: "Prowler sagemaker_endpoint_config_kms_encryption_enabled",
      wrong: "a rule that left out whole configs for one local disk would miss the shadow variant's volume",
      says: "nothing",
      because: "the key is the config's and covers the EBS volumes of each of its variants",
      verdicts: { "has-kms-key": "fail" },
    },
  ),
  defect(
    "domain",
    {
      DomainArn: of("domain", "d-1"),
      DomainId: "d-1",
      AuthMode: "IAM",
      DomainSettings: { UnifiedStudioSettings: { DomainId: "dzd_1", StudioWebPortalAccess: "DISABLED" } },
    },
    {
      rule: "Prowler sagemaker_domain_sso_configured",
      wrong: "judges by AuthMode where people come in through Unified Studio",
      says: "fail",
      because: "UnifiedStudioSettings.DomainId leads to the DataZone domain that decides how people sign in",
      verdicts: { "uses-identity-center": "unknown" },
    },
  ),
  defect(
    "endpoint",
    { EndpointArn: of("endpoint"), EndpointName: "subject-name", EndpointStatus: "InService" },
    {
      rule: "Prowler sagemaker_models_monitor_enabled",
      wrong: "one schedule for any endpoint satisfies a whole region",
      says: "pass",
      because: "a schedule watches the endpoint that its EndpointInput names",
      beside: [
        reading("monitoring-schedule", "other", {
          MonitoringScheduleArn: of("monitoring-schedule", "other"),
          MonitoringScheduleName: "other",
          MonitoringScheduleStatus: "Scheduled",
          EndpointName: "other",
          MonitoringType: "DataQuality",
          MonitoringScheduleConfig: { MonitoringJobDefinitionName: "d", MonitoringType: "DataQuality" },
        }),
      ],
      verdicts: { "is-monitored": "fail" },
    },
  ),
  defect(
    "model",
    { ModelArn: of("model"), PrimaryContainer: { ModelPackageName: of("model-package", "churn/2") } },
    {
      rule: "Prowler sagemaker_models_registry_in_use",
      wrong: "one approved package of anything satisfies a whole region",
      says: "pass",
      because: "what a model is made of says its own ModelApprovalStatus",
      beside: [
        ...([1, 2] as const).map((version) =>
          reading(
            "model-package",
            `churn/${version}`,
            { ModelApprovalStatus: version === 1 ? "Approved" : "Rejected" },
            { arn: of("model-package", `churn/${version}`) },
          ),
        ),
      ],
      verdicts: { "package-is-approved": "fail" },
    },
  ),
  defect(
    "monitoring-schedule",
    {
      MonitoringScheduleArn: of("monitoring-schedule"),
      MonitoringScheduleConfig: {
        MonitoringJobDefinition: {
          MonitoringResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge" } },
        },
      },
    },
    {
      rule: "Prowler's backlog #12598, of 2026-08",
      wrong: "asks nothing of what monitors",
      says: "nothing",
      because: "isolation, when it is left out, is off: API reference, MonitoringNetworkConfig",
      verdicts: { "network-isolation": "fail", "volume-has-kms-key": "fail" },
    },
  ),
  defect(
    "processing-job",
    {
      ProcessingJobArn: of("processing-job"),
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge" } },
    },
    {
      rule: "Prowler's backlog #12601 and #12602, of 2026-08",
      wrong: "asks of processing and transform jobs nothing",
      says: "nothing",
      because: "what is left out of NetworkConfig is off, and no VolumeKmsKeyId is no key of the customer's",
      verdicts: { "volume-has-kms-key": "fail", "network-isolation": "fail", "in-vpc": "fail" },
    },
  ),
  defect(
    "feature-group",
    { FeatureGroupArn: of("feature-group"), OfflineStoreConfig: { S3StorageConfig: { S3Uri: "s3://ours/features" } } },
    {
      rule: "Prowler's backlog #12599, of 2026-08",
      wrong: "asks nothing of feature groups",
      says: "nothing",
      because: "OfflineStoreConfig.S3StorageConfig.KmsKeyId is the offline store's key",
      verdicts: { "offline-store-has-kms-key": "fail" },
    },
  ),
  defect(
    "domain",
    { DomainArn: of("domain", "d-1"), DomainId: "d-1", AppNetworkAccessType: "PublicInternetOnly" },
    {
      rule: "Prowler's backlog #12574 and #12586, of 2026-08",
      wrong: "does not ask how apps reach the internet, nor for a key of the domain",
      says: "nothing",
      because: "PublicInternetOnly is SageMaker's own way to the internet; without a key the domain has one of AWS's",
      verdicts: { "vpc-only": "fail", "has-kms-key": "fail" },
    },
  ),
];
