import aiBenchmarkJob from "./ai-benchmark-job.ts";
import aiRecommendationJob from "./ai-recommendation-job.ts";
import aiWorkloadConfig from "./ai-workload-config.ts";
import algorithm from "./algorithm.ts";
import app from "./app.ts";
import appImageConfig from "./app-image-config.ts";
import autoMLJob from "./auto-ml-job.ts";
import cluster from "./cluster.ts";
import clusterExtension from "./cluster-extension.ts";
import clusterNode from "./cluster-node.ts";
import clusterSchedulerConfig from "./cluster-scheduler-config.ts";
import codeRepository from "./code-repository.ts";
import compilationJob from "./compilation-job.ts";
import computeQuota from "./compute-quota.ts";
import dataQualityJobDefinition from "./data-quality-job-definition.ts";
import device from "./device.ts";
import deviceFleet from "./device-fleet.ts";
import domain from "./domain.ts";
import edgeDeploymentPlan from "./edge-deployment-plan.ts";
import edgePackagingJob from "./edge-packaging-job.ts";
import endpoint from "./endpoint.ts";
import endpointConfig from "./endpoint-config.ts";
import featureGroup from "./feature-group.ts";
import flowDefinition from "./flow-definition.ts";
import globalInferenceGateway from "./global-inference-gateway.ts";
import hub from "./hub.ts";
import hubContent from "./hub-content.ts";
import humanTaskUi from "./human-task-ui.ts";
import image from "./image.ts";
import imageVersion from "./image-version.ts";
import inferenceComponent from "./inference-component.ts";
import inferenceExperiment from "./inference-experiment.ts";
import inferenceRecommendationsJob from "./inference-recommendations-job.ts";
import inferenceRouter from "./inference-router.ts";
import job from "./job.ts";
import labelingJob from "./labeling-job.ts";
import lineageGroup from "./lineage-group.ts";
import mlflowApp from "./mlflow-app.ts";
import mlflowTrackingServer from "./mlflow-tracking-server.ts";
import model from "./model.ts";
import modelBiasJobDefinition from "./model-bias-job-definition.ts";
import modelCard from "./model-card.ts";
import modelExplainabilityJobDefinition from "./model-explainability-job-definition.ts";
import modelPackage from "./model-package.ts";
import modelPackageGroup from "./model-package-group.ts";
import modelQualityJobDefinition from "./model-quality-job-definition.ts";
import monitoringSchedule from "./monitoring-schedule.ts";
import notebookInstance from "./notebook-instance.ts";
import notebookLifecycleConfig from "./notebook-lifecycle-config.ts";
import optimizationJob from "./optimization-job.ts";
import partnerApp from "./partner-app.ts";
import pipeline from "./pipeline.ts";
import pipelineExecution from "./pipeline-execution.ts";
import processingJob from "./processing-job.ts";
import project from "./project.ts";
import servicecatalogPortfolio from "./servicecatalog-portfolio.ts";
import space from "./space.ts";
import studioLifecycleConfig from "./studio-lifecycle-config.ts";
import subscribedWorkteam from "./subscribed-workteam.ts";
import trainingJob from "./training-job.ts";
import trainingPlan from "./training-plan.ts";
import trainingSession from "./training-session.ts";
import transformJob from "./transform-job.ts";
import tuningJob from "./tuning-job.ts";
import userProfile from "./user-profile.ts";
import workforce from "./workforce.ts";
import workteam from "./workteam.ts";

export const sagemakerCollectors = [
  aiBenchmarkJob,
  aiRecommendationJob,
  aiWorkloadConfig,
  algorithm,
  app,
  appImageConfig,
  autoMLJob,
  cluster,
  clusterExtension,
  clusterNode,
  clusterSchedulerConfig,
  codeRepository,
  compilationJob,
  computeQuota,
  dataQualityJobDefinition,
  device,
  deviceFleet,
  domain,
  edgeDeploymentPlan,
  edgePackagingJob,
  endpoint,
  endpointConfig,
  featureGroup,
  flowDefinition,
  globalInferenceGateway,
  hub,
  hubContent,
  humanTaskUi,
  image,
  imageVersion,
  inferenceComponent,
  inferenceExperiment,
  inferenceRecommendationsJob,
  inferenceRouter,
  job,
  labelingJob,
  lineageGroup,
  mlflowApp,
  mlflowTrackingServer,
  model,
  modelBiasJobDefinition,
  modelCard,
  modelExplainabilityJobDefinition,
  modelPackage,
  modelPackageGroup,
  modelQualityJobDefinition,
  monitoringSchedule,
  notebookInstance,
  notebookLifecycleConfig,
  optimizationJob,
  partnerApp,
  pipeline,
  pipelineExecution,
  processingJob,
  project,
  servicecatalogPortfolio,
  space,
  studioLifecycleConfig,
  subscribedWorkteam,
  trainingJob,
  trainingPlan,
  trainingSession,
  transformJob,
  tuningJob,
  userProfile,
  workforce,
  workteam,
] as const;
