import type { CloudTrailRecord, SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";

/** Live kinds and jobs: the list, the call that makes one, and the request parameter that names it. */
const kinds = [
  { list: "notebookInstances", create: "CreateNotebookInstance", name: "NotebookInstanceName" },
  {
    list: "notebookLifecycleConfigs",
    create: "CreateNotebookInstanceLifecycleConfig",
    name: "NotebookInstanceLifecycleConfigName",
  },
  { list: "domains", create: "CreateDomain", name: "DomainName" },
  { list: "userProfiles", create: "CreateUserProfile", name: "UserProfileName" },
  { list: "models", create: "CreateModel", name: "ModelName" },
  { list: "endpointConfigs", create: "CreateEndpointConfig", name: "EndpointConfigName" },
  { list: "pipelines", create: "CreatePipeline", name: "PipelineName" },
  { list: "endpoints", create: "CreateEndpoint", name: "EndpointName" },
  { list: "clusters", create: "CreateCluster", name: "ClusterName" },
  { list: "codeRepositories", create: "CreateCodeRepository", name: "CodeRepositoryName" },
  { list: "studioLifecycleConfigs", create: "CreateStudioLifecycleConfig", name: "StudioLifecycleConfigName" },
  { list: "spaces", create: "CreateSpace", name: "SpaceName" },
  { list: "apps", create: "CreateApp", name: "AppName" },
  { list: "appImageConfigs", create: "CreateAppImageConfig", name: "AppImageConfigName" },
  { list: "images", create: "CreateImage", name: "ImageName" },
  { list: "imageVersions", create: "CreateImageVersion", name: "ImageName" },
  { list: "featureGroups", create: "CreateFeatureGroup", name: "FeatureGroupName" },
  { list: "mlflowTrackingServers", create: "CreateMlflowTrackingServer", name: "TrackingServerName" },
  { list: "mlflowApps", create: "CreateMlflowApp", name: "Name" },
  { list: "partnerApps", create: "CreatePartnerApp", name: "Name" },
  { list: "flowDefinitions", create: "CreateFlowDefinition", name: "FlowDefinitionName" },
  { list: "humanTaskUis", create: "CreateHumanTaskUi", name: "HumanTaskUiName" },
  { list: "hubs", create: "CreateHub", name: "HubName" },
  { list: "hubContents", create: "ImportHubContent", name: "HubContentName" },
  { list: "projects", create: "CreateProject", name: "ProjectName" },
] as const;

const jobKinds = [
  { list: "trainingJobs", create: "CreateTrainingJob", name: "TrainingJobName" },
  { list: "processingJobs", create: "CreateProcessingJob", name: "ProcessingJobName" },
  { list: "transformJobs", create: "CreateTransformJob", name: "TransformJobName" },
  { list: "tuningJobs", create: "CreateHyperParameterTuningJob", name: "HyperParameterTuningJobName" },
] as const;

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

/** Resources made in the last 90 days whose making the trail does not show, to the second. */
export function unrecorded(account: SimulatedAccount, now: Date, jobs: boolean): string[] {
  return account.regions.flatMap((region) => {
    const calls = callsByTarget(region);
    return (jobs ? [...kinds, ...jobKinds] : kinds).flatMap(({ list, create, name }) =>
      region.sagemaker[list].flatMap((resource) => {
        const { CreationTime } = resource;
        if (!CreationTime) return [`${list} without CreationTime`];
        if (now.getTime() - CreationTime.getTime() >= ninetyDays) return [];
        const target = String((resource as Record<string, unknown>)[name]);
        const seconds = `${CreationTime.toISOString().slice(0, 19)}Z`;
        const made = calls
          .get(`${create} ${target}`)
          ?.some(({ eventTime, errorCode }) => eventTime === seconds && !errorCode);
        return made ? [] : [`${region.name}: ${create} ${target} at ${seconds}`];
      }),
    );
  });
}

/** Successful and failed calls by `action target`, the target being what the first request parameter that names one says. */
function callsByTarget(region: SimulatedRegion): Map<string, CloudTrailRecord[]> {
  const calls = new Map<string, CloudTrailRecord[]>();
  for (const event of region.events) {
    for (const value of Object.values(event.requestParameters ?? {})) {
      if (typeof value !== "string") continue;
      const key = `${event.eventName} ${value}`;
      calls.set(key, [...(calls.get(key) ?? []), event]);
    }
  }
  return calls;
}

/** Configs made before a model they name, and endpoints before the config they were made with. */
export function premature(account: SimulatedAccount): string[] {
  return account.regions.flatMap(({ sagemaker }) => {
    const models = new Map(sagemaker.models.map((model) => [model.ModelName, model.CreationTime]));
    const configs = sagemaker.endpointConfigs.filter(({ CreationTime, ProductionVariants = [] }) =>
      ProductionVariants.some(({ ModelName }) => isBefore(CreationTime, models.get(ModelName))),
    );
    const made = new Map(sagemaker.endpointConfigs.map((config) => [config.EndpointConfigName, config.CreationTime]));
    const endpoints = sagemaker.endpoints.filter(({ LastModifiedTime, EndpointConfigName }) =>
      isBefore(LastModifiedTime, made.get(EndpointConfigName)),
    );
    return [...configs.map((one) => one.EndpointConfigName), ...endpoints.map((one) => one.EndpointName)].map(String);
  });
}

function isBefore(one: Date | undefined, other: Date | undefined): boolean {
  return one !== undefined && other !== undefined && one < other;
}
