import type { CollectedKind, ResourceOf } from "#lib/inventory/kinds.ts";
import { sayTakeOut } from "./remedies/say-take-out.ts";
import { takeOutSecrets } from "./remedies/take-out-secrets.ts";
import type { SecretPlace } from "./secret-place.ts";

/** A SageMaker kind whose texts have no place of their own among its checks: whatever Describe shows is looked through. */
function described<Id extends string>(
  noun: string,
  shownBy: `${"Describe" | "List"}${string}`,
  when: Id,
  places: string,
  more: Pick<SecretPlace<never>, "parts"> & { fix?: typeof takeOutSecrets } = {},
) {
  const reference = `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${shownBy}.html` as const;
  return { "no-secrets": { noun, places, shownBy, when, reference, fix: sayTakeOut, ...more } } as const;
}

/** Kinds of SageMaker of which a line says all that there is to say: they are spread into secret-places.ts. */
export const describedPlaces = {
  "ai-benchmark-job": described("AI benchmark job", "DescribeAIBenchmarkJob", "AIBenchmarkJobArn", "its names or tags"),
  "ai-recommendation-job": described(
    "AI recommendation job",
    "DescribeAIRecommendationJob",
    "AIRecommendationJobArn",
    "its names or tags",
  ),
  "ai-workload-config": described(
    "AI workload configuration",
    "DescribeAIWorkloadConfig",
    "AIWorkloadConfigArn",
    "its data sets or parameters",
  ),
  algorithm: described("Algorithm", "DescribeAlgorithm", "AlgorithmArn", "its texts"),
  app: described("Studio app", "DescribeApp", "AppArn", "its names or settings"),
  "app-image-config": described(
    "Studio app image config",
    "ListAppImageConfigs",
    "AppImageConfigArn",
    "its arguments or environment",
  ),
  "auto-ml-job": described("AutoML job", "DescribeAutoMLJobV2", "AutoMLJobArn", "its settings"),
  cluster: described("HyperPod cluster", "DescribeCluster", "ClusterArn", "its names, labels or script paths", {
    fix: takeOutSecrets,
  }),
  "cluster-extension": described(
    "HyperPod cluster extension",
    "DescribeClusterExtension",
    "ExtensionArn",
    "its configuration values or messages",
  ),
  "cluster-node": described(
    "HyperPod cluster node",
    "DescribeClusterNode",
    "InstanceId",
    "its names, labels or script paths",
    { fix: takeOutSecrets },
  ),
  "cluster-scheduler-config": described(
    "Cluster scheduler configuration",
    "DescribeClusterSchedulerConfig",
    "ClusterSchedulerConfigArn",
    "its names or description",
  ),
  "code-repository": described("Git repository", "ListCodeRepositories", "CodeRepositoryArn", "its address"),
  "compilation-job": described("Compilation job", "DescribeCompilationJob", "CompilationJobArn", "its settings"),
  "compute-quota": described("Compute quota", "DescribeComputeQuota", "ComputeQuotaArn", "its names or description"),
  "data-quality-job-definition": described(
    "Data quality job definition",
    "DescribeDataQualityJobDefinition",
    "JobDefinitionArn",
    "its environment or arguments",
  ),
  device: described("Edge device", "DescribeDevice", "DeviceName", "its names or description"),
  "device-fleet": described(
    "Edge device fleet",
    "DescribeDeviceFleet",
    "DeviceFleetArn",
    "its output settings or description",
  ),
  domain: described("Domain", "DescribeDomain", "DomainArn", "its settings", { fix: takeOutSecrets }),
  "edge-deployment-plan": described(
    "Edge deployment plan",
    "DescribeEdgeDeploymentPlan",
    "EdgeDeploymentPlanArn",
    "its names or messages",
  ),
  "edge-packaging-job": described(
    "Edge packaging job",
    "DescribeEdgePackagingJob",
    "EdgePackagingJobArn",
    "its output settings or messages",
  ),
  endpoint: described("Endpoint", "DescribeEndpoint", "EndpointArn", "its names, messages or policy", {
    fix: takeOutSecrets,
    parts: ["ResourcePolicy"],
  }),
  "endpoint-config": described(
    "Endpoint config",
    "DescribeEndpointConfig",
    "EndpointConfigArn",
    "its names or settings",
    { fix: takeOutSecrets },
  ),
  "feature-group": described("Feature group", "DescribeFeatureGroup", "FeatureGroupArn", "its description or names"),
  "flow-definition": described(
    "Human review workflow",
    "DescribeFlowDefinition",
    "FlowDefinitionArn",
    "its names or instructions",
  ),
  "global-inference-gateway": described(
    "Global inference gateway",
    "DescribeGlobalInferenceGateway",
    "Arn",
    "its names or messages",
  ),
  hub: described("Private hub", "DescribeHub", "HubArn", "its names or descriptions"),
  "hub-content": described(
    "Private hub content",
    "DescribeHubContent",
    "HubContentArn",
    "its document or descriptions",
  ),
  "human-task-ui": described("Worker task template", "DescribeHumanTaskUi", "HumanTaskUiArn", "its name or address"),
  image: described("Studio image", "DescribeImage", "ImageArn", "its names or description"),
  "image-version": described("Studio image version", "DescribeImageVersion", "ImageVersionArn", "its names or notes"),
  "inference-component": described(
    "Inference component",
    "DescribeInferenceComponent",
    "InferenceComponentArn",
    "the environment of its containers",
  ),
  "inference-experiment": described(
    "Inference experiment",
    "DescribeInferenceExperiment",
    "Arn",
    "its names or description",
  ),
  "inference-recommendations-job": described(
    "Inference recommender job",
    "DescribeInferenceRecommendationsJob",
    "JobArn",
    "its settings",
  ),
  "inference-router": described(
    "Inference router",
    "DescribeInferenceRouter",
    "InferenceRouterArn",
    "its names or messages",
  ),
  job: described("Generic job", "DescribeJob", "JobArn", "its document or tags"),
  "labeling-job": described("Labeling job", "DescribeLabelingJob", "LabelingJobArn", "its texts or tags"),
  "lineage-group": described("Lineage group", "DescribeLineageGroup", "LineageGroupArn", "its description or policy", {
    parts: ["ResourcePolicy"],
  }),
  "mlflow-app": described("MLflow App", "DescribeMlflowApp", "Arn", "its names or addresses"),
  "mlflow-tracking-server": described(
    "MLflow tracking server",
    "DescribeMlflowTrackingServer",
    "TrackingServerArn",
    "its names or addresses",
  ),
  "model-bias-job-definition": described(
    "Model bias job definition",
    "DescribeModelBiasJobDefinition",
    "JobDefinitionArn",
    "its environment",
  ),
  "model-card": described("Model card", "DescribeModelCard", "ModelCardArn", "its content", { parts: ["Content"] }),
  "model-explainability-job-definition": described(
    "Model explainability job definition",
    "DescribeModelExplainabilityJobDefinition",
    "JobDefinitionArn",
    "its environment",
  ),
  "model-package": described("Model package", "DescribeModelPackage", "ModelPackageArn", "its environment or metadata"),
  "model-package-group": described(
    "Model package group",
    "DescribeModelPackageGroup",
    "ModelPackageGroupArn",
    "its description or policy",
    { parts: ["ResourcePolicy"] },
  ),
  "model-quality-job-definition": described(
    "Model quality job definition",
    "DescribeModelQualityJobDefinition",
    "JobDefinitionArn",
    "its environment or arguments",
  ),
  "monitoring-schedule": described(
    "Monitoring schedule",
    "DescribeMonitoringSchedule",
    "MonitoringScheduleArn",
    "the environment or arguments of its job",
  ),
  "optimization-job": described(
    "Inference optimization job",
    "DescribeOptimizationJob",
    "OptimizationJobArn",
    "its environment",
  ),
  "partner-app": described("Partner AI App", "DescribePartnerApp", "Arn", "its arguments or settings"),
  "pipeline-execution": described(
    "Pipeline execution",
    "DescribePipelineExecution",
    "PipelineExecutionArn",
    "its parameters or description",
    { parts: ["PipelineParameters"] },
  ),
  project: described("Project", "DescribeProject", "ProjectArn", "its parameters or description"),
  "servicecatalog-portfolio": {
    "no-secrets": {
      noun: "Project templates of AWS",
      places: "their settings",
      shownBy: "GetSagemakerServicecatalogPortfolioStatus",
      when: "Status",
      reference:
        "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_GetSagemakerServicecatalogPortfolioStatus.html",
      fix: sayTakeOut,
    },
  },
  space: described("Studio space", "DescribeSpace", "SpaceArn", "its settings"),
  "studio-lifecycle-config": described(
    "Studio lifecycle config",
    "DescribeStudioLifecycleConfig",
    "StudioLifecycleConfigArn",
    "its script",
  ),
  "subscribed-workteam": described(
    "Subscribed workteam",
    "ListSubscribedWorkteams",
    "WorkteamArn",
    "its titles or description",
  ),
  "training-plan": described("Training plan", "DescribeTrainingPlan", "TrainingPlanArn", "its names or messages"),
  "training-session": described(
    "Training session",
    "DescribeTrainingSession",
    "TrainingSessionArn",
    "its tags or messages",
  ),
  "user-profile": described("Studio user profile", "DescribeUserProfile", "UserProfileArn", "its settings", {
    fix: takeOutSecrets,
  }),
  workforce: described("Labeling workforce", "ListWorkforces", "WorkforceArn", "its sign-in settings"),
  workteam: described("Labeling work team", "ListWorkteams", "WorkteamArn", "its names or description"),
} as const satisfies { [K in CollectedKind]?: Record<string, SecretPlace<ResourceOf<K>>> };
