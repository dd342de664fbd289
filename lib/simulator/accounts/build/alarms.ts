import type { StateValue } from "@aws-sdk/client-cloudwatch";
import { compositeAlarms, metricAlarms } from "#lib/simulator/shelves/cloudwatch.ts";
import { metricFilters } from "#lib/simulator/shelves/metric-filters.ts";
import { arnOf, at, type Site } from "./site.ts";

interface AlarmSpec {
  name: string;
  daysAgo: number;
  namespace: string;
  metric: string;
  threshold: number;
  dimensions?: Record<string, string>;
  description?: string;
  /** ARNs; with none it tells nobody. */
  tells?: string[];
  /** Somebody switched its actions off. */
  muted?: boolean;
  state?: StateValue;
}

export function alarm(site: Site, spec: AlarmSpec): void {
  const { name, daysAgo, namespace, metric, threshold, dimensions = {}, description, tells = [], state = "OK" } = spec;
  const made = at(site, daysAgo, "10:20:00");
  metricAlarms.put(site.content, {
    AlarmName: name,
    AlarmArn: arnOf(site, "cloudwatch", `alarm:${name}`),
    ...(description !== undefined && { AlarmDescription: description }),
    AlarmConfigurationUpdatedTimestamp: made,
    ActionsEnabled: !spec.muted,
    OKActions: [],
    AlarmActions: tells,
    InsufficientDataActions: [],
    ...stateOf(site, state),
    MetricName: metric,
    Namespace: namespace,
    Statistic: "Sum",
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: threshold,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    TreatMissingData: "notBreaching",
  });
}

/** One that is made of others. */
export function compositeAlarm(site: Site, { name, of, tells }: { name: string; of: string[]; tells: string[] }): void {
  compositeAlarms.put(site.content, {
    AlarmName: name,
    AlarmArn: arnOf(site, "cloudwatch", `alarm:${name}`),
    AlarmRule: of.map((one) => `ALARM("${one}")`).join(" OR "),
    AlarmConfigurationUpdatedTimestamp: at(site, 200, "10:31:00"),
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: tells,
    InsufficientDataActions: [],
    ...stateOf(site, "OK"),
  });
}

function stateOf(site: Site, StateValue: StateValue) {
  const since = at(site, 3, "04:12:00");
  return {
    StateValue,
    StateReason: StateValue === "INSUFFICIENT_DATA" ? "Unchecked: Initial alarm creation" : "Threshold Crossed",
    StateUpdatedTimestamp: since,
    StateTransitionedTimestamp: since,
  };
}

interface FilterSpec {
  name: string;
  logGroup: string;
  pattern: string;
  /** Namespace and name. */
  counts: readonly [namespace: string, name: string];
}

export function metricFilter(site: Site, { name, logGroup, pattern, counts }: FilterSpec): void {
  const [metricNamespace, metricName] = counts;
  metricFilters.put(site.content, {
    filterName: name,
    filterPattern: pattern,
    logGroupName: logGroup,
    metricTransformations: [{ metricName, metricNamespace, metricValue: "1" }],
    creationTime: at(site, 200, "10:05:00").getTime(),
  });
}
