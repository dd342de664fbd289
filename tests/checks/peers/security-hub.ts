import { reading } from "#tests/support/test-check.ts";
import { key, keyArn, keyId } from "../keys.ts";
import { type Defect, defect, of } from "./defect.ts";

/*
 * Security Hub's controls with the rules of AWS Config behind them, conformance packs, and Steampipe's compliance mod, which follows
 * them. As of 2026-11.
 */

const notebook = { NotebookInstanceArn: of("notebook-instance"), NotebookInstanceName: "subject-name" };
const schedule = {
  MonitoringScheduleArn: of("monitoring-schedule"),
  MonitoringScheduleConfig: { MonitoringJobDefinitionName: "quality", MonitoringType: "DataQuality" as const },
};
const cluster = (InstanceCount: number) => ({
  JobResources: { ClusterConfig: { InstanceCount, InstanceType: "ml.m5.xlarge" as const, VolumeSizeInGB: 20 } },
});
const training = { TrainingJobArn: of("training-job") };
const config = { EndpointConfigArn: of("endpoint-config"), EndpointConfigName: "subject-name" };

export const securityHub: readonly Defect[] = [
  ...(["notebook-al2023-v2", "notebook-al2023-v1"] as const).map((PlatformIdentifier) =>
    defect(
      "notebook-instance",
      { ...notebook, PlatformIdentifier },
      {
        rule: "Security Hub SageMaker.8; Steampipe sagemaker_notebook_instance_supported_platform_version",
        wrong: "has a fixed list of platforms, which AWS's own went past",
        says: "fail",
        because: "both are platforms on Amazon Linux 2023, which AWS supports",
        verdicts: { "platform-is-supported": "pass" },
      },
    ),
  ),
  ...(["notebook-al2-v2", "notebook-al2-v3"] as const).map((PlatformIdentifier) =>
    defect(
      "notebook-instance",
      { ...notebook, PlatformIdentifier },
      {
        rule: "The pack for SageMaker's security and governance, Steampipe's and HashiCorp's lists",
        wrong: "has platforms of Amazon Linux 2 on the list of those that are fine",
        says: "pass",
        because: "support of notebook-al2-v2 ended on 2025-06-30, that of notebook-al2-v3 on 2026-06-30",
        verdicts: { "platform-is-supported": "fail" },
      },
    ),
  ),
  defect("notebook-instance", notebook, {
    rule: "HashiCorp's FSBP policy set, SageMaker.8",
    wrong: "is content with a platform that is not given",
    says: "pass",
    because: "what AWS did not say is not known",
    verdicts: { "platform-is-supported": "unknown" },
  }),
  ...(
    ["data-quality-job-definition", "model-quality-job-definition", "model-explainability-job-definition"] as const
  ).map((kind) =>
    defect(
      kind,
      { JobDefinitionArn: of(kind), ...cluster(1) },
      {
        rule: "Security Hub SageMaker.9, .10, .13",
        wrong: "asks for encrypted traffic between the instances of a job that has one",
        says: "fail",
        because: "the rules of AWS Config behind them apply from two instances on",
        verdicts: { "encrypts-traffic-between-instances": "not-applicable" },
      },
    ),
  ),
  defect(
    "model-bias-job-definition",
    { JobDefinitionArn: of("model-bias-job-definition"), ...cluster(2) },
    {
      rule: "Security Hub SageMaker.15, and what holds of it of the other three",
      wrong: "a rule that left out all jobs to be kind to single ones would miss this",
      says: "nothing",
      because: "two instances exchange what they were given in clear",
      verdicts: { "encrypts-traffic-between-instances": "fail" },
    },
  ),
  defect("monitoring-schedule", schedule, {
    rule: "Security Hub SageMaker.14, .22",
    wrong: "reads the inline job of a schedule that names a definition and has none",
    says: "fail",
    because: "MonitoringScheduleConfig holds a definition or the name of one, and that one is judged itself",
    beside: [
      reading("data-quality-job-definition", "quality", { JobDefinitionArn: of("data-quality-job-definition") }),
    ],
    verdicts: { "network-isolation": "not-applicable", "encrypts-traffic-between-instances": "not-applicable" },
  }),
  defect(
    "data-quality-job-definition",
    { JobDefinitionArn: of("data-quality-job-definition", "quality"), ...cluster(1), NetworkConfig: {} },
    {
      rule: "Security Hub SageMaker.14, .22",
      wrong: "does not follow the schedule to the definition that it names",
      says: "nothing",
      because: "what is left out of NetworkConfig is off: API reference, MonitoringNetworkConfig",
      verdicts: { "network-isolation": "fail" },
    },
  ),
  defect(
    "model",
    {
      ModelArn: of("model"),
      PrimaryContainer: {
        Image: "482915630174.dkr.ecr.us-east-1.amazonaws.com/churn:1",
        ImageConfig: { RepositoryAccessMode: "Platform" },
      },
    },
    {
      rule: "Security Hub SageMaker.16, .19",
      wrong: "calls every image of ECR one that does not come from a private registry",
      says: "fail",
      because: "Platform means ECR, and the registry is this account's; Vpc is for a registry that one runs oneself",
      verdicts: { "images-come-from-known-registries": "pass" },
    },
  ),
  ...(["InMemory", "Standard_V2"] as const).map((StorageType) =>
    defect(
      "feature-group",
      { FeatureGroupArn: of("feature-group"), OnlineStoreConfig: { EnableOnlineStore: true, StorageType } },
      {
        rule: "Security Hub SageMaker.18",
        wrong: "asks of StorageType Standard alone",
        says: "nothing",
        because: "OnlineStoreConfig.SecurityConfig takes a key whatever the type of storage",
        verdicts: { "online-store-has-kms-key": "fail" },
      },
    ),
  ),
  defect(
    "inference-experiment",
    {
      Arn: of("inference-experiment"),
      Status: "Running",
      KmsKey: "alias/aws/sagemaker",
      DataStorageConfig: { Destination: "s3://ours/captured", KmsKey: keyArn },
    },
    {
      rule: "Security Hub SageMaker.21, .23, .24",
      wrong: "says customer managed in its title, and is content with any key",
      says: "pass",
      because: "aliases that begin with alias/aws/ are AWS's own, and KMS calls the other's manager AWS",
      beside: [key({ KeyManager: "AWS" })],
      verdicts: {
        "volume-has-kms-key": "pass",
        "volume-key-is-customer-managed": "fail",
        "captured-data-has-kms-key": "pass",
        "captured-data-key-is-customer-managed": "fail",
      },
    },
  ),
  defect(
    "endpoint-config",
    {
      ...config,
      ProductionVariants: [
        { VariantName: "main", ModelName: "m", InstanceType: "ml.m5.xlarge", InitialInstanceCount: 2 },
      ],
    },
    {
      rule: "Security Hub SageMaker.4; Steampipe …_prod_instance_count_greater_than_one",
      wrong: "reads what the endpoint started with, and not what runs",
      says: "pass",
      because: "DescribeEndpoint gives CurrentInstanceCount, which scaling changes",
      beside: [
        reading("endpoint", "churn", {
          EndpointName: "churn",
          EndpointConfigName: "subject-name",
          EndpointStatus: "InService",
          ProductionVariants: [{ VariantName: "main", CurrentInstanceCount: 1 }],
        }),
      ],
      verdicts: { "more-than-one-instance": "fail" },
    },
  ),
  defect(
    "endpoint-config",
    {
      ...config,
      ProductionVariants: [
        {
          VariantName: "main",
          InstanceType: "ml.m5.xlarge",
          InitialInstanceCount: 4,
          ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0 },
        },
      ],
    },
    {
      rule: "Steampipe sagemaker_endpoint_configuration_prod_instance_count_greater_than_one",
      wrong: "alarms at a count of 1 alone",
      says: "pass",
      because: "managed scaling may go down to MinInstanceCount, here none",
      verdicts: { "more-than-one-instance": "fail" },
    },
  ),
  ...[keyId, "alias/ml", keyArn].map((KmsKeyId) =>
    defect(
      "notebook-instance",
      { ...notebook, KmsKeyId },
      {
        rule: "Steampipe sagemaker_notebook_instance_encrypted_with_kms_cmk",
        wrong: "finds a key by its full ARN alone",
        says: KmsKeyId === keyArn ? "nothing" : "fail",
        because: "KmsKeyId is an id, an ARN, an alias or an alias' ARN, and KMS describes it by each",
        beside: [key({}, KmsKeyId)],
        verdicts: { "kms-key-is-customer-managed": "pass" },
      },
    ),
  ),
  defect(
    "training-job",
    {
      ...training,
      OutputDataConfig: { S3OutputPath: "s3://ours/models", KmsKeyId: keyArn },
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
    },
    {
      rule: "Steampipe sagemaker_training_job_volume_and_data_encryption_enabled",
      wrong: "speaks of the volume and reads OutputDataConfig.KmsKeyId alone",
      says: "pass",
      because: "the key of the volumes is ResourceConfig.VolumeKmsKeyId, and an m5 keeps its data on EBS",
      verdicts: { "output-has-kms-key": "pass", "volume-has-kms-key": "fail" },
    },
  ),
  defect(
    "training-job",
    { ...training, ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 } },
    {
      rule: "Steampipe sagemaker_training_job_inter_container_traffic_encryption_enabled",
      wrong: "does not count the instances",
      says: "fail",
      because: "the setting does not affect training jobs with a single compute instance",
      verdicts: { "encrypts-traffic-between-instances": "not-applicable" },
    },
  ),
  defect(
    "training-job",
    {
      ...training,
      OutputDataConfig: { S3OutputPath: "s3://ours/models" },
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2 },
    },
    {
      rule: "AWS Config has no rule of training, processing, tuning, AutoML, compilation, labeling, clusters, MLflow or pipelines",
      wrong: "its standards say nothing of a job, whatever its settings",
      says: "nothing",
      because: "DescribeTrainingJob gives all of them",
      verdicts: {
        "network-isolation": "fail",
        "in-vpc": "fail",
        "encrypts-traffic-between-instances": "fail",
        "volume-has-kms-key": "fail",
        "output-has-kms-key": "fail",
      },
    },
  ),
];
