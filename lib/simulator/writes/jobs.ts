import type { Operation } from "../call.ts";
import type { SageMakerKind } from "../services/sagemaker-kinds.ts";
import { arnFor, discard, existing, type Fields, inUse, invalid, kindOf, lookUp, store, updated } from "./resources.ts";

interface Launch {
  collection: SageMakerKind["collection"];
  /** `TrainingJob`, as in CreateTrainingJob. */
  noun: string;
  isDeletable: boolean;
  /** Of the operation that creates it: `CreateAutoMLJobV2`. */
  version?: "" | "V2";
  /** States are in capitals. */
  shouts?: true;
  /** What Describe says of a job that has just begun, besides what the request said. */
  begun?: Fields;
}

const counters = { Completed: 0, InProgress: 0, RetryableError: 0, NonRetryableError: 0, Stopped: 0 };

const launches: readonly Launch[] = [
  { collection: "trainingJobs", noun: "TrainingJob", isDeletable: true, begun: { SecondaryStatus: "Starting" } },
  { collection: "processingJobs", noun: "ProcessingJob", isDeletable: true },
  { collection: "transformJobs", noun: "TransformJob", isDeletable: false },
  {
    collection: "tuningJobs",
    noun: "HyperParameterTuningJob",
    isDeletable: true,
    begun: { TrainingJobStatusCounters: counters, ObjectiveStatusCounters: { Succeeded: 0, Pending: 0, Failed: 0 } },
  },
  {
    collection: "autoMLJobs",
    noun: "AutoMLJob",
    isDeletable: false,
    version: "V2",
    begun: { AutoMLJobSecondaryStatus: "Starting" },
  },
  {
    collection: "labelingJobs",
    noun: "LabelingJob",
    isDeletable: false,
    begun: { LabelCounters: {}, JobReferenceCode: "7f1d0a52c3b9e64810ab" },
  },
  {
    collection: "compilationJobs",
    noun: "CompilationJob",
    isDeletable: true,
    shouts: true,
    begun: { FailureReason: "", ModelArtifacts: { S3ModelArtifacts: "" } },
  },
  { collection: "optimizationJobs", noun: "OptimizationJob", isDeletable: true, shouts: true },
];

function writesOf({
  collection,
  noun,
  isDeletable,
  version = "",
  shouts,
  begun,
}: Launch): Record<string, Operation<Fields>> {
  const kind = kindOf(collection);
  const status = `${noun}Status`;
  const [running, stopped] = shouts ? ["INPROGRESS", "STOPPED"] : ["InProgress", "Stopped"];
  const create: Operation<Fields> = (input, call) => {
    const arn = arnFor(kind, input, call);
    if (lookUp(kind, input, call)) {
      throw inUse(`Job names must be unique within an AWS account and region, and ${arn} already exists.`);
    }
    const now = new Date(call.now);
    const times = { CreationTime: now, LastModifiedTime: now };
    store(kind, { ...begun, ...input, [`${noun}Arn`]: arn, [status]: running, ...times }, call);
    return { [`${noun}Arn`]: arn };
  };
  const stop: Operation<Fields> = (input, call) => {
    const job = existing(kind, input, call);
    if (job[status] !== running) throw invalid(`The request was rejected because the job is in status ${job[status]}.`);
    store(kind, { ...job, [status]: stopped, LastModifiedTime: new Date(call.now) }, call);
    return {};
  };
  const remove: Operation<Fields> = (input, call) => {
    if (existing(kind, input, call)[status] === running) throw inUse("A job that runs cannot be deleted.");
    discard(kind, input, call);
    return {};
  };
  return {
    [`Create${noun}${version}`]: create,
    [`Stop${noun}`]: stop,
    ...(isDeletable && { [`Delete${noun}`]: remove }),
  };
}

/**
 * Only the time that a pool waits, and only while it waits: none at all ends it.
 * Source: SageMaker Python SDK, Session.update_training_job; developer guide, "Use SageMaker AI managed warm pools".
 */
const updateTrainingJob: Operation<Fields> = (input, call) => {
  const kind = kindOf("trainingJobs");
  const job = existing(kind, input, call);
  const { WarmPoolStatus, ResourceConfig } = job as Record<string, Fields | undefined>;
  if (input.ResourceConfig !== undefined && WarmPoolStatus?.Status !== "Available") {
    throw invalid("KeepAlivePeriodInSeconds can be updated only while the status of the warm pool is Available.");
  }
  const isOver = (input.ResourceConfig as Fields | undefined)?.KeepAlivePeriodInSeconds === 0;
  const pool = isOver ? { ResourceConfig, WarmPoolStatus: { ...WarmPoolStatus, Status: "Terminated" } } : {};
  store(kind, { ...updated(job, input), ...pool, LastModifiedTime: new Date(call.now) }, call);
  return { TrainingJobArn: job.TrainingJobArn };
};

export const jobWrites: Readonly<Record<string, Operation>> = Object.assign({}, ...launches.map(writesOf), {
  UpdateTrainingJob: updateTrainingJob,
});
