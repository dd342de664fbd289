import { hasEnded } from "#lib/inventory/exposure.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { keepsWarmPool } from "#lib/readings/job-states.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, type Command, jq, type Options, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

export type JobKind =
  | "training-job"
  | "processing-job"
  | "transform-job"
  | "tuning-job"
  | "auto-ml-job"
  | "labeling-job"
  | "compilation-job"
  | "optimization-job";

interface Launcher {
  /** As the CLI and the waiters call it. */
  command: string;
  /** Of the operations that describe and create it. */
  version?: "-v2";
  nameField: string;
  longestName: number;
  /** What the Create operation takes of what Describe gives. */
  fields: string;
  /** Fields inside those that Create refuses. */
  answersOnly?: string;
  hasWaiter: boolean;
  isDeletable: boolean;
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
  },
  "transform-job": {
    command: "transform-job",
    nameField: "TransformJobName",
    longestName: 63,
    fields:
      "ModelName, MaxConcurrentTransforms, ModelClientConfig, MaxPayloadInMB, BatchStrategy, Environment, TransformInput, TransformOutput, DataCaptureConfig, TransformResources, DataProcessing, ExperimentConfig",
    hasWaiter: true,
    isDeletable: false,
  },
  "tuning-job": {
    command: "hyper-parameter-tuning-job",
    nameField: "HyperParameterTuningJobName",
    longestName: 32,
    fields: "HyperParameterTuningJobConfig, TrainingJobDefinition, TrainingJobDefinitions, WarmStartConfig, Autotune",
    hasWaiter: false,
    isDeletable: false,
  },
  "auto-ml-job": {
    command: "auto-ml-job",
    version: "-v2",
    nameField: "AutoMLJobName",
    longestName: 32,
    fields:
      "AutoMLJobInputDataConfig, OutputDataConfig, AutoMLProblemTypeConfig, RoleArn, SecurityConfig, AutoMLJobObjective, ModelDeployConfig, DataSplitConfig, AutoMLComputeConfig",
    hasWaiter: false,
    isDeletable: false,
  },
  "labeling-job": {
    command: "labeling-job",
    nameField: "LabelingJobName",
    longestName: 63,
    fields:
      "LabelAttributeName, InputConfig, OutputConfig, RoleArn, LabelCategoryConfigS3Uri, StoppingConditions, LabelingJobAlgorithmsConfig, HumanTaskConfig",
    hasWaiter: false,
    isDeletable: false,
  },
  "compilation-job": {
    command: "compilation-job",
    nameField: "CompilationJobName",
    longestName: 63,
    fields: "RoleArn, ModelPackageVersionArn, InputConfig, OutputConfig, VpcConfig, StoppingCondition",
    hasWaiter: false,
    isDeletable: true,
  },
  "optimization-job": {
    command: "optimization-job",
    nameField: "OptimizationJobName",
    longestName: 63,
    fields:
      "RoleArn, ModelSource, DeploymentInstanceType, MaxInstanceCount, OptimizationEnvironment, OptimizationConfigs, OutputConfig, StoppingCondition, VpcConfig, TrainingPlanArns",
    hasWaiter: false,
    isDeletable: true,
  },
};

export interface JobChange {
  /** What to do, as a sentence. */
  summary: string;
  /** The argument of the SageMaker Python SDK that does it, after "set". */
  sdk: string;
  /** What differs from the job as it is, as fields of the Create operation. */
  fields?: Fields;
  /** A jq filter for what merging fields cannot do; values from AWS come in as `args`, never spliced in. */
  jq?: string;
  args?: Record<string, string | readonly unknown[]>;
  guardrail?: Guardrail | readonly Guardrail[];
  /** Steps to take first. */
  before?: readonly Step[];
  /** What to edit in the copy before it is launched, as sentences. */
  byHand?: readonly string[];
}

/**
 * For whatever is fixed when a job is created, which is everything. A finished job is history: what launches the next
 * one has to change. A running one can be stopped and launched again with the change.
 */
export function launchDifferently(kind: JobKind, job: object, context: CheckContext, change: JobChange): Fix {
  return combinable(kind, (changes) => write(kind, job, context, changes), change);
}

function write(kind: JobKind, job: object, context: CheckContext, changes: readonly JobChange[]): Fix {
  const { name, region } = context.identity;
  const { command, version = "" } = launchers[kind];
  const ended = hasEnded(kind, job);
  const pool = ended && keepsWarmPool(job);
  const read = sagemaker(`describe-${command}${version}`, { [`${command}-name`]: name, region });
  const copy = reshaped(read, copyFilter(kind, context, changes), "job.json");
  const launch = sagemaker(`create-${command}${version}`, { "cli-input-json": { contentsOf: "job.json" }, region });
  const byHand = changes.flatMap((change) => change.byHand ?? []).map((comment) => ({ comment }));
  const steps = ended
    ? [
        ...(pool ? [endPool(name, region)] : []),
        { comment: "To run it again with the change (jq is needed, tags are not copied):" },
        copy,
        ...byHand,
        launch,
        ...remove(kind, name, region),
      ]
    : [copy, ...byHand, ...stop(kind, name, region), launch];
  const sdk = [...new Set(changes.map((change) => change.sdk))].join("; ");
  const state = ended
    ? `This job is finished and cannot be changed;${pool ? " end its warm pool, which keeps its instances and their network;" : ""} in what launches the next one, set ${sdk}.`
    : `A running job cannot be changed: stop it and launch it again; in code, set ${sdk}.`;
  const parent = parentOf(job);
  const origin = parent ? ` It was launched by ${parent}: change it there.` : "";
  const summary = summaryOf(changes);
  return written({
    mutability: ended && !pool ? "record" : "replace",
    summary: `${summary} ${state}${origin}`,
    steps: () => [...changes.flatMap((change) => change.before ?? []), ...steps],
    ...consoleLink(context.identity),
    guardrail: guardrailsOf(changes),
  });
}

/** Source: SageMaker developer guide, "SageMaker AI Managed Warm Pools". */
function endPool(name: string, region: string): Command {
  const none = { KeepAlivePeriodInSeconds: 0 };
  return sagemaker("update-training-job", { "training-job-name": name, "resource-config": none, region });
}

function stop(kind: JobKind, name: string, region: string): Step[] {
  const { command, hasWaiter } = launchers[kind];
  const options = { [`${command}-name`]: name, region };
  return [
    sagemaker(`stop-${command}`, options),
    ...(hasWaiter ? [sagemaker(`wait ${command}-completed-or-stopped`, options)] : []),
  ];
}

function remove(kind: JobKind, name: string, region: string): Step[] {
  const { command, isDeletable } = launchers[kind];
  if (!isDeletable) return [];
  return [
    { comment: "Optional, and final: all metadata of the finished job is lost." },
    { later: sagemaker(`delete-${command}`, { [`${command}-name`]: name, region }) },
  ];
}

function copyFilter(kind: JobKind, context: CheckContext, changes: readonly JobChange[]): Command {
  const { nameField, longestName, fields, answersOnly } = launchers[kind];
  const name = successorIn(context, kind, context.identity.name, { suffix: "-next", longest: longestName });
  const set = merged(changes.map((change) => change.fields ?? {}));
  const edits = Object.keys(set).length > 0;
  const filter = [
    `{${nameField}: $name, ${fields}} | with_entries(select(.value != null))`,
    ...(answersOnly ? [`del(${answersOnly})`] : []),
    ...(edits ? [". * $set"] : []),
    ...new Set(changes.flatMap((change) => change.jq ?? [])),
  ].join(" | ");
  return jq(filter, { name, ...(edits && { set }), ...argumentsOf(changes) });
}

/** Two changes by the same filter are one, with the lists of both. */
function argumentsOf(changes: readonly JobChange[]): Record<string, string | readonly unknown[]> {
  const all: Record<string, string | readonly unknown[]> = {};
  for (const [name, value] of changes.flatMap(({ args = {} }) => Object.entries(args))) {
    const before = all[name];
    all[name] = typeof before === "object" && typeof value === "object" ? [...before, ...value] : value;
  }
  return all;
}

function sagemaker(operation: string, options: Options): Command {
  return aws("sagemaker", operation, options);
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
