import aiBenchmarkJob from "./ai-benchmark-job.ts";
import aiRecommendationJob from "./ai-recommendation-job.ts";
import app from "./app.ts";
import appImageConfig from "./app-image-config.ts";
import autoMLJob from "./auto-ml-job.ts";
import cluster from "./cluster.ts";
import clusterNode from "./cluster-node.ts";
import codeRepository from "./code-repository.ts";
import compilationJob from "./compilation-job.ts";
import domain from "./domain.ts";
import endpoint from "./endpoint.ts";
import endpointConfig from "./endpoint-config.ts";
import featureGroup from "./feature-group.ts";
import flowDefinition from "./flow-definition.ts";
import hub from "./hub.ts";
import hubContent from "./hub-content.ts";
import humanTaskUi from "./human-task-ui.ts";
import image from "./image.ts";
import imageVersion from "./image-version.ts";
import inferenceRecommendationsJob from "./inference-recommendations-job.ts";
import labelingJob from "./labeling-job.ts";
import mlflowApp from "./mlflow-app.ts";
import mlflowTrackingServer from "./mlflow-tracking-server.ts";
import model from "./model.ts";
import modelPackage from "./model-package.ts";
import modelPackageGroup from "./model-package-group.ts";
import notebookInstance from "./notebook-instance.ts";
import notebookLifecycleConfig from "./notebook-lifecycle-config.ts";
import optimizationJob from "./optimization-job.ts";
import partnerApp from "./partner-app.ts";
import pipeline from "./pipeline.ts";
import processingJob from "./processing-job.ts";
import project from "./project.ts";
import space from "./space.ts";
import studioLifecycleConfig from "./studio-lifecycle-config.ts";
import trainingJob from "./training-job.ts";
import transformJob from "./transform-job.ts";
import tuningJob from "./tuning-job.ts";
import userProfile from "./user-profile.ts";
import workforce from "./workforce.ts";
import workteam from "./workteam.ts";

export const sagemakerCollectors = [
  aiBenchmarkJob,
  aiRecommendationJob,
  app,
  appImageConfig,
  autoMLJob,
  cluster,
  clusterNode,
  codeRepository,
  compilationJob,
  domain,
  endpoint,
  endpointConfig,
  featureGroup,
  flowDefinition,
  hub,
  hubContent,
  humanTaskUi,
  image,
  imageVersion,
  inferenceRecommendationsJob,
  labelingJob,
  mlflowApp,
  mlflowTrackingServer,
  model,
  modelPackage,
  modelPackageGroup,
  notebookInstance,
  notebookLifecycleConfig,
  optimizationJob,
  partnerApp,
  pipeline,
  processingJob,
  project,
  space,
  studioLifecycleConfig,
  trainingJob,
  transformJob,
  tuningJob,
  userProfile,
  workforce,
  workteam,
] as const;
