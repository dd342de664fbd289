import type { CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { shelf } from "../shelf.ts";

export const metricAlarms = shelf<MetricAlarm & { AlarmName: string }>("cloudwatch metric-alarms");
export const compositeAlarms = shelf<CompositeAlarm & { AlarmName: string }>("cloudwatch composite-alarms");
