import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Alarm = ResourceOf<"cloudwatch-alarm">;

/** What tells that an endpoint fails, is abused or overrun. Source: SageMaker developer guide, "Metrics for monitoring with CloudWatch". */
export const telling = [
  "Invocation4XXErrors",
  "Invocation5XXErrors",
  "InvocationModelErrors",
  "InvocationsPerInstance",
  "Invocations",
  "ModelLatency",
  "OverheadLatency",
];

/** The alarms on how an endpoint answers; and whether each tells somebody, by itself or by one that is made of it. */
export function alarmsOf(endpoint: string, region: string, inventory: Inventory): { name: string; tells: boolean }[] {
  const all = inventory.all("cloudwatch-alarm", region).map(({ resource }) => resource);
  return all
    .filter((alarm) => isOn(alarm, endpoint))
    .map((alarm) => ({
      name: alarm.AlarmName ?? "",
      tells: [alarm, ...madeOf(alarm, all)].some(tellsSomebody),
    }));
}

function isOn({ Namespace, MetricName, Dimensions, Metrics = [] }: Alarm, endpoint: string): boolean {
  const inFormula = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  return [{ Namespace, MetricName, Dimensions }, ...inFormula].some(
    (metric) =>
      metric.Namespace === "AWS/SageMaker" &&
      telling.includes(metric.MetricName ?? "") &&
      metric.Dimensions?.some(({ Name, Value }) => Name === "EndpointName" && Value === endpoint),
  );
}

/**
 * Topics, functions, OpsItems and incidents reach somebody. What scales instances or moves machines does not, and every endpoint that
 * scales by itself has such alarms. Source: CloudWatch API reference, PutMetricAlarm, AlarmActions.
 */
function tellsSomebody({ ActionsEnabled, AlarmActions = [] }: Alarm): boolean {
  return (
    ActionsEnabled !== false && AlarmActions.some((action) => !/^arn:[^:]*:(autoscaling|automate|swf):/.test(action))
  );
}

/** Source: CloudWatch API reference, PutCompositeAlarm: `ALARM("name") OR ALARM(arn)`. */
function madeOf({ AlarmName = "", AlarmArn = "" }: Alarm, all: readonly Alarm[]): Alarm[] {
  const names = [AlarmName, AlarmArn].filter(Boolean).flatMap((one) => [`"${one}"`, `(${one})`]);
  return all.filter(({ AlarmRule = "" }) => names.some((name) => AlarmRule.includes(name)));
}
