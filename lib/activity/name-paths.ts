/**
 * Request parameters that name a SageMaker resource, and the resource part of the ARN they stand for. `{}` is the
 * parameter's value, `{other}` another parameter's, `{a|b}` the first of two that is there. The order counts: in a
 * request that names several, the one an event is mainly about comes first.
 * Sources: SageMaker API model (request members, first letter lowered as CloudTrail writes them); Service Authorization
 * Reference, "Amazon SageMaker", resource types.
 */
export const namePaths: Readonly<Record<string, string>> = {
  // Notebooks and Studio
  notebookInstanceName: "notebook-instance/{}",
  notebookInstanceLifecycleConfigName: "notebook-instance-lifecycle-config/{}",
  lifecycleConfigName: "notebook-instance-lifecycle-config/{}",
  appName: "app/{domainId}/{userProfileName|spaceName}/{appType}/{}",
  spaceName: "space/{domainId}/{}",
  userProfileName: "user-profile/{domainId}/{}",
  appImageConfigName: "app-image-config/{}",
  studioLifecycleConfigName: "studio-lifecycle-config/{}",
  imageName: "image/{}",
  codeRepositoryName: "code-repository/{}",

  // Jobs; some of them name the model they run
  trainingJobName: "training-job/{}",
  processingJobName: "processing-job/{}",
  transformJobName: "transform-job/{}",
  hyperParameterTuningJobName: "hyper-parameter-tuning-job/{}",
  autoMLJobName: "automl-job/{}",
  labelingJobName: "labeling-job/{}",
  optimizationJobName: "optimization-job/{}",
  inferenceRecommendationsJobName: "inference-recommendations-job/{}",
  aIBenchmarkJobName: "ai-benchmark-job/{}",
  aIRecommendationJobName: "ai-recommendation-job/{}",
  aIWorkloadConfigName: "ai-workload-config/{}",

  // Edge
  edgePackagingJobName: "edge-packaging-job/{}",
  compilationJobName: "compilation-job/{}",
  edgeDeploymentPlanName: "edge-deployment/{}",
  deviceName: "device-fleet/{deviceFleetName}/device/{}",
  "deviceNames[]": "device-fleet/{deviceFleetName}/device/{}",
  "devices[].deviceName": "device-fleet/{deviceFleetName}/device/{}",
  deviceFleetName: "device-fleet/{}",

  // Hosting
  inferenceComponentName: "inference-component/{}",
  monitoringAlertName: "monitoring-schedule/{monitoringScheduleName}/alert/{}",
  monitoringScheduleName: "monitoring-schedule/{}",
  endpointName: "endpoint/{}",
  endpointConfigName: "endpoint-config/{}",
  modelName: "model/{}",
  "productionVariants[].modelName": "model/{}",
  "shadowProductionVariants[].modelName": "model/{}",
  "modelVariants[].modelName": "model/{}",
  "specification.modelName": "model/{}",
  "specifications[].modelName": "model/{}",

  // Registry
  modelPackageName: "model-package/{}",
  "primaryContainer.modelPackageName": "model-package/{}",
  "containers[].modelPackageName": "model-package/{}",
  modelPackageGroupName: "model-package-group/{}",
  modelCardExportJobName: "model-card/{modelCardName}/export-job/{}",
  modelCardName: "model-card/{}",
  algorithmName: "algorithm/{}",
  hubContentName: "hub-content/{hubName}/{hubContentType}/{}",
  hubName: "hub/{}",

  // Lineage, pipelines, data
  trialComponentName: "experiment-trial-component/{}",
  trialName: "experiment-trial/{}",
  experimentName: "experiment/{}",
  actionName: "action/{}",
  contextName: "context/{}",
  lineageGroupName: "lineage-group/{}",
  pipelineName: "pipeline/{}",
  projectName: "project/{}",
  featureGroupName: "feature-group/{}",
  "identifiers[].featureGroupName": "feature-group/{}",
  trackingServerName: "mlflow-tracking-server/{}",

  // People
  flowDefinitionName: "flow-definition/{}",
  humanTaskUiName: "human-task-ui/{}",
  workteamName: "workteam/private-crowd/{}",
  workforceName: "workforce/{}",

  // HyperPod. A cluster's ARN ends with an id that most calls do not carry: the name stands in for it.
  clusterName: "cluster/{}",
  clusterSchedulerConfigId: "cluster-scheduler-config/{}",
  computeQuotaId: "compute-quota/{}",
  trainingPlanName: "training-plan/{}",

  // Last, because everything in Studio names its domain
  domainId: "domain/{}",
  defaultForDomainId: "domain/{}",
};

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
  Job: { jobName: "job/{jobCategory}/{}" },
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
