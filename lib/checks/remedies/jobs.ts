import { parseArn } from "#lib/inventory/arn.ts";
import { hasEnded, keepsWarmPool } from "#lib/inventory/exposure.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { jq } from "./jq.ts";

export type JobKind = "training-job" | "processing-job" | "transform-job" | "tuning-job";

interface Launcher {
  /** As the CLI and the waiters call it. */
  command: string;
  nameField: string;
  longestName: number;
  /** What the Create operation takes of what Describe gives. */
  fields: string;
  /** Fields inside those that Create refuses. */
  answersOnly?: string;
  hasWaiter: boolean;
  isDeletable: boolean;
  page: string;
}

/** Source: API reference, the requests of Create…Job; CLI reference, sagemaker wait. */
const launchers: Record<JobKind, Launcher> = {
  "training-job": {
    command: "training-job",
    nameField: "TrainingJobName",
    longestName: 63,
    fields:
      "AlgorithmSpecification, RoleArn, HyperParameters, InputDataConfig, OutputDataConfig, ResourceConfig, VpcConfig, StoppingCondition, EnableNetworkIsolation, EnableInterContainerTrafficEncryption, EnableManagedSpotTraining, CheckpointConfig, DebugHookConfig, DebugRuleConfigurations, TensorBoardOutputConfig, ExperimentConfig, ProfilerConfig, ProfilerRuleConfigurations, Environment, RetryStrategy, RemoteDebugConfig, InfraCheckConfig, ServerlessJobConfig, MlflowConfig, ModelPackageConfig",
    answersOnly: ".ResourceConfig.SelectedInstanceType, .ResourceConfig.SelectedInstanceCount",
    hasWaiter: true,
    isDeletable: true,
    page: "jobs",
  },
  "processing-job": {
    command: "processing-job",
    nameField: "ProcessingJobName",
    longestName: 63,
    fields:
      "ProcessingInputs, ProcessingOutputConfig, ProcessingResources, StoppingCondition, AppSpecification, Environment, NetworkConfig, RoleArn, ExperimentConfig",
    answersOnly:
      ".ProcessingResources.ClusterConfig.SelectedInstanceType, .ProcessingResources.ClusterConfig.SelectedInstanceCount",
    hasWaiter: true,
    isDeletable: true,
    page: "processing-jobs",
  },
  "transform-job": {
    command: "transform-job",
    nameField: "TransformJobName",
    longestName: 63,
    fields:
      "ModelName, MaxConcurrentTransforms, ModelClientConfig, MaxPayloadInMB, BatchStrategy, Environment, TransformInput, TransformOutput, DataCaptureConfig, TransformResources, DataProcessing, ExperimentConfig",
    hasWaiter: true,
    isDeletable: false,
    page: "transform-jobs",
  },
  "tuning-job": {
    command: "hyper-parameter-tuning-job",
    nameField: "HyperParameterTuningJobName",
    longestName: 32,
    fields: "HyperParameterTuningJobConfig, TrainingJobDefinition, TrainingJobDefinitions, WarmStartConfig, Autotune",
    hasWaiter: false,
    isDeletable: false,
    page: "hyper-tuning-jobs",
  },
};

export interface JobChange {
  /** What to do, as a sentence. */
  summary: string;
  /** The argument of the SageMaker Python SDK that does it, after "set". */
  sdk: string;
  /** A jq filter over the body of the Create operation; values from AWS come in as `args`, never spliced in. */
  jq: string;
  args?: Record<string, string>;
  guardrail?: Guardrail;
  /** Commands to run first. */
  before?: string[];
  /** What to edit in the copy before it is launched, as sentences of one line. */
  byHand?: string[];
}

/**
 * For whatever is fixed when a job is created, which is everything. A finished job is history: what launches the next
 * one has to change. A running one can be stopped and launched again with the change.
 */
export function launchDifferently(kind: JobKind, job: object, { identity }: CheckContext, change: JobChange): Fix {
  const { name, region } = identity;
  const { command, longestName, hasWaiter, isDeletable, page } = launchers[kind];
  const options = { [`${command}-name`]: name, region };
  const ended = hasEnded(kind, job);
  const pool = ended && keepsWarmPool(job);
  const parent = parentOf(job);
  const next = nextName(name, longestName);
  const remove = awsCli("sagemaker", `delete-${command}`, options);
  const cli = [
    ...(change.before ?? []),
    ...(pool ? [awsCli("sagemaker", "update-training-job", { ...options, "resource-config": noPool })] : []),
    ...(ended ? ["# To run it again with the change (jq is needed, tags are not copied):"] : []),
    `${awsCli("sagemaker", `describe-${command}`, options)} | ${copyFilter(kind, next, change)} > job.json`,
    ...(change.byHand ?? []).map((edit) => `# ${edit}`),
    ...(ended ? [] : [awsCli("sagemaker", `stop-${command}`, options)]),
    ...(!ended && hasWaiter ? [awsCli("sagemaker", `wait ${command}-completed-or-stopped`, options)] : []),
    awsCli("sagemaker", `create-${command}`, { "cli-input-json": "file://job.json", region }),
    ...(ended && isDeletable
      ? ["# Optional, and final: all metadata of the finished job is lost.", `# ${remove}`]
      : []),
  ].join("\n");
  const state = ended
    ? `This job is finished and cannot be changed;${pool ? " end its warm pool, which keeps its instances and their network;" : ""} in what launches the next one, set ${change.sdk}.`
    : `A running job cannot be changed: stop it and launch it again; in code, set ${change.sdk}.`;
  const origin = parent ? ` It was launched by ${parent}: change it there.` : "";
  return {
    mutability: ended && !pool ? "record" : "replace",
    summary: sayChoices(`${change.summary} ${state}${origin}`, cli),
    cli,
    ...consoleLink(identity, page, name),
    ...(change.guardrail && { guardrail: change.guardrail }),
  };
}

/** Source: SageMaker developer guide, "Use SageMaker AI managed warm pools". */
const noPool = JSON.stringify({ KeepAlivePeriodInSeconds: 0 });

function copyFilter(kind: JobKind, name: string, { jq: edit, args }: JobChange): string {
  const { nameField, fields, answersOnly } = launchers[kind];
  const pick = `{${nameField}: $name, ${fields}} | with_entries(select(.value != null))`;
  const drop = answersOnly ? ` | del(${answersOnly})` : "";
  return jq(`${pick}${drop} | ${edit}`, { name, ...args });
}

function nextName(name: string, longest: number): string {
  const suffix = "-next";
  return name.slice(0, longest - suffix.length) + suffix;
}

const parents: Record<string, string> = {
  TuningJobArn: "tuning job",
  AutoMLJobArn: "AutoML job",
  LabelingJobArn: "labeling job",
  MonitoringScheduleArn: "monitoring schedule",
  TrainingJobArn: "training job",
};

/** What launched a job, as `tuning job churn-hpo`: one change there is worth many here. */
function parentOf(job: object): string | undefined {
  for (const [field, noun] of Object.entries(parents)) {
    // A training job's own ARN is not that of a parent.
    if (field === "TrainingJobArn" && "TrainingJobName" in job) continue;
    const arn: unknown = (job as Record<string, unknown>)[field];
    const name = typeof arn === "string" ? parseArn(arn)?.resource.split("/").at(-1) : undefined;
    if (name) return `${noun} ${name}`;
  }
  return undefined;
}
