import { type DeepPartial, inventoryOf, reading } from "#tests/support/test-check.ts";

const trail = (more: DeepPartial<object> = {}) =>
  reading("cloudtrail-trail", "all", {
    IsMultiRegionTrail: true,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:482915630174:log-group:trail:*",
    Status: { IsLogging: true },
    Selectors: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: "All" }] },
    ...more,
  });
const rule = (eventName: unknown, more: DeepPartial<object> = {}) =>
  reading("event-rule", "tells", {
    State: "ENABLED",
    EventPattern: JSON.stringify({
      source: ["aws.sagemaker"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventName },
    }),
    Targets: [{ Id: "1", Arn: "arn:aws:sns:us-east-1:482915630174:alerts" }],
    ...more,
  });
const filter = (filterPattern: string, logGroupName = "trail") =>
  reading("log-metric-filter", "counts", {
    filterPattern,
    logGroupName,
    metricTransformations: [{ metricNamespace: "Trail", metricName: "Opened", metricValue: "1" }],
  });
const alarm = (more: DeepPartial<object> = {}) =>
  reading("cloudwatch-alarm", "opened", {
    AlarmName: "opened",
    Namespace: "Trail",
    MetricName: "Opened",
    Statistic: "Sum",
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    Threshold: 1,
    EvaluationPeriods: 1,
    AlarmActions: ["arn:aws:sns:us-east-1:482915630174:alerts"],
    ...more,
  });

/** Cases of every check that asks whether somebody is told of a call. */
export function tellingCases<R extends object>(resource: R, call: string) {
  const having = (...readings: Parameters<typeof inventoryOf>[0]) => ({ resource, inventory: inventoryOf(readings) });
  const named = `{ ($.eventSource = "sagemaker.amazonaws.com") && ($.eventName = "${call}") }`;
  return {
    pass: {
      "a rule that names the call": having(trail(), rule([call])),
      "one that names several": having(trail(), rule(["DeleteEndpoint", { prefix: call.slice(0, 8) }])),
      "an alarm on what a filter counts": having(trail(), filter(named), alarm()),
    },
    fail: {
      nobody: having(trail()),
      "a rule for another call": having(trail(), rule(["StopTrainingJob"])),
      "a rule that leaves it out": having(trail(), rule([{ "anything-but": [call] }])),
      "a rule that is off": having(trail(), rule([call], { State: "DISABLED" })),
      "a rule that passes it on to nobody": having(trail(), rule([call], { Targets: [] })),
      "a filter without an alarm": having(trail(), filter(named)),
      "an alarm that tells nobody": having(trail(), filter(named), alarm({ AlarmActions: [] })),
      "a filter for another service": having(
        trail(),
        filter(`{ ($.eventSource = "s3.amazonaws.com") && ($.eventName = "${call}") }`),
        alarm(),
      ),
      "a filter over another log group": having(trail(), filter(named, "app"), alarm()),
      "a rule where no trail logs": having(rule([call])),
      "a rule over a trail that is off": having(trail({ Status: { IsLogging: false } }), rule([call])),
      "a rule over a trail of reads": having(
        trail({ Selectors: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: "ReadOnly" }] } }),
        rule([call]),
      ),
    },
    unknown: {
      "a rule that asks who it was": having(
        trail(),
        rule([call], {
          EventPattern: JSON.stringify({ detail: { eventName: [call], userIdentity: { type: ["IAMUser"] } } }),
        }),
      ),
      "a filter that asks for more": having(
        trail(),
        filter(`{ ($.eventName = ${call}) && ($.userIdentity.type = "IAMUser") }`),
        alarm(),
      ),
      "a filter over a trail of which it is not known whether it logs": having(
        trail({ CloudWatchLogsLogGroupArn: undefined }),
        reading("cloudtrail-trail", "perhaps", {
          IsMultiRegionTrail: true,
          CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:482915630174:log-group:trail:*",
        }),
        filter(named),
        alarm(),
      ),
      "rules were not read": { resource, inventory: inventoryOf([trail()], ["event-rule"]) },
      "trails were not read": { resource, inventory: inventoryOf([rule([call])], ["cloudtrail-trail"]) },
      "the answer is empty": { resource: {} as R },
    },
    sure: {
      without: ["event-rule", "log-metric-filter", "cloudwatch-alarm"] as const,
      because: "another way tells, and is seen whole",
    },
  };
}
