import * as client from "@aws-sdk/client-sagemaker";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { violationsIn } from "#lib/simulator/constraints.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import { validationMessage } from "#lib/simulator/refusals.ts";
import { inputOf, memberNames, operationIn } from "#lib/simulator/shapes.ts";

/** Undefined where nothing but its parent is asked for, and where the SDK does not know the call. */
const creations: Record<keyof SimulatedSageMaker, string | undefined> = {
  notebookInstances: "CreateNotebookInstance",
  notebookLifecycleConfigs: "CreateNotebookInstanceLifecycleConfig",
  domains: "CreateDomain",
  userProfiles: "CreateUserProfile",
  trainingJobs: "CreateTrainingJob",
  processingJobs: "CreateProcessingJob",
  transformJobs: "CreateTransformJob",
  tuningJobs: "CreateHyperParameterTuningJob",
  models: "CreateModel",
  endpointConfigs: "CreateEndpointConfig",
  endpoints: "CreateEndpoint",
  pipelines: "CreatePipeline",
  clusters: "CreateCluster",
  clusterNodes: undefined,
  codeRepositories: "CreateCodeRepository",
  studioLifecycleConfigs: "CreateStudioLifecycleConfig",
  spaces: "CreateSpace",
  apps: "CreateApp",
  appImageConfigs: "CreateAppImageConfig",
  images: "CreateImage",
  imageVersions: "CreateImageVersion",
  featureGroups: "CreateFeatureGroup",
  mlflowTrackingServers: "CreateMlflowTrackingServer",
  mlflowApps: "CreateMlflowApp",
  partnerApps: "CreatePartnerApp",
  workforces: "CreateWorkforce",
  workteams: "CreateWorkteam",
  flowDefinitions: "CreateFlowDefinition",
  humanTaskUis: "CreateHumanTaskUi",
  hubs: "CreateHub",
  hubContents: "ImportHubContent",
  projects: "CreateProject",
  algorithms: "CreateAlgorithm",
  jobs: "CreateJob",
  // SageMaker makes them by itself.
  lineageGroups: undefined,
  modelCards: "CreateModelCard",
  pipelineExecutions: "StartPipelineExecution",
  modelPackageGroups: "CreateModelPackageGroup",
  modelPackages: "CreateModelPackage",
  compilationJobs: "CreateCompilationJob",
  autoMLJobs: "CreateAutoMLJobV2",
  labelingJobs: "CreateLabelingJob",
  optimizationJobs: "CreateOptimizationJob",
  inferenceRecommendationsJobs: "CreateInferenceRecommendationsJob",
  aiBenchmarkJobs: "CreateAIBenchmarkJob",
  aiRecommendationJobs: "CreateAIRecommendationJob",
  dataQualityJobDefinitions: "CreateDataQualityJobDefinition",
  modelQualityJobDefinitions: "CreateModelQualityJobDefinition",
  modelBiasJobDefinitions: "CreateModelBiasJobDefinition",
  modelExplainabilityJobDefinitions: "CreateModelExplainabilityJobDefinition",
  monitoringSchedules: "CreateMonitoringSchedule",
  inferenceComponents: "CreateInferenceComponent",
  inferenceExperiments: "CreateInferenceExperiment",
  deviceFleets: "CreateDeviceFleet",
  devices: undefined,
  edgePackagingJobs: "CreateEdgePackagingJob",
  edgeDeploymentPlans: "CreateEdgeDeploymentPlan",
  trainingPlans: "CreateTrainingPlan",
  computeQuotas: "CreateComputeQuota",
  clusterSchedulerConfigs: "CreateClusterSchedulerConfig",
  aiWorkloadConfigs: "CreateAIWorkloadConfig",
  subscribedWorkteams: undefined,
  clusterExtensions: undefined,
  globalInferenceGateways: undefined,
  inferenceRouters: undefined,
  trainingSessions: undefined,
};

/** What Describe says in other words than Create takes. */
const asked: { [C in keyof SimulatedSageMaker]?: (resource: SimulatedSageMaker[C][number]) => object } = {
  clusters: ({ InstanceGroups, ...cluster }) => ({
    ...cluster,
    InstanceGroups: InstanceGroups?.map(({ TargetCount, ...group }) => ({ ...group, InstanceCount: TargetCount })),
  }),
  // AWS gives back neither secrets nor templates.
  workforces: ({ OidcConfig, ...workforce }) => ({
    ...workforce,
    ...(OidcConfig && { OidcConfig: { ...OidcConfig, ClientSecret: "kept" } }),
  }),
  humanTaskUis: ({ UiTemplate: _, ...ui }) => ui,
  // A version is called after its group.
  modelPackages: ({ ModelPackageName, ...rest }) =>
    rest.ModelPackageVersion === undefined ? { ...rest, ModelPackageName } : rest,
  inferenceComponents: ({ RuntimeConfig, ...component }) => ({
    ...component,
    ...(RuntimeConfig && { RuntimeConfig: { CopyCount: RuntimeConfig.DesiredCopyCount } }),
  }),
};

/** What AWS would not have made: each resource's fields, as its Create takes them. */
export function refusedRequests({ regions }: SimulatedAccount): string[] {
  return regions.flatMap(({ sagemaker }) =>
    Object.entries(creations).flatMap(([collection, operation]) => {
      if (operation === undefined) return [];
      const model = operationIn(client, operation);
      if (!model) throw new Error(`There is no ${operation}.`);
      const input = inputOf(model);
      const members = memberNames(input);
      return sagemaker[collection as keyof SimulatedSageMaker].flatMap((resource) => {
        // Each entry of `asked` takes what its own collection holds.
        const fields = asked[collection as keyof SimulatedSageMaker]?.(resource as never) ?? resource;
        const request = Object.fromEntries(Object.entries(fields).filter(([name]) => members.includes(name)));
        // A Describe names some required members otherwise than its Create.
        const wrong = violationsIn("sagemaker", input, request).filter(
          ({ path, constraint }) => constraint.kind !== "required" || path.length > 1,
        );
        return wrong.length > 0 ? [`${operation}: ${validationMessage(wrong)}`] : [];
      });
    }),
  );
}
