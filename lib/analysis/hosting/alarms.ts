import { type Alarm, toldBy } from "#lib/analysis/logging/alarm-actions.ts";
import type { Fit } from "#lib/analysis/logging/fit.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";

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
export function alarmsOf(endpoint: string, region: string, inventory: Inventory): { name: string; tells: Fit }[] {
  const all = inventory.all("cloudwatch-alarm", region).map(({ resource }) => resource);
  return all
    .filter((alarm) => isOn(alarm, endpoint))
    .map((alarm) => ({ name: alarm.AlarmName ?? "", tells: toldBy(alarm, all) }));
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
