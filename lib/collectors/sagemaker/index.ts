import app from "./app.ts";
import appImageConfig from "./app-image-config.ts";
import cluster from "./cluster.ts";
import clusterNode from "./cluster-node.ts";
import codeRepository from "./code-repository.ts";
import domain from "./domain.ts";
import endpoint from "./endpoint.ts";
import endpointConfig from "./endpoint-config.ts";
import model from "./model.ts";
import notebookInstance from "./notebook-instance.ts";
import notebookLifecycleConfig from "./notebook-lifecycle-config.ts";
import pipeline from "./pipeline.ts";
import processingJob from "./processing-job.ts";
import space from "./space.ts";
import studioLifecycleConfig from "./studio-lifecycle-config.ts";
import trainingJob from "./training-job.ts";
import transformJob from "./transform-job.ts";
import tuningJob from "./tuning-job.ts";
import userProfile from "./user-profile.ts";

export const sagemakerCollectors = [
  app,
  appImageConfig,
  cluster,
  clusterNode,
  codeRepository,
  domain,
  endpoint,
  endpointConfig,
  model,
  notebookInstance,
  notebookLifecycleConfig,
  pipeline,
  processingJob,
  space,
  studioLifecycleConfig,
  trainingJob,
  transformJob,
  tuningJob,
  userProfile,
] as const;
