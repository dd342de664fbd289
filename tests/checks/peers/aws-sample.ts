import { reading } from "#tests/support/test-check.ts";
import { key, keyArn } from "../keys.ts";
import { type Defect, defect, of, stranger } from "./defect.ts";

/* AWS's own sample, aws-samples/sample-aiml-security-assessment, of 2026-07-22. */

const domain = { DomainArn: of("domain", "d-1"), DomainId: "d-1" };
const notebook = { NotebookInstanceArn: of("notebook-instance"), NotebookInstanceName: "subject-name" };
const resources = { InstanceType: "ml.m5.xlarge" as const, InstanceCount: 1 };
const definition = (settings: object) => ({
  AlgorithmSpecification: { TrainingInputMode: "File" as const },
  OutputDataConfig: { S3OutputPath: "s3://ours/models" },
  ...settings,
});
const processing = (InstanceType: "ml.m5.xlarge" | "ml.g5.xlarge") => ({
  ProcessingJobArn: of("processing-job"),
  ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType, VolumeSizeInGB: 30 } },
  ProcessingOutputConfig: { Outputs: [{ OutputName: "o", S3Output: { S3Uri: "s3://ours/out" } }] },
});
const container = (Image: string) => ({ Image, ImageConfig: { RepositoryAccessMode: "Platform" as const } });

export const awsSample: readonly Defect[] = [
  defect(
    "domain",
    { ...domain, AuthMode: "SSO", SingleSignOnApplicationArn: "arn:aws:sso::482915630174:application/ssoins-1/apl-1" },
    {
      rule: "AML SM-02",
      wrong: "wants an IdentityStoreId, which DescribeDomain does not have, so that every domain is incomplete",
      says: "fail",
      because: "SingleSignOnApplicationArn is the domain's application in Identity Center",
      verdicts: { "uses-identity-center": "pass" },
    },
  ),
  ...[
    { KmsKeyId: keyArn, beside: [key({ KeyManager: "AWS" })], verdict: "fail" as const },
    { KmsKeyId: "alias/aws/sagemaker", beside: [], verdict: "fail" as const },
    { KmsKeyId: "alias/like-aws/sagemaker", beside: [key({}, "alias/like-aws/sagemaker")], verdict: "pass" as const },
  ].map(({ KmsKeyId, beside, verdict }) =>
    defect(
      "notebook-instance",
      { ...notebook, KmsKeyId },
      {
        rule: "AML SM-03",
        wrong: "knows AWS managed keys by aws/sagemaker in their name",
        says: KmsKeyId === keyArn ? "pass" : verdict === "pass" ? "fail" : "nothing",
        because: "an ARN does not say who manages a key, and DescribeKey does; only alias/aws/ is kept for AWS",
        beside,
        verdicts: { "kms-key-is-customer-managed": verdict },
      },
    ),
  ),
  defect(
    "training-job",
    { TrainingJobArn: of("training-job"), OutputDataConfig: { KmsKeyId: keyArn }, ResourceConfig: resources },
    {
      rule: "AML SM-03",
      wrong: "reads of a training job's keys that of its output alone, and counts no instances",
      says: "pass",
      because: "the key of the volumes is ResourceConfig.VolumeKmsKeyId; a single instance sends nothing to others",
      verdicts: { "volume-has-kms-key": "fail", "encrypts-traffic-between-instances": "not-applicable" },
    },
  ),
  defect(
    "endpoint-config",
    {
      EndpointConfigArn: of("endpoint-config"),
      EndpointConfigName: "subject-name",
      ProductionVariants: [{ VariantName: "a", ModelName: "m", ServerlessConfig: { MaxConcurrency: 1 } }],
    },
    {
      rule: "AML SM-12",
      wrong: "takes the missing count of a serverless variant for 0",
      says: "fail",
      because: "DescribeEndpoint gives no count of instances for serverless variants: there are none of the customer's",
      verdicts: { "more-than-one-instance": "not-applicable" },
    },
  ),
  defect(
    "monitoring-schedule",
    {
      MonitoringScheduleArn: of("monitoring-schedule"),
      MonitoringScheduleConfig: { MonitoringJobDefinitionName: "quality", MonitoringType: "ModelQuality" },
    },
    {
      rule: "AML SM-13",
      wrong: "calls every schedule that names its definition one without isolation",
      says: "fail",
      because: "the definition says it, and is judged itself",
      verdicts: { "network-isolation": "not-applicable" },
    },
  ),
  defect(
    "model",
    {
      ModelArn: of("model"),
      Containers: [
        container("482915630174.dkr.ecr.us-east-1.amazonaws.com/a:1"),
        container(`482915630174.dkr.ecr.us-east-1.amazonaws.com/b@sha256:${"0a".repeat(32)}`),
      ],
    },
    {
      rule: "AML SM-14",
      wrong:
        "reports a PrimaryContainer that a model of several containers does not have, and calls ECR no private registry",
      says: "fail",
      because: "a model has PrimaryContainer or Containers, and Platform means ECR",
      verdicts: { "images-come-from-known-registries": "pass" },
    },
  ),
  defect(
    "model",
    {
      ModelArn: of("model"),
      Containers: [
        container("482915630174.dkr.ecr.us-east-1.amazonaws.com/a:1"),
        container(`${stranger}.dkr.ecr.us-east-1.amazonaws.com/b:1`),
      ],
    },
    {
      rule: "AML SM-14",
      wrong: "does not ask whose registry it is",
      says: "nothing",
      because: "the second container is a stranger's",
      verdicts: { "images-come-from-known-registries": "fail" },
    },
  ),
  defect(
    "feature-group",
    {
      FeatureGroupArn: of("feature-group"),
      OfflineStoreConfig: { S3StorageConfig: { S3Uri: "s3://ours/features", KmsKeyId: keyArn } },
      OnlineStoreConfig: { EnableOnlineStore: true },
    },
    {
      rule: "AML SM-15",
      wrong: "asks of the offline store alone",
      says: "pass",
      because: "the online store's key is OnlineStoreConfig.SecurityConfig.KmsKeyId",
      verdicts: { "offline-store-has-kms-key": "pass", "online-store-has-kms-key": "fail" },
    },
  ),
  ...(
    ["model-bias-job-definition", "model-quality-job-definition", "model-explainability-job-definition"] as const
  ).map((kind) =>
    defect(
      kind,
      {
        JobDefinitionArn: of(kind),
        JobResources: { ClusterConfig: { InstanceCount: 3, InstanceType: "ml.m5.xlarge" } },
        NetworkConfig: { EnableNetworkIsolation: true },
      },
      {
        rule: "AML SM-16",
        wrong: "asks of data quality alone",
        says: "nothing",
        because: "the four kinds of definition have the same NetworkConfig",
        verdicts: { "network-isolation": "pass", "encrypts-traffic-between-instances": "fail" },
      },
    ),
  ),
  defect("processing-job", processing("ml.g5.xlarge"), {
    rule: "AML SM-17",
    wrong: "asks for a key that AWS refuses, and for nothing else",
    says: "fail",
    because: "g5 has local storage; the output's key, isolation and VPC are fields of their own",
    verdicts: {
      "volume-has-kms-key": "not-applicable",
      "output-has-kms-key": "fail",
      "network-isolation": "fail",
      "in-vpc": "fail",
    },
  }),
  ...(["ml.g4dn.xlarge", "ml.g6.xlarge", "ml.trn1.2xlarge"] as const).map((InstanceType) =>
    defect(
      "transform-job",
      { TransformJobArn: of("transform-job"), TransformResources: { InstanceType, InstanceCount: 1 } },
      {
        rule: "AML SM-18",
        wrong: "asks for a key that AWS refuses",
        says: "fail",
        because: "the type has local storage, which its hardware encrypts: API reference, TransformResources",
        verdicts: { "volume-has-kms-key": "not-applicable" },
      },
    ),
  ),
  defect(
    "tuning-job",
    {
      HyperParameterTuningJobArn: of("hyper-parameter-tuning-job"),
      TrainingJobDefinitions: [
        definition({ DefinitionName: "a", ResourceConfig: { ...resources, VolumeKmsKeyId: keyArn } }),
        definition({ DefinitionName: "b", ResourceConfig: resources }),
      ],
    },
    {
      rule: "AML SM-19",
      wrong: "does not read TrainingJobDefinitions",
      says: "nothing",
      because: "a tuning job has one definition or a list of them: API reference, CreateHyperParameterTuningJob",
      verdicts: { "volume-has-kms-key": "fail", "output-has-kms-key": "fail", "network-isolation": "fail" },
    },
  ),
  ...(["ml.m5.xlarge", "ml.p4d.24xlarge"] as const).map((InstanceType) =>
    defect(
      "tuning-job",
      {
        HyperParameterTuningJobArn: of("hyper-parameter-tuning-job"),
        TrainingJobDefinition: definition({
          HyperParameterTuningResourceConfig: {
            InstanceConfigs: [{ InstanceType, InstanceCount: 1, VolumeSizeInGB: 9 }],
          },
        }),
      },
      {
        rule: "AML SM-19",
        wrong: "does not read HyperParameterTuningResourceConfig",
        says: "nothing",
        because: "a definition has its machines there or in ResourceConfig, and p4d takes no key",
        verdicts: {
          "volume-has-kms-key": InstanceType === "ml.m5.xlarge" ? "fail" : "not-applicable",
          "output-has-kms-key": "fail",
        },
      },
    ),
  ),
  defect(
    "compilation-job",
    {
      CompilationJobArn: of("compilation-job"),
      OutputConfig: { S3OutputLocation: "s3://ours/out", KmsKeyId: keyArn },
    },
    {
      rule: "AML SM-20",
      wrong: "is content with any key",
      says: "pass",
      because: "KMS calls the key's manager AWS",
      beside: [key({ KeyManager: "AWS" })],
      verdicts: { "output-has-kms-key": "pass", "output-key-is-customer-managed": "fail" },
    },
  ),
  ...[true, false].map((EnableInterContainerTrafficEncryption) =>
    defect(
      "auto-ml-job",
      { AutoMLJobArn: of("automl-job"), SecurityConfig: { EnableInterContainerTrafficEncryption } },
      {
        rule: "AML SM-21",
        wrong:
          "is called network isolation, asks for encrypted traffic, and looks where jobs of version 1 alone have it",
        says: EnableInterContainerTrafficEncryption ? "fail" : "nothing",
        because: "DescribeAutoMLJobV2 has SecurityConfig at its top",
        verdicts: {
          "encrypts-traffic-between-instances": EnableInterContainerTrafficEncryption ? "pass" : "fail",
          "in-vpc": "fail",
        },
      },
    ),
  ),
  ...[1, 2, 3, 4].map((version) =>
    defect(
      "model-package",
      {
        ModelPackageArn: of("model-package", `churn/${version}`),
        ModelApprovalStatus: "Approved",
        CreatedBy: { IamIdentity: { Arn: "arn:aws:iam::482915630174:user/ada" } },
        LastModifiedBy: { IamIdentity: { Arn: "arn:aws:iam::482915630174:user/grace" } },
      },
      {
        rule: "AML SM-22",
        wrong: "suspects an approval by nobody where more than three versions are all approved",
        says: "fail",
        because: "DescribeModelPackage says who registered a version and who changed it",
        verdicts: { "approved-by-another": "pass" },
      },
    ),
  ),
  defect(
    "endpoint",
    { EndpointArn: of("endpoint"), EndpointName: "subject-name", EndpointStatus: "InService" },
    {
      rule: "AML SM-07, SM-23",
      wrong: "is content with a schedule whose status is Scheduled, whatever becomes of its runs",
      says: "nothing",
      because: "LastMonitoringExecutionSummary says how the last run ended",
      beside: [
        reading("monitoring-schedule", "s", { MonitoringScheduleStatus: "Stopped", EndpointName: "subject-name" }),
      ],
      verdicts: { "is-monitored": "fail" },
    },
  ),
];
