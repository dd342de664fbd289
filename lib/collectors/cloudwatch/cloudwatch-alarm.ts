import type { CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/**
 * Alarms on metrics of SageMaker; those that a deployment rolls back on; those on what a metric filter counts in CloudTrail's
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
  async *collect({ cloudwatch, names, required, readListed }) {
    const own: (MetricAlarm & CompositeAlarm)[] = [];
    const composite: CompositeAlarm[] = [];
    const isNamed = ({ AlarmName = "" }: CompositeAlarm) => names.has(AlarmName);
    for await (const page of pages(cloudwatch.describeAlarms, {
      AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
      MaxRecords: 100,
    })) {
      const alarms = required(page.MetricAlarms, "MetricAlarms");
      own.push(...alarms.filter((alarm) => isNamed(alarm) || isOnSageMaker(alarm) || names.has(metricOf(alarm))));
      composite.push(...required(page.CompositeAlarms, "CompositeAlarms"));
    }
    own.push(...composite.filter((one) => isNamed(one) || own.some((alarm) => isMadeOf(one, alarm))));
    yield* readListed(own, (alarm) => {
      const { AlarmName: name = "", AlarmArn: arn = "", MetricName } = alarm;
      return { name, arn, ...(MetricName !== undefined && { also: [metricOf(alarm)] }) };
    });
  },
  // Whom it tells, or what it starts.
  follows: ({ AlarmActions, OKActions, InsufficientDataActions }) => [AlarmActions, OKActions, InsufficientDataActions],
});

/** As a metric filter says what it counts under: `CloudTrailMetrics/RootUse`. */
function metricOf({ Namespace, MetricName }: MetricAlarm): string {
  return `${Namespace}/${MetricName}`;
}

/** `AWS/SageMaker`, `/aws/sagemaker/Endpoints`; in a formula as well. */
function isOnSageMaker({ Namespace, Metrics }: MetricAlarm): boolean {
  return /sagemaker/i.test(JSON.stringify([Namespace, Metrics]));
}

/** Source: CloudWatch API reference, PutCompositeAlarm: `ALARM("name") OR ALARM(arn)`. */
function isMadeOf({ AlarmRule }: CompositeAlarm, { AlarmName = "", AlarmArn = "" }: MetricAlarm): boolean {
  const inQuotes = [`"${AlarmName}"`, `(${AlarmName})`, AlarmArn];
  return inQuotes.some((name) => AlarmRule?.includes(name));
}
