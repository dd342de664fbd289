/**
 * Kinds of SageMaker resources that exist and that no collector reads: a report and the screens name them, since what is not
 * read is not known to be fine. A test holds the list to the List operations of the SDK. Source: SageMaker API reference;
 * the last five are newer than the SDK's client and have no operation in it.
 */
export const notCollected: readonly { label: string; operation?: string }[] = [
  { label: "AI workload configurations", operation: "ListAIWorkloadConfigs" },
  { label: "Algorithms", operation: "ListAlgorithms" },
  { label: "Cluster scheduler configurations", operation: "ListClusterSchedulerConfigs" },
  { label: "Compute quotas", operation: "ListComputeQuotas" },
  { label: "Data quality job definitions", operation: "ListDataQualityJobDefinitions" },
  { label: "Edge device fleets", operation: "ListDeviceFleets" },
  { label: "Edge devices", operation: "ListDevices" },
  { label: "Edge deployment plans", operation: "ListEdgeDeploymentPlans" },
  { label: "Edge packaging jobs", operation: "ListEdgePackagingJobs" },
  { label: "Inference components", operation: "ListInferenceComponents" },
  { label: "Inference experiments", operation: "ListInferenceExperiments" },
  { label: "Generic jobs", operation: "ListJobs" },
  { label: "Lineage groups", operation: "ListLineageGroups" },
  { label: "Model bias job definitions", operation: "ListModelBiasJobDefinitions" },
  { label: "Model cards", operation: "ListModelCards" },
  { label: "Model explainability job definitions", operation: "ListModelExplainabilityJobDefinitions" },
  { label: "Model quality job definitions", operation: "ListModelQualityJobDefinitions" },
  { label: "Monitoring schedules", operation: "ListMonitoringSchedules" },
  { label: "Pipeline executions", operation: "ListPipelineExecutions" },
  { label: "Subscribed workteams", operation: "ListSubscribedWorkteams" },
  { label: "Training plans", operation: "ListTrainingPlans" },
  { label: "Cluster extensions" },
  { label: "Endpoint resource policies" },
  { label: "Global inference gateways" },
  { label: "Inference routers" },
  { label: "Training sessions" },
];
