import type { Operation } from "../call.ts";
import type { SageMakerKind } from "../services/sagemaker-kinds.ts";
import { arnFor, discard, existing, type Fields, inUse, invalid, kindOf, lookUp, store, updated } from "./resources.ts";

interface Launch {
  collection: SageMakerKind["collection"];
  /** `TrainingJob`, as in CreateTrainingJob. */
  noun: string;
  isDeletable: boolean;
  /** What Describe says of a job that has just begun, besides what the request said. */
  begun?: Fields;
  /** How Describe spells that a job runs and that it was stopped. */
  words?: { running: string; stopped: string };
}

const counters = { Completed: 0, InProgress: 0, RetryableError: 0, NonRetryableError: 0, Stopped: 0 };

const capitals = { running: "INPROGRESS", stopped: "STOPPED" };

const launches: readonly Launch[] = [
  { collection: "trainingJobs", noun: "TrainingJob", isDeletable: true, begun: { SecondaryStatus: "Starting" } },
  { collection: "processingJobs", noun: "ProcessingJob", isDeletable: true },
  { collection: "transformJobs", noun: "TransformJob", isDeletable: false },
  { collection: "compilationJobs", noun: "CompilationJob", isDeletable: true, words: capitals },
  {
    collection: "tuningJobs",
    noun: "HyperParameterTuningJob",
    isDeletable: true,
    begun: { TrainingJobStatusCounters: counters, ObjectiveStatusCounters: { Succeeded: 0, Pending: 0, Failed: 0 } },
  },
];

function writesOf({ collection, noun, isDeletable, begun, words }: Launch): Record<string, Operation<Fields>> {
  const kind = kindOf(collection);
  const status = `${noun}Status`;
  const { running, stopped } = words ?? { running: "InProgress", stopped: "Stopped" };
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
  return { [`Create${noun}`]: create, [`Stop${noun}`]: stop, ...(isDeletable && { [`Delete${noun}`]: remove }) };
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
