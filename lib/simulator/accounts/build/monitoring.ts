import type {
  EndpointInput,
  MonitoringJobDefinition,
  MonitoringNetworkConfig,
  MonitoringOutputConfig,
  MonitoringResources,
  MonitoringType,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { prebuilt, type Registry } from "./images.ts";
import { made } from "./made.ts";
import { present } from "./present.ts";
import { hoursAgo, later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface WatchSpec {
  endpoint: string;
  role: string;
  /** `nwa-fraud-us-east-1/monitoring` */
  bucket: string;
  volumeKey?: string;
  outputKey?: string;
  network?: MonitoringNetworkConfig;
  /** One unless told otherwise. */
  instances?: number;
}

interface DefinitionSpec extends WatchSpec {
  name: string;
  by: Actor;
  created: Date;
  environment?: Record<string, string>;
  tags?: Record<string, string>;
}

const collections = {
  DataQuality: "dataQualityJobDefinitions",
  ModelQuality: "modelQualityJobDefinitions",
  ModelBias: "modelBiasJobDefinitions",
  ModelExplainability: "modelExplainabilityJobDefinitions",
} as const satisfies Record<MonitoringType, keyof SimulatedSageMaker>;

/** Model Monitor compares data, Clarify explains and looks for bias. */
const images: Record<MonitoringType, readonly [Registry, string]> = {
  DataQuality: ["monitor", "sagemaker-model-monitor-analyzer"],
  ModelQuality: ["monitor", "sagemaker-model-monitor-analyzer"],
  ModelBias: ["clarify", "sagemaker-clarify-processing:1.0"],
  ModelExplainability: ["clarify", "sagemaker-clarify-processing:1.0"],
};

/** What one of the four kinds of monitoring runs each time. */
export function jobDefinition(site: Site, type: MonitoringType, spec: DefinitionSpec): string {
  const { name, by, created, bucket, environment } = spec;
  const at = `s3://${bucket}/${name}`;
  const JobDefinitionArn = sagemakerArn(site, `${arnTypes[type]}-job-definition`, name);
  const truth = type === "ModelQuality" || type === "ModelBias";
  const request = {
    JobDefinitionName: name,
    [`${type}AppSpecification`]: present({
      ImageUri: prebuilt(site, ...images[type]),
      ...(images[type][0] === "clarify" && { ConfigUri: `${at}/analysis_config.json` }),
      ...(type === "ModelQuality" && { ProblemType: "BinaryClassification" }),
      Environment: environment,
    }),
    [`${type}BaselineConfig`]: { ConstraintsResource: { S3Uri: `${at}/constraints.json` } },
    [`${type}JobInput`]: {
      EndpointInput: inputOf(spec),
      ...(truth && { GroundTruthS3Input: { S3Uri: `s3://${bucket}/ground-truth` } }),
    },
    [`${type}JobOutputConfig`]: outputOf(spec, `${at}/reports`),
    JobResources: resourcesOf(spec),
    ...(spec.network && { NetworkConfig: spec.network }),
    RoleArn: roleArn(site, spec.role),
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  };
  const Tags = tagsOf(spec.tags ?? {});
  // The four kinds are of one shape, each with its own name before the members.
  const resource = { ...request, JobDefinitionArn, CreationTime: created, Tags } as unknown;
  made(site, collections[type], resource as SimulatedSageMaker["dataQualityJobDefinitions"][number], {
    by,
    at: created,
    operation: `Create${type}JobDefinition`,
    request: { ...request, Tags: Tags.length ? Tags : undefined },
    response: { JobDefinitionArn },
  });
  return name;
}

const arnTypes = {
  DataQuality: "data-quality",
  ModelQuality: "model-quality",
  ModelBias: "model-bias",
  ModelExplainability: "model-explainability",
} as const satisfies Record<MonitoringType, string>;

interface ScheduleSpec {
  name: string;
  by: Actor;
  created: Date;
  endpoint: string;
  type: MonitoringType;
  /** A definition by its name, or one held inline. */
  runs: string | WatchSpec;
  /** Daily unless told otherwise. */
  cron?: string;
  /** How it last went; a schedule that is stopped runs no more. */
  last?: "Completed" | "CompletedWithViolations" | "Failed";
  stopped?: boolean;
  reason?: string;
  tags?: Record<string, string>;
}

export function monitoringSchedule(site: Site, spec: ScheduleSpec): void {
  const { name, by, created, endpoint, type, runs } = spec;
  const arn = sagemakerArn(site, "monitoring-schedule", name);
  const config = {
    ScheduleConfig: { ScheduleExpression: spec.cron ?? "cron(0 3 ? * * *)" },
    ...(typeof runs === "string"
      ? { MonitoringJobDefinitionName: runs }
      : { MonitoringJobDefinition: inlineOf(site, type, runs) }),
    MonitoringType: type,
  };
  const ran = hoursAgo(site, spec.stopped ? 24 * 33 : 9);
  const Tags = tagsOf(spec.tags ?? {});
  made(
    site,
    "monitoringSchedules",
    {
      MonitoringScheduleArn: arn,
      MonitoringScheduleName: name,
      MonitoringScheduleStatus: spec.stopped ? "Stopped" : "Scheduled",
      MonitoringType: type,
      CreationTime: created,
      LastModifiedTime: later(ran, 21),
      MonitoringScheduleConfig: config,
      EndpointName: endpoint,
      LastMonitoringExecutionSummary: spec.last && {
        MonitoringScheduleName: name,
        ScheduledTime: ran,
        CreationTime: later(ran, 4),
        LastModifiedTime: later(ran, 21),
        MonitoringExecutionStatus: spec.last,
        EndpointName: endpoint,
        MonitoringType: type,
        ...(typeof runs === "string" && { MonitoringJobDefinitionName: runs }),
        ...(spec.reason && { FailureReason: spec.reason }),
      },
      Tags,
    },
    {
      by,
      at: created,
      operation: "CreateMonitoringSchedule",
      request: {
        MonitoringScheduleName: name,
        MonitoringScheduleConfig: config,
        Tags: Tags.length ? Tags : undefined,
      },
      response: { MonitoringScheduleArn: arn },
    },
  );
}

function inlineOf(site: Site, type: MonitoringType, spec: WatchSpec): MonitoringJobDefinition {
  return present({
    MonitoringInputs: [{ EndpointInput: inputOf(spec) }],
    MonitoringOutputConfig: outputOf(spec, `s3://${spec.bucket}/reports`),
    MonitoringResources: resourcesOf(spec),
    MonitoringAppSpecification: { ImageUri: prebuilt(site, ...images[type]) },
    NetworkConfig: spec.network,
    RoleArn: roleArn(site, spec.role),
  });
}

function inputOf({ endpoint }: WatchSpec): EndpointInput {
  return {
    EndpointName: endpoint,
    LocalPath: "/opt/ml/processing/input",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
  };
}

function outputOf({ outputKey }: WatchSpec, S3Uri: string): MonitoringOutputConfig {
  return present({
    MonitoringOutputs: [{ S3Output: { S3Uri, LocalPath: "/opt/ml/processing/output", S3UploadMode: "EndOfJob" } }],
    KmsKeyId: outputKey,
  });
}

function resourcesOf({ volumeKey, instances = 1 }: WatchSpec): MonitoringResources {
  return {
    ClusterConfig: present({
      InstanceCount: instances,
      InstanceType: "ml.m5.xlarge" as const,
      VolumeSizeInGB: 20,
      VolumeKmsKeyId: volumeKey,
    }),
  };
}
