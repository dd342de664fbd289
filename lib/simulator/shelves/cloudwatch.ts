import type { CompositeAlarm, LogAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { shelf } from "../shelf.ts";

export const metricAlarms = shelf<MetricAlarm & { AlarmName: string }>("cloudwatch metric-alarms");
export const compositeAlarms = shelf<CompositeAlarm & { AlarmName: string }>("cloudwatch composite-alarms");
export const logAlarms = shelf<LogAlarm & { AlarmName: string }>("cloudwatch log-alarms");
