import * as sagemaker from "@aws-sdk/client-sagemaker";
import { expect, test } from "vitest";
import { newerOperations } from "#lib/aws/newer-operations.ts";
import { collectors } from "#lib/collectors/index.ts";
import { notCollected } from "#lib/collectors/not-collected.ts";

/** List operations that give no kind of resource of their own: parts, history and relations of other kinds. */
const notKinds = [
  "ListActions",
  "ListAliases",
  "ListArtifacts",
  "ListAssociations",
  "ListCandidatesForAutoMLJob",
  "ListClusterEvents",
  "ListContexts",
  "ListExperiments",
  "ListHubContentVersions",
  "ListInferenceRecommendationsJobSteps",
  "ListJobSchemaVersions",
  "ListLabelingJobsForWorkteam",
  "ListModelCardExportJobs",
  "ListModelCardVersions",
  "ListModelMetadata",
  "ListMonitoringAlertHistory",
  "ListMonitoringAlerts",
  "ListMonitoringExecutions",
  "ListPipelineExecutionSteps",
  "ListPipelineParametersForExecution",
  "ListPipelineVersions",
  "ListResourceCatalogs",
  "ListStageDevices",
  "ListTags",
  "ListTrainingJobsForHyperParameterTuningJob",
  "ListTrialComponents",
  "ListTrials",
  "ListUltraServersByReservedCapacity",
];

test("every kind that SageMaker lists is read, or named among those that are not", () => {
  const listed = Object.keys(sagemaker)
    .filter((name) => /^List\w+Command$/.test(name))
    .map((name) => name.slice(0, -"Command".length))
    .concat(Object.keys(newerOperations.sagemaker).filter((name) => name.startsWith("List")));
  const called = collectors
    .flatMap(({ actions }) => actions as readonly string[])
    .filter((action) => action.startsWith("sagemaker:List"))
    .map((action) => action.slice("sagemaker:".length));
  // Of one list several kinds may be read: what is a part of something is listed through it.
  const collected = new Set(called);
  const named = notCollected.flatMap(({ operation }) => operation ?? []);
  expect([...collected, ...named, ...notKinds].sort()).toEqual(listed.sort());
});
