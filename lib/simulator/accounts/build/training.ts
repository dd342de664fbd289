import type {
  DescribeTrainingJobResponse,
  InstanceGroup,
  TrainingInstanceType,
  VpcConfig,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { type Run, stamped, timesOf } from "./run.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

export type TrainingJob = SimulatedSageMaker["trainingJobs"][number];

/** What differs from run to run. */
type OfARun =
  | "TrainingJobName"
  | "TrainingJobArn"
  | "ModelArtifacts"
  | "TrainingJobStatus"
  | "SecondaryStatus"
  | "CreationTime"
  | "StoppingCondition";
type OfAllRuns = Partial<Omit<TrainingJob, OfARun>>;

interface TrainingSpec {
  /** What the names of its runs begin with. */
  base: string;
  /** Who starts the runs; without, they leave no events. */
  by?: Actor;
  role: string;
  image: string;
  /** Bucket and prefix of data and results. */
  bucket: string;
  type?: TrainingInstanceType;
  count?: number;
  /** Instead of type and count: a heterogeneous cluster. */
  groups?: InstanceGroup[];
  volume?: number;
  volumeKey?: string;
  outputKey?: string;
  vpc?: VpcConfig;
  isolated?: boolean;
  encrypted?: boolean;
  spot?: boolean;
  hyperParameters?: Record<string, string>;
  environment?: Record<string, string>;
  minutes?: number;
  /** Anything else CreateTrainingJob takes. */
  more?: OfAllRuns;
  tags?: Record<string, string>;
}

/** A kind of training: what all its runs share, held once however many there are. */
export interface TrainingPlan {
  spec: TrainingSpec;
  request: OfAllRuns & Pick<TrainingJob, "StoppingCondition">;
  tags: { Key: string; Value: string }[];
}

export function trainingPlan(site: Site, spec: TrainingSpec): TrainingPlan {
  const { bucket, spot = false } = spec;
  const request = present<TrainingPlan["request"]>({
    HyperParameters: spec.hyperParameters,
    AlgorithmSpecification: {
      TrainingImage: spec.image,
      TrainingInputMode: "File",
      EnableSageMakerMetricsTimeSeries: true,
    },
    RoleArn: roleArn(site, spec.role),
    InputDataConfig: [
      {
        ChannelName: "training",
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: `s3://${bucket}/train/`,
            S3DataDistributionType: "FullyReplicated",
          },
        },
        CompressionType: "None",
        RecordWrapperType: "None",
      },
    ],
    // AWS answers an empty text, not nothing, when the output has no key.
    OutputDataConfig: {
      KmsKeyId: spec.outputKey ?? "",
      S3OutputPath: `s3://${bucket}/output/`,
      CompressionType: "GZIP",
    },
    ResourceConfig: present({
      ...(spec.groups
        ? { InstanceGroups: spec.groups }
        : { InstanceType: spec.type ?? "ml.m5.xlarge", InstanceCount: spec.count ?? 1 }),
      VolumeSizeInGB: spec.volume ?? 30,
      VolumeKmsKeyId: spec.volumeKey,
    }),
    VpcConfig: spec.vpc,
    StoppingCondition: { MaxRuntimeInSeconds: 86400, ...(spot && { MaxWaitTimeInSeconds: 172800 }) },
    EnableNetworkIsolation: spec.isolated ?? false,
    EnableInterContainerTrafficEncryption: spec.encrypted ?? false,
    EnableManagedSpotTraining: spot,
    CheckpointConfig: spot ? { S3Uri: `s3://${bucket}/checkpoints/` } : undefined,
    DebugHookConfig: { S3OutputPath: `s3://${bucket}/output/`, CollectionConfigurations: [] },
    ProfilerConfig: {
      S3OutputPath: `s3://${bucket}/output/`,
      ProfilingIntervalInMilliseconds: 500,
      DisableProfiler: false,
    },
    Environment: spec.environment,
    ...spec.more,
  });
  return { spec, request, tags: tagsOf(spec.tags ?? {}) };
}

interface TrainingRun extends Run {
  by?: Actor;
  /** A child of a tuning job. */
  tuningJobArn?: string;
  hyperParameters?: Record<string, string>;
  /** Leaves out the history of states, to hold very many. */
  lean?: boolean;
  metrics?: DescribeTrainingJobResponse["FinalMetricDataList"];
}

export function trainingRun(site: Site, plan: TrainingPlan, run: TrainingRun): TrainingJob {
  const { spec, request } = plan;
  const { at: created, status = "Completed", by = spec.by } = run;
  const name = run.name ?? stamped(spec.base, created);
  const arn = sagemakerArn(site, "training-job", name);
  const { started, ended, seconds } = timesOf(run, spec.minutes ?? 24);
  const made = present<TrainingJob>({
    TrainingJobName: name,
    TrainingJobArn: arn,
    TuningJobArn: run.tuningJobArn,
    ModelArtifacts: { S3ModelArtifacts: `s3://${spec.bucket}/output/${name}/output/model.tar.gz` },
    TrainingJobStatus: status,
    SecondaryStatus: status === "InProgress" ? "Training" : status,
    FailureReason: run.reason,
    ...request,
    ...(run.hyperParameters && { HyperParameters: { ...spec.hyperParameters, ...run.hyperParameters } }),
    CreationTime: created,
    TrainingStartTime: started,
    TrainingEndTime: ended,
    LastModifiedTime: ended ?? started,
    SecondaryStatusTransitions: run.lean ? undefined : transitions(created, started, ended, status),
    FinalMetricDataList: run.metrics,
    TrainingTimeInSeconds: ended && seconds,
    BillableTimeInSeconds: ended && (spec.spot ? Math.round(seconds * 0.34) : seconds),
    ProfilingStatus: "Disabled",
    Tags: plan.tags,
  });
  site.content.sagemaker.trainingJobs.push(made);
  if (by) {
    record(site, {
      at: created,
      by,
      action: "sagemaker:CreateTrainingJob",
      request: {
        TrainingJobName: name,
        ...request,
        HyperParameters: made.HyperParameters,
        Tags: plan.tags.length ? plan.tags : undefined,
      },
      response: { TrainingJobArn: arn },
    });
  }
  if (by && ended && status === "Stopped") {
    record(site, { at: later(ended, -1), by, action: "sagemaker:StopTrainingJob", request: { TrainingJobName: name } });
  }
  return made;
}

function transitions(
  created: Date,
  started: Date,
  ended: Date | undefined,
  status: NonNullable<Run["status"]>,
): DescribeTrainingJobResponse["SecondaryStatusTransitions"] {
  const training = { StartTime: started, StatusMessage: "Training image download completed. Training in progress." };
  return [
    { Status: "Starting", StartTime: created, EndTime: started, StatusMessage: "Preparing the instances for training" },
    { Status: "Training", ...training, ...(ended && { EndTime: ended }) },
    ...(ended && status !== "InProgress"
      ? [{ Status: status, StartTime: ended, EndTime: ended, StatusMessage: `Training job ${status.toLowerCase()}` }]
      : []),
  ];
}
