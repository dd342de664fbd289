import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type Alarm, toldBy } from "./alarm-actions.ts";
import { type KnownRecord, takes } from "./filter-pattern.ts";
import type { Fit } from "./fit.ts";

type Filter = ResourceOf<"log-metric-filter">;
type Transformation = NonNullable<Filter["metricTransformations"]>[number];

/** What has to hold for one to tell, and what is said of it where it does not, or may not. */
export type Claim = readonly [holds: Fit, otherwise: string];

/** Whether a filter counts every record of which so much is known. Source: CloudWatch Logs API reference, MetricFilter. */
export function countedBy(filter: Filter, record: KnownRecord): Claim[] {
  const { filterName = "", filterPattern = "", fieldSelectionCriteria, applyOnTransformedLogs } = filter;
  // It is then asked of what a transformer made of the record, which nobody sees here.
  if (applyOnTransformedLogs) return [[undefined, `the filter ${filterName} is for transformed logs`]];
  return [
    [takes(filterPattern, record), `the filter ${filterName} asks for more than the name of the call`],
    [fieldSelectionCriteria ? undefined : true, `the filter ${filterName} is for some accounts or regions`],
  ];
}

/** The alarms on what a filter counts, and what has to hold for each to tell somebody of a single record. */
export function alarmsOn(filter: Filter, region: string, inventory: Inventory): { name: string; claims: Claim[] }[] {
  const all = inventory.all("cloudwatch-alarm", region).map(({ resource }) => resource);
  return (filter.metricTransformations ?? []).flatMap((transformation) =>
    all
      .filter((alarm) => isOn(alarm, transformation))
      .map((alarm) => ({
        name: alarm.AlarmName ?? "",
        claims: [
          toldClaim(alarm, all),
          [
            isOfAll(alarm, filter, transformation),
            "it watches the metric with other dimensions than the filter gives it",
          ],
          [goesOffAtOne(alarm, transformation), "it may not go off at each call"],
        ],
      })),
  );
}

/** The alarms on queries of a log group. What a query counts is not worked out here. */
export function queriesOf(group: string, region: string, inventory: Inventory): { name: string; claims: Claim[] }[] {
  const all = inventory.all("cloudwatch-alarm", region).map(({ resource }) => resource);
  const isIt = (named: string) => named === group || named.replace(/:\*$/, "").endsWith(`:log-group:${group}`);
  return all
    .filter(({ ScheduledQueryConfiguration: query }) => query?.LogGroupIdentifiers?.some(isIt))
    .map((alarm) => ({
      name: alarm.AlarmName ?? "",
      claims: [toldClaim(alarm, all), [undefined, "whether its query finds the call is not known"]],
    }));
}

function toldClaim(alarm: Alarm, all: readonly Alarm[]): Claim {
  const told = toldBy(alarm, all, anyOfIts);
  return [told, told === false ? "its actions tell nobody" : "whom its actions tell is not known"];
}

function isOn(
  { Namespace, MetricName, Metrics = [] }: Alarm,
  { metricNamespace, metricName }: Transformation,
): boolean {
  const inFormula = Metrics.flatMap(
    ({ MetricStat, AccountId }) => (AccountId === undefined && MetricStat?.Metric) || [],
  );
  return [{ Namespace, MetricName }, ...inFormula].some(
    (one) => one.Namespace === metricNamespace && one.MetricName === metricName,
  );
}

/** Source: CloudWatch API reference, PutCompositeAlarm: one that waits for a second alarm, or for one that does not go off, may stay silent. */
function anyOfIts({ AlarmRule = "", ActionsSuppressor }: Alarm): Fit {
  const isOther = /\b(AND|NOT|OK|INSUFFICIENT_DATA)\b/.test(AlarmRule.replaceAll(/"[^"]*"/g, ""));
  return isOther || ActionsSuppressor ? undefined : true;
}

/** A metric with dimensions is another than that of its name without. Source: CloudWatch user guide, "Dimensions". */
function isOfAll(
  { Dimensions = [] }: Alarm,
  { emitSystemFieldDimensions = [] }: Filter,
  { dimensions = {} }: Transformation,
): Fit {
  if (Object.keys(dimensions).length > 0 || emitSystemFieldDimensions.length > 0) return undefined;
  return Dimensions.length === 0;
}

/**
 * Whether each call sets it off. One that stays on when nothing is counted goes off once, and tells of no call after that.
 * Source: CloudWatch user guide, "Evaluating an alarm" and "Configuring how CloudWatch alarms treat missing data".
 */
function goesOffAtOne(alarm: Alarm, { metricValue, defaultValue }: Transformation): Fit {
  const { Statistic, ComparisonOperator, Threshold, EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods } = alarm;
  const value = Number(metricValue);
  if (Threshold === undefined || DatapointsToAlarm !== 1 || !(value > 0)) return undefined;
  const staysOn = alarm.TreatMissingData === "breaching" || alarm.TreatMissingData === "ignore";
  if (staysOn || (defaultValue !== undefined && defaultValue > 0)) return undefined;
  // More calls only add to a sum; what stands for no call at all may pull an average down.
  const isSteady =
    Statistic === "Sum" || Statistic === "Maximum" || (Statistic === "Average" && defaultValue === undefined);
  const seen = Statistic === "SampleCount" ? 1 : isSteady ? value : undefined;
  if (seen === undefined || Threshold < 0) return undefined;
  const isOver =
    (ComparisonOperator === "GreaterThanThreshold" && seen > Threshold) ||
    (ComparisonOperator === "GreaterThanOrEqualToThreshold" && seen >= Threshold && Threshold > 0);
  return isOver || undefined;
}
