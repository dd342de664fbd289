import { aiBenchmarkJob } from "./ai-benchmark-job.ts";
import { aiRecommendationJob } from "./ai-recommendation-job.ts";
import { algorithm } from "./algorithm.ts";
import { autoMLJob } from "./auto-ml-job.ts";
import { cluster } from "./cluster.ts";
import { clusterNode } from "./cluster-node.ts";
import { compilationJob } from "./compilation-job.ts";
import { domain } from "./domain.ts";
import { endpoint } from "./endpoint.ts";
import { endpointConfig } from "./endpoint-config.ts";
import { inferenceRecommendationsJob } from "./inference-recommendations-job.ts";
import { job } from "./job.ts";
import { labelingJob } from "./labeling-job.ts";
import { lineageGroup } from "./lineage-group.ts";
import { model } from "./model.ts";
import { modelCard } from "./model-card.ts";
import { modelPackage } from "./model-package.ts";
import { modelPackageGroup } from "./model-package-group.ts";
import { notebookInstance } from "./notebook-instance.ts";
import { notebookLifecycleConfig } from "./notebook-lifecycle-config.ts";
import { optimizationJob } from "./optimization-job.ts";
import { pipeline } from "./pipeline.ts";
import { pipelineExecution } from "./pipeline-execution.ts";
import { processingJob } from "./processing-job.ts";
import { trainingJob } from "./training-job.ts";
import { transformJob } from "./transform-job.ts";
import { tuningJob } from "./tuning-job.ts";
import { userProfile } from "./user-profile.ts";

/** Every kind of SageMaker resource that an account can hold. */
export const kinds = [
  notebookInstance,
  notebookLifecycleConfig,
  domain,
  userProfile,
  trainingJob,
  processingJob,
  transformJob,
  tuningJob,
  model,
  endpointConfig,
  endpoint,
  pipeline,
  cluster,
  clusterNode,
  aiBenchmarkJob,
  aiRecommendationJob,
  autoMLJob,
  compilationJob,
  inferenceRecommendationsJob,
  labelingJob,
  modelPackage,
  modelPackageGroup,
  optimizationJob,
  job,
  modelCard,
  algorithm,
  lineageGroup,
  pipelineExecution,
] as const;

type Kind = (typeof kinds)[number];

/** What an account holds of SageMaker in one region, by collection. */
export type SimulatedSageMaker = { [K in Kind as K["collection"]]: NonNullable<K["resource"]>[] };

export function emptySageMaker(): SimulatedSageMaker {
  // Every collection is there, and an empty list is a list of any resource.
  return Object.fromEntries(kinds.map(({ collection }) => [collection, []])) as unknown as SimulatedSageMaker;
}
