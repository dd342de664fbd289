import type { CollectedKind, ResourceOf } from "#lib/inventory/kinds.ts";
import { describedPlaces } from "./described-places.ts";
import { lookedThrough } from "./has-no-secrets.ts";
import { launchWithoutSecrets } from "./remedies/job-secrets.ts";
import { modelWithoutSecrets } from "./remedies/model-secrets.ts";
import { rewriteScripts } from "./remedies/notebook-lifecycle-config.ts";
import { pipelineWithoutSecrets } from "./remedies/pipeline-secrets.ts";
import { sayTakeOut } from "./remedies/say-take-out.ts";
import { takeOutSecrets } from "./remedies/take-out-secrets.ts";
import type { SecretPlace } from "./secret-place.ts";
import { servicePlaces } from "./service-places.ts";

const api = (page: string) => `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${page}.html` as const;
const ec2 = (page: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${page}.html` as const;
const iam = (page: string) => `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${page}.html` as const;

function network<Id extends string>(noun: string, shownBy: string, when: Id, fix = takeOutSecrets) {
  const page = shownBy.slice("Describe".length).replace(/s$/, "");
  return { noun, places: "its tags", shownBy, when, reference: ec2(page), fix } as const;
}

function identity(noun: string, page: string, places: string) {
  const shownBy = "GetAccountAuthorizationDetails";
  return { "no-secrets": { noun, places, shownBy, when: "Arn", reference: iam(page), fix: sayTakeOut } } as const;
}

const inArguments = (path: string, observed: unknown) => [
  { path, observed: observed ?? null, expected: "no secret in any argument" },
];

/** Every kind that is collected, and what its checks for secrets are called after the kind. */
export const secretPlaces: { [K in CollectedKind]: Record<string, SecretPlace<ResourceOf<K>>> } = {
  ...describedPlaces,
  ...servicePlaces,
  "flow-log": { "no-secrets": network("Flow log", "DescribeFlowLogs", "FlowLogId") },
  "iam-group": identity("IAM group", "GroupDetail", "its policies"),
  "iam-policy": identity("IAM policy", "ManagedPolicyDetail", "its description or document"),
  "iam-role": {
    "no-secrets": {
      noun: "IAM role",
      places: "its tags or policies",
      shownBy: "GetAccountAuthorizationDetails",
      when: "Arn",
      reference: iam("RoleDetail"),
      fix: takeOutSecrets,
    },
  },
  "iam-user": identity("IAM user", "UserDetail", "its tags or policies"),
  "internet-gateway": { "no-secrets": network("Internet gateway", "DescribeInternetGateways", "InternetGatewayId") },
  "kms-key": {
    "no-secrets": {
      noun: "KMS key",
      places: "its description, policy or grants",
      shownBy: "DescribeKey",
      when: "KeyId",
      parts: ["Grants", "Policy"],
      reference: "https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html",
      fix: takeOutSecrets,
    },
  },
  model: {
    "no-secrets": {
      noun: "Model",
      places: "the environment of its containers",
      shownBy: "DescribeModel",
      when: "ModelArn",
      looked: (model) => [
        lookedThrough("PrimaryContainer.Environment", model.PrimaryContainer?.Environment),
        ...(model.Containers ?? []).map((container, at) =>
          lookedThrough(`Containers[${at}].Environment`, container.Environment),
        ),
      ],
      controls: ["checklist:SEC-02"],
      reference: api("ContainerDefinition"),
      fix: modelWithoutSecrets,
    },
  },
  "nat-gateway": { "no-secrets": network("NAT gateway", "DescribeNatGateways", "NatGatewayId") },
  "network-acl": { "no-secrets": network("Network ACL", "DescribeNetworkAcls", "NetworkAclId", sayTakeOut) },
  "notebook-instance": {
    "no-secrets": {
      noun: "Notebook instance",
      places: "its repositories or names",
      shownBy: "DescribeNotebookInstance",
      when: "NotebookInstanceArn",
      looked: ({ DefaultCodeRepository, AdditionalCodeRepositories }) => [
        {
          path: "DefaultCodeRepository",
          observed: DefaultCodeRepository ?? null,
          expected: "no credentials in the URL",
        },
        {
          path: "AdditionalCodeRepositories",
          observed: AdditionalCodeRepositories ?? null,
          expected: "no credentials in any URL",
        },
      ],
      controls: ["checklist:N-MLO-19"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-git-resource.html",
      fix: takeOutSecrets,
    },
  },
  "notebook-lifecycle-config": {
    "no-secrets": {
      noun: "Notebook lifecycle config",
      places: "its scripts",
      shownBy: "DescribeNotebookInstanceLifecycleConfig, barely encoded,",
      when: "NotebookInstanceLifecycleConfigArn",
      looked: (config) =>
        (["OnCreate", "OnStart"] as const).map((path) => ({
          path,
          observed: config[path]?.length ?? 0,
          expected: "no secret in any script",
        })),
      controls: ["checklist:NB-09", "checklist:SEC-03", "prowler:sagemaker_notebook_instance_no_secrets"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
      fix: rewriteScripts,
    },
  },
  pipeline: {
    "no-secrets": {
      noun: "Pipeline",
      places: "its definition or description",
      shownBy: "DescribePipeline",
      when: "PipelineArn",
      looked: ({ PipelineDefinition, PipelineDescription }) => [
        {
          path: "PipelineDefinition",
          observed: PipelineDefinition?.length ?? null,
          expected: "no secret in any step or parameter",
        },
        { path: "PipelineDescription", observed: PipelineDescription ?? null, expected: "no secret" },
      ],
      controls: ["checklist:N-JOB-09"],
      reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-pipeline.html",
      fix: pipelineWithoutSecrets,
    },
  },
  "processing-job": {
    "no-secrets": {
      noun: "Processing job",
      places: "its environment or arguments",
      shownBy: "DescribeProcessingJob",
      when: "ProcessingJobArn",
      looked: (job) => [
        lookedThrough("Environment", job.Environment),
        ...inArguments("AppSpecification.ContainerArguments", job.AppSpecification?.ContainerArguments),
      ],
      controls: ["checklist:JOB-13", "checklist:SEC-02", "cnspec:processing-job-no-plaintext-secrets-env"],
      reference: api("CreateProcessingJob"),
      fix: (job, context) => launchWithoutSecrets("processing-job", job, job.RoleArn, context),
    },
  },
  "route-table": { "no-secrets": network("Route table", "DescribeRouteTables", "RouteTableId") },
  "s3-bucket": {
    "no-secrets": {
      noun: "S3 bucket",
      places: "its tags, policy or log prefix",
      shownBy: "GetBucketTagging",
      when: "Name",
      parts: ["Logging", "Policy", "Tags"],
      reference: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html",
      fix: takeOutSecrets,
    },
  },
  "security-group": {
    "no-secrets": {
      noun: "Security group",
      places: "its name, descriptions or tags",
      shownBy: "DescribeSecurityGroups",
      when: "GroupId",
      reference: ec2("SecurityGroup"),
      fix: takeOutSecrets,
    },
  },
  subnet: { "no-secrets": network("Subnet", "DescribeSubnets", "SubnetId") },
  "training-job": {
    "no-secrets": {
      noun: "Training job",
      places: "its environment, arguments or tags",
      shownBy: "DescribeTrainingJob",
      when: "TrainingJobArn",
      looked: (job) => [
        lookedThrough("Environment", job.Environment),
        ...inArguments("AlgorithmSpecification.ContainerArguments", job.AlgorithmSpecification?.ContainerArguments),
      ],
      within: "!HyperParameters",
      controls: ["checklist:SEC-02"],
      reference: api("CreateTrainingJob"),
      fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
    },
    "no-secrets-in-hyperparameters": {
      noun: "Training job",
      places: "its hyperparameters",
      shownBy: "DescribeTrainingJob",
      when: "TrainingJobArn",
      looked: (job) => [lookedThrough("HyperParameters", job.HyperParameters)],
      within: "HyperParameters",
      controls: ["checklist:JOB-06", "checklist:SEC-01", "cnspec:training-hyperparameters-no-secrets"],
      reference: api("CreateTrainingJob"),
      fix: (job, context) => launchWithoutSecrets("training-job", job, job.RoleArn, context),
    },
  },
  "transform-job": {
    "no-secrets": {
      noun: "Batch transform job",
      places: "its environment",
      shownBy: "DescribeTransformJob",
      when: "TransformJobArn",
      looked: (job) => [lookedThrough("Environment", job.Environment)],
      controls: ["checklist:SEC-02"],
      reference: api("CreateTransformJob"),
      // The role is that of the model, which may serve others: it is not given more here.
      fix: (job, context) => launchWithoutSecrets("transform-job", job, undefined, context),
    },
  },
  "tuning-job": {
    "no-secrets": {
      noun: "Tuning job",
      places: "its hyperparameters or environment",
      shownBy: "DescribeHyperParameterTuningJob",
      when: "HyperParameterTuningJobArn",
      looked: (job) =>
        ["TrainingJobDefinition", "TrainingJobDefinitions"].map((path) => ({
          path,
          observed: path in job,
          expected: "no secret in any value",
        })),
      controls: ["checklist:SEC-01", "checklist:SEC-02"],
      reference: api("HyperParameterTrainingJobDefinition"),
      fix(job, context) {
        const definition = job.TrainingJobDefinition ?? job.TrainingJobDefinitions?.[0];
        return launchWithoutSecrets("tuning-job", job, definition?.RoleArn, context);
      },
    },
  },
  vpc: { "no-secrets": network("VPC", "DescribeVpcs", "VpcId") },
  "vpc-endpoint": {
    "no-secrets": {
      noun: "VPC endpoint",
      places: "its policy or tags",
      shownBy: "DescribeVpcEndpoints",
      when: "VpcEndpointId",
      reference: ec2("VpcEndpoint"),
      fix: takeOutSecrets,
    },
  },
};
