import type { Operation } from "../call.ts";
import { arnFor, discard, existing, type Fields, inUse, invalid, kindOf, lookUp, store } from "./resources.ts";

const schedules = kindOf("monitoringSchedules");

const definitions = {
  DataQuality: kindOf("dataQualityJobDefinitions"),
  ModelBias: kindOf("modelBiasJobDefinitions"),
  ModelExplainability: kindOf("modelExplainabilityJobDefinitions"),
  ModelQuality: kindOf("modelQualityJobDefinitions"),
};

/** Definitions are made and deleted, never changed. */
function writesOf([type, kind]: [string, (typeof definitions)["DataQuality"]]): Record<string, Operation<Fields>> {
  const create: Operation<Fields> = (input, call) => {
    const JobDefinitionArn = arnFor(kind, input, call);
    if (lookUp(kind, input, call)) throw inUse(`Job definition ${JobDefinitionArn} already exists.`);
    store(kind, { ...input, JobDefinitionArn, CreationTime: new Date(call.now) }, call);
    return { JobDefinitionArn };
  };
  const remove: Operation<Fields> = (input, call) => {
    discard(kind, input, call);
    return {};
  };
  return { [`Create${type}JobDefinition`]: create, [`Delete${type}JobDefinition`]: remove };
}

/** The configuration is replaced as a whole; the definition that it names must be there. */
const update: Operation<Fields> = (input, call) => {
  const schedule = existing(schedules, input, call);
  const config = input.MonitoringScheduleConfig as Fields;
  const { MonitoringJobDefinitionName: JobDefinitionName, MonitoringType = "DataQuality" } = config;
  if (JobDefinitionName !== undefined) {
    const kind = definitions[MonitoringType as keyof typeof definitions];
    existing(kind, { JobDefinitionName }, call);
  } else if (config.MonitoringJobDefinition === undefined) {
    throw invalid("A schedule needs a monitoring job definition, or the name of one.");
  }
  const LastModifiedTime = new Date(call.now);
  store(schedules, { ...schedule, MonitoringScheduleConfig: config, LastModifiedTime }, call);
  return { MonitoringScheduleArn: schedule.MonitoringScheduleArn };
};

/** Source: API reference, StartMonitoringSchedule: a schedule that was stopped. */
const start: Operation<Fields> = (input, call) => {
  const schedule = existing(schedules, input, call);
  store(schedules, { ...schedule, MonitoringScheduleStatus: "Scheduled", LastModifiedTime: new Date(call.now) }, call);
  return {};
};

export const monitoringWrites: Readonly<Record<string, Operation>> = Object.assign(
  { UpdateMonitoringSchedule: update, StartMonitoringSchedule: start },
  ...Object.entries(definitions).map(writesOf),
);
