import type {
  HyperParameterTrainingJobDefinition,
  HyperParameterTuningJobConfig,
  ParameterRanges,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { hexOf, seededRandom } from "./random.ts";
import { later, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";
import { type TrainingJob, type TrainingPlan, trainingRun } from "./training.ts";

type TuningJob = SimulatedSageMaker["tuningJobs"][number];

interface TuningSpec {
  name: string;
  by?: Actor;
  at: Date;
  /** What the children train; several make `TrainingJobDefinitions`. */
  plans: readonly TrainingPlan[];
  /** Training jobs that it started. */
  children?: number;
  status?: "Completed" | "Failed" | "Stopped" | "InProgress";
  reason?: string;
  metric?: string;
  /** Machines under HyperParameterTuningResourceConfig instead of ResourceConfig. */
  flexible?: boolean;
  tags?: Record<string, string>;
}

const ranges: ParameterRanges = {
  IntegerParameterRanges: [{ Name: "max_depth", MinValue: "3", MaxValue: "12", ScalingType: "Auto" }],
  ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.01", MaxValue: "0.4", ScalingType: "Logarithmic" }],
  CategoricalParameterRanges: [],
};

export function tuningJob(site: Site, spec: TuningSpec): TuningJob {
  const { name, by, at: created, plans, children = 0, status = "Completed", metric = "validation:auc" } = spec;
  const arn = sagemakerArn(site, "hyper-parameter-tuning-job", name);
  const objective = { Type: "Maximize" as const, MetricName: metric };
  const several = plans.length > 1;
  const definitions = plans.map((plan, index) => definitionOf(plan, spec, several ? { index, objective } : undefined));
  const trained = startChildren(site, spec, arn);
  const best = trained.find(({ TrainingJobStatus }) => TrainingJobStatus === "Completed");
  const config: HyperParameterTuningJobConfig = {
    Strategy: "Bayesian",
    ...(!several && { HyperParameterTuningJobObjective: objective, ParameterRanges: ranges }),
    ResourceLimits: { MaxNumberOfTrainingJobs: Math.max(children, 1), MaxParallelTrainingJobs: 3 },
    TrainingJobEarlyStoppingType: "Auto",
  };
  const made = present<TuningJob>({
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobArn: arn,
    HyperParameterTuningJobConfig: config,
    TrainingJobDefinition: several ? undefined : definitions[0],
    TrainingJobDefinitions: several ? definitions : undefined,
    HyperParameterTuningJobStatus: status,
    CreationTime: created,
    HyperParameterTuningEndTime: status === "InProgress" ? undefined : later(created, 35 + 18 * children),
    LastModifiedTime: later(created, status === "InProgress" ? 5 : 35 + 18 * children),
    TrainingJobStatusCounters: {
      Completed: count(trained, "Completed"),
      InProgress: count(trained, "InProgress"),
      RetryableError: 0,
      NonRetryableError: count(trained, "Failed"),
      Stopped: count(trained, "Stopped"),
    },
    ObjectiveStatusCounters: {
      Succeeded: count(trained, "Completed"),
      Pending: count(trained, "InProgress"),
      Failed: count(trained, "Failed"),
    },
    BestTrainingJob: best && bestOf(best, metric),
    FailureReason: spec.reason,
    Tags: tagsOf(spec.tags ?? {}),
  });
  site.content.sagemaker.tuningJobs.push(made);
  if (by) {
    record(site, {
      at: created,
      by,
      action: "sagemaker:CreateHyperParameterTuningJob",
      request: {
        HyperParameterTuningJobName: name,
        HyperParameterTuningJobConfig: config,
        TrainingJobDefinition: made.TrainingJobDefinition,
        TrainingJobDefinitions: made.TrainingJobDefinitions,
      },
      response: { HyperParameterTuningJobArn: arn },
    });
  }
  return made;
}

/** A tuning job starts its children itself: service events, not calls. Source: SageMaker developer guide, CloudTrail. */
function startChildren(site: Site, spec: TuningSpec, tuningJobArn: string): TrainingJob[] {
  const random = seededRandom(tuningJobArn);
  return Array.from({ length: spec.children ?? 0 }, (_, index) => {
    const plan = spec.plans[index % spec.plans.length] as TrainingPlan; // spec.plans is not empty
    const at = later(spec.at, 2 + index * 16);
    const name = `${spec.name}-${String(index + 1).padStart(3, "0")}-${hexOf(`${tuningJobArn} ${index}`, 8)}`;
    const running = spec.status === "InProgress";
    const child = trainingRun(
      site,
      { ...plan, spec: withoutActor(plan) },
      {
        at,
        name,
        tuningJobArn,
        minutes: random.int(9, 15),
        status: running ? "InProgress" : random.chance(0.08) ? "Stopped" : "Completed",
        hyperParameters: {
          max_depth: String(random.int(3, 12)),
          eta: random.next().toFixed(6),
          _tuning_objective_metric: spec.metric ?? "validation:auc",
        },
        metrics: [
          { MetricName: spec.metric ?? "validation:auc", Value: 0.8 + random.next() / 8, Timestamp: later(at, 9) },
        ],
      },
    );
    if (spec.by) recordChild(site, at, name, child.TrainingJobArn);
    return child;
  });
}

function recordChild(site: Site, at: Date, TrainingJobName: string, TrainingJobArn: string | undefined): void {
  const { account } = site;
  const service = "sagemaker.amazonaws.com";
  record(site, {
    at,
    by: { address: service, agent: service, identity: () => ({ accountId: account, invokedBy: service }) },
    action: "sagemaker:CreateTrainingJob",
    request: { TrainingJobName },
    response: { TrainingJobArn },
    extra: { eventType: "AwsServiceEvent", serviceEventDetails: { trainingJobName: TrainingJobName } },
  });
}

function withoutActor({ spec }: TrainingPlan): TrainingPlan["spec"] {
  const { by: _, ...rest } = spec;
  return rest;
}

function definitionOf(
  { request }: TrainingPlan,
  spec: TuningSpec,
  named?: { index: number; objective: { Type: "Maximize"; MetricName: string } },
): HyperParameterTrainingJobDefinition {
  const { ResourceConfig, AlgorithmSpecification } = request;
  const { InstanceType, InstanceCount, VolumeSizeInGB, VolumeKmsKeyId } = ResourceConfig ?? {};
  return present<HyperParameterTrainingJobDefinition>({
    DefinitionName: named && `definition-${named.index + 1}`,
    TuningObjective: named?.objective,
    HyperParameterRanges: named && ranges,
    StaticHyperParameters: { ...request.HyperParameters, _tuning_objective_metric: spec.metric ?? "validation:auc" },
    AlgorithmSpecification: {
      TrainingImage: AlgorithmSpecification?.TrainingImage,
      TrainingInputMode: "File",
      MetricDefinitions: [{ Name: spec.metric ?? "validation:auc", Regex: "auc:([0-9\\.]+)" }],
    },
    RoleArn: request.RoleArn,
    InputDataConfig: request.InputDataConfig,
    VpcConfig: request.VpcConfig,
    OutputDataConfig: request.OutputDataConfig,
    ResourceConfig: spec.flexible ? undefined : ResourceConfig,
    HyperParameterTuningResourceConfig: spec.flexible
      ? present({
          InstanceType,
          InstanceCount,
          VolumeSizeInGB,
          VolumeKmsKeyId,
          AllocationStrategy: "Prioritized" as const,
        })
      : undefined,
    StoppingCondition: request.StoppingCondition,
    EnableNetworkIsolation: request.EnableNetworkIsolation,
    EnableInterContainerTrafficEncryption: request.EnableInterContainerTrafficEncryption,
    EnableManagedSpotTraining: request.EnableManagedSpotTraining,
    CheckpointConfig: request.CheckpointConfig,
    Environment: request.Environment,
  });
}

function bestOf(job: TrainingJob, metric: string): TuningJob["BestTrainingJob"] {
  const { max_depth = "6", eta = "0.1" } = job.HyperParameters ?? {};
  return {
    TrainingJobName: job.TrainingJobName,
    TrainingJobArn: job.TrainingJobArn,
    CreationTime: job.CreationTime,
    TrainingStartTime: job.TrainingStartTime,
    TrainingEndTime: job.TrainingEndTime,
    TrainingJobStatus: job.TrainingJobStatus,
    TunedHyperParameters: { max_depth, eta },
    FinalHyperParameterTuningJobObjectiveMetric: {
      MetricName: metric,
      Value: job.FinalMetricDataList?.[0]?.Value,
    },
    ObjectiveStatus: "Succeeded",
  };
}

function count(jobs: readonly TrainingJob[], status: string): number {
  return jobs.filter(({ TrainingJobStatus }) => TrainingJobStatus === status).length;
}
