import { allow, attached, role, roleArn } from "#tests/analysis/iam/roles.ts";
import { reading } from "#tests/support/test-check.ts";
import { key, keyArn } from "../keys.ts";
import { type Defect, defect, of } from "./defect.ts";

/*
 * Tools that read templates (Checkov, cdk-nag, cfn_nag, CloudFormation Guard), and those that read a summary or the half of it: CloudSploit,
 * Service Screener, cnspec. The same setting is asked of what is there.
 */

const notebook = { NotebookInstanceArn: of("notebook-instance"), NotebookInstanceName: "subject-name" };
const config = { EndpointConfigArn: of("endpoint-config"), EndpointConfigName: "subject-name" };
const admin = role({ managed: [attached("everything", allow("*"))] }, { Arn: roleArn });
const onDisks = { JobResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.g5.xlarge" as const } } };
const model = (container: object) => ({ ModelArn: of("model"), PrimaryContainer: container });

export const templates: readonly Defect[] = [
  defect(
    "notebook-instance",
    { ...notebook, RootAccess: "Disabled" },
    {
      rule: "Checkov CKV_AWS_122; CloudSploit notebookDirectInternetAccess",
      wrong: "passes where DirectInternetAccess is left out, as it is from every summary of ListNotebookInstances",
      says: "pass",
      because: "left out at creation it is Enabled, and an answer without it says nothing",
      verdicts: { "no-direct-internet-access": "unknown" },
    },
  ),
  defect(
    "notebook-instance",
    { ...notebook, KmsKeyId: keyArn },
    {
      rule: "CloudSploit notebookDataEncrypted",
      wrong: "reads KmsKeyId from a summary that has no such field, so that every notebook fails",
      says: "fail",
      because: "DescribeNotebookInstance gives it",
      beside: [key()],
      verdicts: { "has-kms-key": "pass", "kms-key-is-customer-managed": "pass" },
    },
  ),
  defect(
    "domain",
    { DomainArn: of("domain", "d-1"), DomainId: "d-1", KmsKeyId: keyArn },
    {
      rule: "Checkov CKV_AWS_187",
      wrong: "says customer managed in its name, and is content with any value",
      says: "pass",
      because: "KMS calls the key's manager AWS",
      beside: [key({ KeyManager: "AWS" })],
      verdicts: { "has-kms-key": "pass", "kms-key-is-customer-managed": "fail" },
    },
  ),
  defect(
    "endpoint-config",
    {
      ...config,
      ProductionVariants: [
        { VariantName: "a", ModelName: "m", ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 1 } },
      ],
    },
    {
      rule: "Checkov CKV_AWS_98; cdk-nag SageMakerEndpointConfigurationKMSKeyConfigured; cfn_nag W1200; Guard",
      wrong: "asks for the key of a volume that there is not",
      says: "fail",
      because: "a serverless variant has no storage volume of the customer's",
      verdicts: { "has-kms-key": "not-applicable", "kms-key-is-customer-managed": "not-applicable" },
    },
  ),
  defect(
    "data-quality-job-definition",
    { JobDefinitionArn: of("data-quality-job-definition"), ...onDisks },
    {
      rule: "Checkov CKV_AWS_368, CKV_AWS_369",
      wrong: "asks for a key that AWS refuses, and counts no instances",
      says: "fail",
      because: "g5 has local storage, which its hardware encrypts; a single instance sends nothing to others",
      verdicts: { "volume-has-kms-key": "not-applicable", "encrypts-traffic-between-instances": "not-applicable" },
    },
  ),
  ...(
    [
      ["model-bias-job-definition", "ModelBias"],
      ["model-explainability-job-definition", "ModelExplainability"],
      ["model-quality-job-definition", "ModelQuality"],
    ] as const
  ).map(([kind, type]) => {
    const output = { MonitoringOutputs: [{ S3Output: { S3Uri: "s3://ours/r", LocalPath: "/opt/ml" } }] };
    return defect(
      kind,
      { JobDefinitionArn: of(kind), [`${type}JobOutputConfig`]: output },
      {
        rule: "Checkov CKV_AWS_367, CKV_AWS_368; AML SM-16",
        wrong: "asks of data quality alone",
        says: "nothing",
        because: "the four kinds of definition have the same fields",
        verdicts: { "output-has-kms-key": "fail", "network-isolation": "fail" },
      },
    );
  }),
  defect(
    "notebook-instance",
    { ...notebook, RoleArn: roleArn },
    {
      rule: "Checkov CKV2_AWS_68",
      wrong: "looks for a star in the trust policy, or in an attribute that roles do not have",
      says: "pass",
      because: "an attached policy lets the role do everything: GetAccountAuthorizationDetails gives it",
      beside: [reading("iam-role", "ml-training", admin, { arn: roleArn, region: "global" })],
      verdicts: { "role-is-not-admin": "fail" },
    },
  ),
  defect("model", model({ ModelDataUrl: "s3://not-ours/model.tar.gz" }), {
    rule: "Service Screener ModelDataUrlValidation",
    wrong: "is content with any address that begins with s3://",
    says: "pass",
    because: "names of buckets are everybody's, and this one is not in the account's list",
    verdicts: { "data-comes-from-own-bucket": "fail" },
  }),
  defect("model", model({ Image: "611111111116.dkr.ecr.us-east-1.amazonaws.com/llm:latest" }), {
    rule: "Service Screener ModelContainerImageSource",
    wrong: "is content with a registry of ECR, whoever has it",
    says: "pass",
    because: "the registry's number is neither this account's nor one of AWS's",
    verdicts: { "images-come-from-known-registries": "fail" },
  }),
  defect(
    "training-job",
    {
      TrainingJobArn: of("training-job"),
      OutputDataConfig: { S3OutputPath: "s3://ours/models", KmsKeyId: keyArn },
      ResourceConfig: { InstanceType: "ml.g4dn.xlarge", InstanceCount: 1 },
    },
    {
      rule: "Service Screener VolumeAndOutputEncryption, InterContainerEncryption",
      wrong: "asks for a key that AWS refuses, and counts no instances",
      says: "fail",
      because: "g4dn has local storage, which its hardware encrypts; a single instance sends nothing to others",
      verdicts: {
        "volume-has-kms-key": "not-applicable",
        "output-has-kms-key": "pass",
        "encrypts-traffic-between-instances": "not-applicable",
      },
    },
  ),
  ...["DB_PASSWORD: tR7vK9mQ2xLw4Zp8", "token: ghp_3kR9vZq1XbT7mLw2YcN8dHs4JfA6uE0pGtQx"].map((setting) => {
    const [name = "", value = ""] = setting.split(": ");
    return defect(
      "training-job",
      { TrainingJobArn: of("training-job"), HyperParameters: { epochs: "10", [name]: value } },
      {
        rule: "cnspec training-hyperparameters-no-secrets",
        wrong: "looks for access keys of AWS alone",
        says: "pass",
        because: "hyperparameters are plain text in DescribeTrainingJob and in CloudTrail, whatever they hold",
        verdicts: { "no-secrets-in-hyperparameters": "fail" },
      },
    );
  }),
  defect(
    "model-quality-job-definition",
    {
      JobDefinitionArn: of("model-quality-job-definition"),
      JobResources: { ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge" } },
      NetworkConfig: { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: false },
    },
    {
      rule: "cnspec monitoring-job-network-config",
      wrong: "asks for encrypted traffic whatever the count",
      says: "fail",
      because: "a single instance sends nothing to others",
      verdicts: { "network-isolation": "pass", "encrypts-traffic-between-instances": "not-applicable" },
    },
  ),
];
