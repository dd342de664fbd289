import aiWorkloadConfig from "./ai-workload-config.ts";
import cluster from "./cluster.ts";
import clusterExtension from "./cluster-extension.ts";
import clusterNode from "./cluster-node.ts";
import clusterSchedulerConfig from "./cluster-scheduler-config.ts";
import computeQuota from "./compute-quota.ts";
import dataQualityJobDefinition from "./data-quality-job-definition.ts";
import device from "./device.ts";
import deviceFleet from "./device-fleet.ts";
import domain from "./domain.ts";
import edgeDeploymentPlan from "./edge-deployment-plan.ts";
import edgePackagingJob from "./edge-packaging-job.ts";
import endpoint from "./endpoint.ts";
import endpointConfig from "./endpoint-config.ts";
import globalInferenceGateway from "./global-inference-gateway.ts";
import inferenceComponent from "./inference-component.ts";
import inferenceExperiment from "./inference-experiment.ts";
import inferenceRouter from "./inference-router.ts";
import model from "./model.ts";
import modelBiasJobDefinition from "./model-bias-job-definition.ts";
import modelExplainabilityJobDefinition from "./model-explainability-job-definition.ts";
import modelQualityJobDefinition from "./model-quality-job-definition.ts";
import monitoringSchedule from "./monitoring-schedule.ts";
import notebookInstance from "./notebook-instance.ts";
import notebookLifecycleConfig from "./notebook-lifecycle-config.ts";
import pipeline from "./pipeline.ts";
import processingJob from "./processing-job.ts";
import subscribedWorkteam from "./subscribed-workteam.ts";
import trainingJob from "./training-job.ts";
import trainingPlan from "./training-plan.ts";
import trainingSession from "./training-session.ts";
import transformJob from "./transform-job.ts";
import tuningJob from "./tuning-job.ts";
import userProfile from "./user-profile.ts";

export const sagemakerCollectors = [
  aiWorkloadConfig,
  cluster,
  clusterExtension,
  clusterNode,
  clusterSchedulerConfig,
  computeQuota,
  dataQualityJobDefinition,
  device,
  deviceFleet,
  domain,
  edgeDeploymentPlan,
  edgePackagingJob,
  endpoint,
  endpointConfig,
  globalInferenceGateway,
  inferenceComponent,
  inferenceExperiment,
  inferenceRouter,
  model,
  modelBiasJobDefinition,
  modelExplainabilityJobDefinition,
  modelQualityJobDefinition,
  monitoringSchedule,
  notebookInstance,
  notebookLifecycleConfig,
  pipeline,
  processingJob,
  subscribedWorkteam,
  trainingJob,
  trainingPlan,
  trainingSession,
  transformJob,
  tuningJob,
  userProfile,
] as const;
