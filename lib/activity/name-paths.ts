import { everyCollector } from "#lib/inventory/kinds.ts";

type Facts = ReturnType<typeof everyCollector>[number];

/*
 * Request parameters that name a SageMaker resource, and the resource part of the ARN they stand for. `{}` is the
 * parameter's value, `{other}` another parameter's, `{a|b}` the first of two that is there. The order counts: in a
 * request that names several, the one an event is mainly about comes first.
 * Sources: SageMaker API model (request members, first letter lowered as CloudTrail writes them); Service Authorization
 * Reference, "Amazon SageMaker", resource types.
 *
 * What is collected says so in its collector (`inEvents`). The lists here are of kinds that no collector reads yet.
 */

/** Kinds that name those which are collected, or stand by themselves. */
export const uncollectedPaths: Readonly<Record<string, string>> = {
  // Notebooks and Studio
  appName: "app/{domainId}/{userProfileName|spaceName}/{appType}/{}",
  spaceName: "space/{domainId}/{}",
  appImageConfigName: "app-image-config/{}",
  studioLifecycleConfigName: "studio-lifecycle-config/{}",
  imageName: "image/{}",
  codeRepositoryName: "code-repository/{}",

  // Jobs; some of them name the model they run
  aIWorkloadConfigName: "ai-workload-config/{}",

  // Edge
  edgePackagingJobName: "edge-packaging-job/{}",
  edgeDeploymentPlanName: "edge-deployment/{}",
  deviceName: "device-fleet/{deviceFleetName}/device/{}",
  "deviceNames[]": "device-fleet/{deviceFleetName}/device/{}",
  "devices[].deviceName": "device-fleet/{deviceFleetName}/device/{}",
  deviceFleetName: "device-fleet/{}",

  // Hosting
  inferenceComponentName: "inference-component/{}",
  monitoringAlertName: "monitoring-schedule/{monitoringScheduleName}/alert/{}",
  monitoringScheduleName: "monitoring-schedule/{}",

  // Registry
  modelCardExportJobName: "model-card/{modelCardName}/export-job/{}",
  hubContentName: "hub-content/{hubName}/{hubContentType}/{}",
  hubName: "hub/{}",

  // Lineage, pipelines, data
  trialComponentName: "experiment-trial-component/{}",
  trialName: "experiment-trial/{}",
  experimentName: "experiment/{}",
  actionName: "action/{}",
  contextName: "context/{}",
  projectName: "project/{}",
  featureGroupName: "feature-group/{}",
  "identifiers[].featureGroupName": "feature-group/{}",
  trackingServerName: "mlflow-tracking-server/{}",

  // People
  flowDefinitionName: "flow-definition/{}",
  humanTaskUiName: "human-task-ui/{}",
  workteamName: "workteam/private-crowd/{}",
  workforceName: "workforce/{}",

  // HyperPod
  clusterSchedulerConfigId: "cluster-scheduler-config/{}",
  computeQuotaId: "compute-quota/{}",
  trainingPlanName: "training-plan/{}",
};

export const namePaths: Readonly<Record<string, string>> = {
  ...uncollectedPaths,
  ...Object.fromEntries(inOrder(everyCollector()).flatMap(pathsOf)),
};

function pathsOf({ kind, arnType = kind, inEvents = {} }: Facts): [parameter: string, template: string][] {
  return Object.entries(inEvents).map(([parameter, rest]) => [parameter, `${arnType}/${rest}`]);
}

/** What serves a kind comes before it, and so does what is a part of it: a request for one of those names the kind besides. */
function inOrder(kinds: readonly Facts[]): Facts[] {
  const met = new Set<Facts>();
  const withThoseBefore = (one: Facts): Facts[] => {
    if (met.has(one)) return [];
    met.add(one);
    const before = kinds.filter(({ kind, parent }) => parent === one.kind || one.servedBy?.kinds.includes(kind));
    return [...before.flatMap(withThoseBefore), one];
  };
  return kinds.flatMap(withThoseBefore);
}

/**
 * Parameters that mean something else in each API, by what the event's name says after its verb. The ARNs of the last
 * four kinds end with an id that only AWS's answer has: in a failed call the name stands in for it.
 */
export const namePathsByNoun: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ImageVersion: { version: "image-version/{imageName}/{}" },
  HubContentReference: { hubContentName: "hub-content/{hubName}/ModelReference/{}" },
  DataQualityJobDefinition: { jobDefinitionName: "data-quality-job-definition/{}" },
  ModelBiasJobDefinition: { jobDefinitionName: "model-bias-job-definition/{}" },
  ModelExplainabilityJobDefinition: { jobDefinitionName: "model-explainability-job-definition/{}" },
  ModelQualityJobDefinition: { jobDefinitionName: "model-quality-job-definition/{}" },
  InferenceRecommendationsJob: { jobName: "inference-recommendations-job/{}" },
  InferenceRecommendationsJobSteps: { jobName: "inference-recommendations-job/{}" },
  InferenceExperiment: { name: "inference-experiment/{}" },
  ClusterSchedulerConfig: { name: "cluster-scheduler-config/{}" },
  ComputeQuota: { name: "compute-quota/{}" },
  MlflowApp: { name: "mlflow-app/{}" },
  PartnerApp: { name: "partner-app/{}" },
};

/** Paths to roles a request passes on: whoever starts work under a role uses it. Top-level ARNs need no entry. */
export const rolePaths: readonly string[] = [
  "defaultUserSettings.executionRole",
  "defaultSpaceSettings.executionRole",
  "userSettings.executionRole",
  "trainingJobDefinition.roleArn",
  "trainingJobDefinitions[].roleArn",
  "instanceGroups[].executionRole",
];

/** Nested paths to other ARNs that say what an event touches. */
export const arnPaths: readonly string[] = [
  "modelPackageArnList[]",
  "startArns[]",
  "metricQueries[].resourceArn",
  "resourceSpec.lifecycleConfigArn",
  "humanTaskConfig.workteamArn",
];
