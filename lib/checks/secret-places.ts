import type { CollectedKind, ResourceOf } from "#lib/inventory/kinds.ts";
import { lookedThrough } from "./has-no-secrets.ts";
import { launchWithoutSecrets } from "./remedies/job-secrets.ts";
import { modelWithoutSecrets } from "./remedies/model-secrets.ts";
import { rewriteScripts } from "./remedies/notebook-lifecycle-config.ts";
import { pipelineWithoutSecrets } from "./remedies/pipeline-secrets.ts";
import { sayTakeOut } from "./remedies/say-take-out.ts";
import { takeOutSecrets } from "./remedies/take-out-secrets.ts";
import type { SecretPlace } from "./secret-place.ts";

const api = (page: string) => `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${page}.html` as const;
const ec2 = (page: string) => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${page}.html` as const;

function network<Id extends string>(noun: string, shownBy: string, when: Id, fix = takeOutSecrets) {
  const page = shownBy.slice("Describe".length).replace(/s$/, "");
  return { noun, places: "its tags", shownBy, when, reference: ec2(page), fix } as const;
}

/** A SageMaker kind whose texts have no place of their own among its checks: whatever Describe shows is looked through. */
function described<Id extends string>(
  noun: string,
  shownBy: `${"Describe" | "List"}${string}`,
  when: Id,
  places: string,
  fix = takeOutSecrets,
) {
  return { "no-secrets": { noun, places, shownBy, when, reference: api(shownBy), fix } } as const;
}

function identity(noun: string, page: string, places: string) {
  const reference = `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${page}.html` as const;
  const shownBy = "GetAccountAuthorizationDetails";
  return { "no-secrets": { noun, places, shownBy, when: "Arn", reference, fix: sayTakeOut } } as const;
}

const inArguments = (path: string, observed: unknown) => [
  { path, observed: observed ?? null, expected: "no secret in any argument" },
];

/** Every kind that is collected, and what its checks for secrets are called after the kind. */
export const secretPlaces: { [K in CollectedKind]: Record<string, SecretPlace<ResourceOf<K>>> } = {
  "ai-benchmark-job": described(
    "AI benchmark job",
    "DescribeAIBenchmarkJob",
    "AIBenchmarkJobArn",
    "its names or tags",
    sayTakeOut,
  ),
  "ai-recommendation-job": described(
    "AI recommendation job",
    "DescribeAIRecommendationJob",
    "AIRecommendationJobArn",
    "its names or tags",
    sayTakeOut,
  ),
  "ai-workload-config": described(
    "AI workload configuration",
    "DescribeAIWorkloadConfig",
    "AIWorkloadConfigArn",
    "its data sets or parameters",
    sayTakeOut,
  ),
  algorithm: described("Algorithm", "DescribeAlgorithm", "AlgorithmArn", "its texts", sayTakeOut),
  app: described("Studio app", "DescribeApp", "AppArn", "its names or settings", sayTakeOut),
  "app-image-config": described(
    "Studio app image config",
    "ListAppImageConfigs",
    "AppImageConfigArn",
    "its arguments or environment",
    sayTakeOut,
  ),
  "auto-ml-job": described("AutoML job", "DescribeAutoMLJobV2", "AutoMLJobArn", "its settings", sayTakeOut),
  "cloudtrail-trail": {
    "no-secrets": {
      noun: "Trail",
      places: "its names or prefixes",
      shownBy: "GetTrail",
      when: "TrailARN",
      reference: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html",
      fix: sayTakeOut,
    },
  },
  cluster: described("HyperPod cluster", "DescribeCluster", "ClusterArn", "its names, labels or script paths"),
  "cluster-extension": described(
    "HyperPod cluster extension",
    "DescribeClusterExtension",
    "ExtensionArn",
    "its configuration values or messages",
    sayTakeOut,
  ),
  "cluster-node": described(
    "HyperPod cluster node",
    "DescribeClusterNode",
    "InstanceId",
    "its names, labels or script paths",
  ),
  "cluster-scheduler-config": described(
    "Cluster scheduler configuration",
    "DescribeClusterSchedulerConfig",
    "ClusterSchedulerConfigArn",
    "its names or description",
    sayTakeOut,
  ),
  "code-repository": described(
    "Git repository",
    "ListCodeRepositories",
    "CodeRepositoryArn",
    "its address",
    sayTakeOut,
  ),
  "compilation-job": described(
    "Compilation job",
    "DescribeCompilationJob",
    "CompilationJobArn",
    "its settings",
    sayTakeOut,
  ),
  "compute-quota": described(
    "Compute quota",
    "DescribeComputeQuota",
    "ComputeQuotaArn",
    "its names or description",
    sayTakeOut,
  ),
  "data-quality-job-definition": described(
    "Data quality job definition",
    "DescribeDataQualityJobDefinition",
    "JobDefinitionArn",
    "its environment or arguments",
    sayTakeOut,
  ),
  device: described("Edge device", "DescribeDevice", "DeviceName", "its names or description", sayTakeOut),
  "device-fleet": described(
    "Edge device fleet",
    "DescribeDeviceFleet",
    "DeviceFleetArn",
    "its output settings or description",
    sayTakeOut,
  ),
  domain: described("Domain", "DescribeDomain", "DomainArn", "its settings"),
  "edge-deployment-plan": described(
    "Edge deployment plan",
    "DescribeEdgeDeploymentPlan",
    "EdgeDeploymentPlanArn",
    "its names or messages",
    sayTakeOut,
  ),
  "edge-packaging-job": described(
    "Edge packaging job",
    "DescribeEdgePackagingJob",
    "EdgePackagingJobArn",
    "its output settings or messages",
    sayTakeOut,
  ),
  endpoint: described("Endpoint", "DescribeEndpoint", "EndpointArn", "its names or messages"),
  "endpoint-config": described(
    "Endpoint config",
    "DescribeEndpointConfig",
    "EndpointConfigArn",
    "its names or settings",
  ),
  "feature-group": described(
    "Feature group",
    "DescribeFeatureGroup",
    "FeatureGroupArn",
    "its description or names",
    sayTakeOut,
  ),
  "flow-definition": described(
    "Human review workflow",
    "DescribeFlowDefinition",
    "FlowDefinitionArn",
    "its names or instructions",
    sayTakeOut,
  ),
  "flow-log": { "no-secrets": network("Flow log", "DescribeFlowLogs", "FlowLogId") },
  "global-inference-gateway": described(
    "Global inference gateway",
    "DescribeGlobalInferenceGateway",
    "Arn",
    "its names or messages",
    sayTakeOut,
  ),
  hub: described("Private hub", "DescribeHub", "HubArn", "its names or descriptions", sayTakeOut),
  "hub-content": described(
    "Private hub content",
    "DescribeHubContent",
    "HubContentArn",
    "its document or descriptions",
    sayTakeOut,
  ),
  "human-task-ui": described(
    "Worker task template",
    "DescribeHumanTaskUi",
    "HumanTaskUiArn",
    "its name or address",
    sayTakeOut,
  ),
  "iam-group": identity("IAM group", "GroupDetail", "its policies"),
  "iam-policy": identity("IAM policy", "ManagedPolicyDetail", "its description or document"),
  "iam-role": {
    "no-secrets": {
      noun: "IAM role",
      places: "its tags or policies",
      shownBy: "GetAccountAuthorizationDetails",
      when: "Arn",
      reference: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html",
      fix: takeOutSecrets,
    },
  },
  "iam-user": identity("IAM user", "UserDetail", "its tags or policies"),
  image: described("Studio image", "DescribeImage", "ImageArn", "its names or description", sayTakeOut),
  "image-version": described(
    "Studio image version",
    "DescribeImageVersion",
    "ImageVersionArn",
    "its names or notes",
    sayTakeOut,
  ),
  "inference-component": described(
    "Inference component",
    "DescribeInferenceComponent",
    "InferenceComponentArn",
    "the environment of its containers",
    sayTakeOut,
  ),
  "inference-experiment": described(
    "Inference experiment",
    "DescribeInferenceExperiment",
    "Arn",
    "its names or description",
    sayTakeOut,
  ),
  "inference-recommendations-job": described(
    "Inference recommender job",
    "DescribeInferenceRecommendationsJob",
    "JobArn",
    "its settings",
    sayTakeOut,
  ),
  "inference-router": described(
    "Inference router",
    "DescribeInferenceRouter",
    "InferenceRouterArn",
    "its names or messages",
    sayTakeOut,
  ),
  "internet-gateway": { "no-secrets": network("Internet gateway", "DescribeInternetGateways", "InternetGatewayId") },
  job: described("Generic job", "DescribeJob", "JobArn", "its document or tags", sayTakeOut),
  "kms-key": {
    "no-secrets": {
      noun: "KMS key",
      places: "its description",
      shownBy: "DescribeKey",
      when: "KeyId",
      reference: "https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html",
      fix: takeOutSecrets,
    },
  },
  "labeling-job": described("Labeling job", "DescribeLabelingJob", "LabelingJobArn", "its texts or tags", sayTakeOut),
  "lineage-group": {
    "no-secrets": {
      ...described("Lineage group", "DescribeLineageGroup", "LineageGroupArn", "its texts", sayTakeOut)["no-secrets"],
      places: "its description or policy",
      parts: ["ResourcePolicy"],
    },
  },
  "mlflow-app": described("MLflow App", "DescribeMlflowApp", "Arn", "its names or addresses", sayTakeOut),
  "mlflow-tracking-server": described(
    "MLflow tracking server",
    "DescribeMlflowTrackingServer",
    "TrackingServerArn",
    "its names or addresses",
    sayTakeOut,
  ),
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
  "model-bias-job-definition": described(
    "Model bias job definition",
    "DescribeModelBiasJobDefinition",
    "JobDefinitionArn",
    "its environment",
    sayTakeOut,
  ),
  "model-card": {
    "no-secrets": {
      ...described("Model card", "DescribeModelCard", "ModelCardArn", "its content", sayTakeOut)["no-secrets"],
      parts: ["Content"],
    },
  },
  "model-explainability-job-definition": described(
    "Model explainability job definition",
    "DescribeModelExplainabilityJobDefinition",
    "JobDefinitionArn",
    "its environment",
    sayTakeOut,
  ),
  "model-package": described(
    "Model package",
    "DescribeModelPackage",
    "ModelPackageArn",
    "its environment or metadata",
    sayTakeOut,
  ),
  "model-package-group": {
    "no-secrets": {
      ...described("Model package group", "DescribeModelPackageGroup", "ModelPackageGroupArn", "its texts", sayTakeOut)[
        "no-secrets"
      ],
      places: "its description or policy",
      parts: ["ResourcePolicy"],
    },
  },
  "model-quality-job-definition": described(
    "Model quality job definition",
    "DescribeModelQualityJobDefinition",
    "JobDefinitionArn",
    "its environment or arguments",
    sayTakeOut,
  ),
  "monitoring-schedule": described(
    "Monitoring schedule",
    "DescribeMonitoringSchedule",
    "MonitoringScheduleArn",
    "the environment or arguments of its job",
    sayTakeOut,
  ),
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
  "optimization-job": described(
    "Inference optimization job",
    "DescribeOptimizationJob",
    "OptimizationJobArn",
    "its environment",
    sayTakeOut,
  ),
  "partner-app": described("Partner AI App", "DescribePartnerApp", "Arn", "its arguments or settings", sayTakeOut),
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
  "pipeline-execution": {
    "no-secrets": {
      ...described("Pipeline execution", "DescribePipelineExecution", "PipelineExecutionArn", "its texts", sayTakeOut)[
        "no-secrets"
      ],
      places: "its parameters or description",
      parts: ["PipelineParameters"],
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
  project: described("Project", "DescribeProject", "ProjectArn", "its parameters or description", sayTakeOut),
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
  space: described("Studio space", "DescribeSpace", "SpaceArn", "its settings", sayTakeOut),
  "studio-lifecycle-config": described(
    "Studio lifecycle config",
    "DescribeStudioLifecycleConfig",
    "StudioLifecycleConfigArn",
    "its script",
    sayTakeOut,
  ),
  subnet: { "no-secrets": network("Subnet", "DescribeSubnets", "SubnetId") },
  "subscribed-workteam": described(
    "Subscribed workteam",
    "ListSubscribedWorkteams",
    "WorkteamArn",
    "its titles or description",
    sayTakeOut,
  ),
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
  "training-plan": described(
    "Training plan",
    "DescribeTrainingPlan",
    "TrainingPlanArn",
    "its names or messages",
    sayTakeOut,
  ),
  "training-session": described(
    "Training session",
    "DescribeTrainingSession",
    "TrainingSessionArn",
    "its tags or messages",
    sayTakeOut,
  ),
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
  "user-profile": described("Studio user profile", "DescribeUserProfile", "UserProfileArn", "its settings"),
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
  workforce: described("Labeling workforce", "ListWorkforces", "WorkforceArn", "its sign-in settings", sayTakeOut),
  workteam: described("Labeling work team", "ListWorkteams", "WorkteamArn", "its names or description", sayTakeOut),
};
