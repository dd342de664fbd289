/**
 * List operations of SageMaker that give no kind of resource of their own, and what they give instead. With not-collected.ts and
 * what collectors call, they are all there are. Source: SageMaker API reference.
 */
export const notKinds: Readonly<Record<string, string>> = {
  ListActions: "lineage: what happened to artifacts, without a setting of its own",
  ListAliases: "other names of an image version",
  ListArtifacts: "lineage: names of data and models that are read themselves",
  ListAssociations: "lineage: edges between its nodes",
  ListCandidatesForAutoMLJob: "results of an AutoML job; each is a training job, which is read",
  ListClusterEvents: "history of a HyperPod cluster",
  ListContexts: "lineage: groups of its nodes",
  ListExperiments: "names for groups of jobs, which are read",
  ListHubContentVersions: "earlier versions of a hub's contents",
  ListInferenceRecommendationsJobSteps: "history of an inference recommendation job",
  ListJobSchemaVersions: "formats of job documents, AWS's own",
  ListLabelingJobsForWorkteam: "labeling jobs once more, by team",
  ListModelCardExportJobs: "exports of a model card to a bucket, which is read where something names it",
  ListModelCardVersions: "earlier versions of a model card",
  ListModelMetadata: "AWS's catalogue of public models",
  ListMonitoringAlertHistory: "history of a monitoring schedule",
  ListMonitoringAlerts: "thresholds of a monitoring schedule",
  ListMonitoringExecutions: "runs of a monitoring schedule; each is a processing job, which is read",
  ListPipelineExecutionSteps: "steps of an execution; each starts a job, which is read",
  ListPipelineVersions: "earlier versions of a pipeline",
  ListResourceCatalogs: "the one catalogue of feature groups, AWS's own",
  ListStageDevices: "devices once more, by stage of a plan",
  ListTags: "tags, one resource at a time",
  ListTrainingJobsForHyperParameterTuningJob: "training jobs once more, by tuning job",
  ListTrialComponents: "records of jobs, which are read",
  ListTrials: "names for groups of jobs, which are read",
  ListUltraServersByReservedCapacity: "hardware of a training plan",
};
