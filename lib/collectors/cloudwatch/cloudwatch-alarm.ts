import type { CompositeAlarm, LogAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

type Alarm = MetricAlarm & LogAlarm & CompositeAlarm;

/**
 * Alarms on metrics and logs of SageMaker; those that a deployment rolls back on; those on what a metric filter counts in CloudTrail's
 * records; and the composite ones that are made of them, since these may be the ones that tell somebody.
 */
export default defineCollector({
  kind: "cloudwatch-alarm",
  label: "CloudWatch alarms",
  scope: "region",
  volume: "live",
  arnType: "alarm",
  cloudFormation: "AWS::CloudWatch::Alarm",
  terraform: "aws_cloudwatch_metric_alarm",
  console: "cloudwatch/home?region={region}#alarmsV2:[alarm/{name}]",
  actions: ["cloudwatch:DescribeAlarms"],
  volatile: [
    "ActionsSuppressedBy",
    "ActionsSuppressedReason",
    "EvaluationState",
    "StateReason",
    "StateReasonData",
    "StateTransitionedTimestamp",
    "StateUpdatedTimestamp",
    "StateValue",
  ],
  named: (text, field) => (field === "AlarmName" || field === "CountedAs" ? text : undefined),
  async *collect({ cloudwatch, names, required, readListed, leftOut }) {
    const own: Alarm[] = [];
    const composite: CompositeAlarm[] = [];
    const isNamed = ({ AlarmName = "" }: Alarm) => names.has(AlarmName);
    for await (const page of pages(cloudwatch.describeAlarms, {
      AlarmTypes: ["MetricAlarm", "CompositeAlarm", "LogAlarm"],
      MaxRecords: 100,
    })) {
      const alarms: Alarm[] = [...required(page.MetricAlarms, "MetricAlarms"), ...(page.LogAlarms ?? [])];
      // Log alarms are of 2026: what does not know them yet may answer without them.
      if (!page.LogAlarms) leftOut("The answer has no LogAlarms: alarms on log queries were not read.");
      own.push(
        ...alarms.filter((alarm) => {
          return isNamed(alarm) || isOnSageMaker(alarm) || metricsOf(alarm).some((metric) => names.has(metric));
        }),
      );
      composite.push(...required(page.CompositeAlarms, "CompositeAlarms"));
    }
    own.push(...thatTell(composite, own, isNamed));
    yield* readListed(own, (alarm) => {
      const { AlarmName: name = "", AlarmArn: arn = "" } = alarm;
      const metrics = metricsOf(alarm);
      return { name, arn, ...(metrics.length > 0 && { also: metrics }) };
    });
  },
  // Whom it tells, or what it starts.
  follows: ({ AlarmActions, OKActions, InsufficientDataActions }) => [AlarmActions, OKActions, InsufficientDataActions],
});

/** What it watches, by itself or in a formula, as a metric filter says what it counts under: `CloudTrailMetrics/RootUse`. */
function metricsOf({ Namespace, MetricName, Metrics = [] }: MetricAlarm): string[] {
  const inFormula = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  const all = [{ Namespace, MetricName }, ...inFormula].filter((metric) => metric.MetricName !== undefined);
  return [...new Set(all.map((metric) => `${metric.Namespace}/${metric.MetricName}`))];
}

/** `AWS/SageMaker`, `/aws/sagemaker/Endpoints`; in a formula or a query as well. */
function isOnSageMaker({ Namespace, Metrics, EvaluationCriteria, ScheduledQueryConfiguration }: Alarm): boolean {
  return /sagemaker/i.test(JSON.stringify([Namespace, Metrics, EvaluationCriteria, ScheduledQueryConfiguration]));
}

/** The composite alarms that are named, or made of these, or of one that is: in the order in which they are found to be. */
function thatTell(composite: readonly CompositeAlarm[], own: readonly Alarm[], isNamed: (one: Alarm) => boolean) {
  const found = new Set(composite.filter(isNamed));
  let made: Iterable<Alarm> = [...own, ...found];
  for (;;) {
    const of = [...made];
    const next = composite.filter((one) => !found.has(one) && of.some((alarm) => isMadeOf(one, alarm)));
    if (next.length === 0) return found;
    for (const one of next) found.add(one);
    made = next;
  }
}

/** Source: CloudWatch API reference, PutCompositeAlarm: `ALARM("name") OR ALARM(arn)`. */
function isMadeOf({ AlarmRule }: CompositeAlarm, { AlarmName = "", AlarmArn = "" }: Alarm): boolean {
  const inQuotes = [`"${AlarmName}"`, `(${AlarmName})`, AlarmArn];
  return inQuotes.some((name) => AlarmRule?.includes(name));
}
