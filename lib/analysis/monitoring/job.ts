import type { ResourceOf } from "#lib/inventory/kinds.ts";

/** What the four kinds of definition begin their fields with, and a schedule calls its type. */
export const monitoringTypes = {
  "data-quality-job-definition": "DataQuality",
  "model-bias-job-definition": "ModelBias",
  "model-explainability-job-definition": "ModelExplainability",
  "model-quality-job-definition": "ModelQuality",
} as const;

export type DefinitionKind = keyof typeof monitoringTypes;
export type MonitoringKind = DefinitionKind | "monitoring-schedule";

type Scheduled = NonNullable<ResourceOf<"monitoring-schedule">["MonitoringScheduleConfig"]>;
type Inline = NonNullable<Scheduled["MonitoringJobDefinition"]>;

/** What every run does, with the path of each part in the resource that says so. */
export interface MonitoringJob {
  network: { path: string; config: Inline["NetworkConfig"] };
  cluster: { path: string; config: NonNullable<Inline["MonitoringResources"]>["ClusterConfig"] | undefined };
  output: { path: string; config: Inline["MonitoringOutputConfig"] };
}

/** `named`: a schedule runs a definition that is a resource of its own. */
export type MonitoringJobLookup =
  | { state: "job"; job: MonitoringJob }
  | { state: "named"; definition: string }
  | { state: "unknown"; reason: string };

/** The job that a definition or a schedule describes, whichever way it does. Source: API reference, MonitoringScheduleConfig. */
export function monitoringJobOf(kind: MonitoringKind, resource: object): MonitoringJobLookup {
  // A field that a resource lacks is undefined, whichever of the five kinds it is.
  const fields = resource as Readonly<Record<string, unknown>>;
  return kind === "monitoring-schedule" ? scheduled(fields) : defined(monitoringTypes[kind], fields);
}

function defined(type: string, fields: Readonly<Record<string, unknown>>): MonitoringJobLookup {
  if (!fields.JobDefinitionArn) return incomplete("JobDefinitionArn");
  // The kind says which of AWS's shapes these are.
  const { NetworkConfig, JobResources } = fields as {
    NetworkConfig?: Inline["NetworkConfig"];
    JobResources?: Inline["MonitoringResources"];
  };
  const output = `${type}JobOutputConfig`;
  return {
    state: "job",
    job: {
      network: { path: "NetworkConfig", config: NetworkConfig },
      cluster: { path: "JobResources.ClusterConfig", config: JobResources?.ClusterConfig },
      output: { path: output, config: fields[output] as Inline["MonitoringOutputConfig"] },
    },
  };
}

function scheduled(fields: Readonly<Record<string, unknown>>): MonitoringJobLookup {
  if (!fields.MonitoringScheduleArn) return incomplete("MonitoringScheduleArn");
  const config = fields.MonitoringScheduleConfig as Scheduled | undefined;
  const { MonitoringJobDefinitionName: definition, MonitoringJobDefinition: job } = config ?? {};
  if (definition) return { state: "named", definition };
  if (!job) return { state: "unknown", reason: "AWS returned neither a job definition nor the name of one." };
  const at = "MonitoringScheduleConfig.MonitoringJobDefinition";
  return {
    state: "job",
    job: {
      network: { path: `${at}.NetworkConfig`, config: job.NetworkConfig },
      cluster: { path: `${at}.MonitoringResources.ClusterConfig`, config: job.MonitoringResources?.ClusterConfig },
      output: { path: `${at}.MonitoringOutputConfig`, config: job.MonitoringOutputConfig },
    },
  };
}

function incomplete(field: string): MonitoringJobLookup {
  return { state: "unknown", reason: `AWS returned no ${field}, so the answer is not complete.` };
}
