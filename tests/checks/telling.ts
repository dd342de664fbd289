import type { Identity, Reading } from "#lib/readings/reading.ts";
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
type Alarm = Parameters<typeof reading<"cloudwatch-alarm">>[2];

const counted = { metricNamespace: "Trail", metricName: "Opened", metricValue: "1" };
const filter = (filterPattern: string, more: DeepPartial<object> = {}, at: Partial<Identity> = {}) =>
  reading(
    "log-metric-filter",
    "counts",
    { filterName: "counts", filterPattern, logGroupName: "trail", metricTransformations: [counted], ...more },
    at,
  );
const alarm = (more: DeepPartial<object> = {}, at: Partial<Identity> = {}) =>
  reading("cloudwatch-alarm", "opened", { ...onCount, ...more }, at);
const onCount: Alarm = {
  AlarmName: "opened",
  Namespace: "Trail",
  MetricName: "Opened",
  Statistic: "Sum",
  ComparisonOperator: "GreaterThanOrEqualToThreshold",
  Threshold: 1,
  EvaluationPeriods: 1,
  AlarmActions: ["arn:aws:sns:us-east-1:482915630174:alerts"],
};
const aws = (service: string, resource: string) => `arn:aws:${service}:us-east-1:482915630174:${resource}`;
const to = (...targets: string[]) => ({ Targets: targets.map((Arn, at) => ({ Id: `${at}`, Arn })) });
/** An alarm that is made of the other. */
const composite = (AlarmRule: string) =>
  reading("cloudwatch-alarm", "made", { AlarmName: "made", AlarmRule, AlarmActions: onCount.AlarmActions });
const ireland = { region: "eu-west-1" };

/** The same, when its targets could not be listed. */
function withoutTargets(one: Reading): Reading {
  if (one.status !== "read") return one;
  const action = "events:ListTargetsByRule";
  const failure = { class: "denied", action, code: "AccessDenied", message: "no" } as const;
  return {
    ...one,
    resource: { ...Object(one.resource), Targets: undefined },
    parts: { Targets: { status: "unread", action, failure } },
  };
}

/** Cases of every check that asks whether somebody is told of a call. */
export function tellingCases<R extends object>(resource: R, call: string) {
  const having = (...readings: Parameters<typeof inventoryOf>[0]) => ({ resource, inventory: inventoryOf(readings) });
  const ours = '$.eventSource = "sagemaker.amazonaws.com"';
  const named = `{ (${ours}) && ($.eventName = "${call}") }`;
  const every = JSON.stringify({ account: ["482915630174"] });
  const counting = (...[pattern, more, at]: Parameters<typeof filter>) =>
    having(trail(), filter(pattern, more, at), alarm({}, at));
  const watched = (more: DeepPartial<object>, transformation: DeepPartial<object> = {}) =>
    having(trail(), filter(named, { metricTransformations: [{ ...counted, ...transformation }] }), alarm(more));
  const silent = { AlarmActions: [] };
  return {
    pass: {
      "a rule that names the call": having(trail(), rule([call])),
      "one that names several": having(trail(), rule(["DeleteEndpoint", { prefix: call.slice(0, 8) }])),
      "a rule that goes to a function, and to a log group as well": having(
        trail(),
        rule([call], to(aws("logs", "log-group:/aws/events/all"), aws("lambda", "function:tell"))),
      ),
      "a rule that goes to an HTTP endpoint": having(
        trail(),
        rule([call], to(aws("events", "api-destination/chat/1"))),
      ),
      "an alarm on what a filter counts": counting(named),
      "a filter that asks by a regular expression": counting(`{ $.eventName = %^${call.slice(0, 9)}% }`),
      "a filter that asks for one of several": counting(
        `{ (${ours}) && ($.eventName = Stop* || $.eventName = ${call}) }`,
      ),
      "a filter that asks for what every call of the account has": counting(
        `{ $.eventName = "${call}" && $.awsRegion = "us-east-1" && $.eventType != "AwsServiceEvent" }`,
      ),
      "one that is made of the alarm, or of that": having(
        trail(),
        filter(named),
        alarm(silent),
        reading("cloudwatch-alarm", "between", { AlarmName: "between", AlarmRule: 'ALARM("opened")' }),
        composite('ALARM("between") OR ALARM("this AND that")'),
      ),
      "two trails that write to one log group, one of them perhaps": having(
        trail(),
        reading("cloudtrail-trail", "perhaps", {
          ...{ IsMultiRegionTrail: true, CloudWatchLogsLogGroupArn: aws("logs", "log-group:trail:*") },
        }),
        filter(named),
        alarm(),
      ),
      "an alarm on an average, where nothing is counted otherwise": watched({ Statistic: "Average" }),
      "an alarm on any number above none": watched({ ComparisonOperator: "GreaterThanThreshold", Threshold: 0 }),
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
      "a filter over another log group": counting(named, { logGroupName: "app" }),
      "a filter over a log group of that name in another region": counting(named, {}, ireland),
      "a filter over a log group of that name in another account": counting(named, {}, { account: "739201846655" }),
      "a filter whose alternatives are each for something else": counting(
        `{ ((${ours}) && ($.eventName = "DeleteModel")) || (($.eventSource = "iam.amazonaws.com") && ($.eventName = "${call.slice(0, 6)}*")) }`,
      ),
      "a filter that asks for two names at once": counting(
        `{ ($.eventName = "${call.slice(0, 6)}*") && ($.eventName = "*Model") }`,
      ),
      "a filter that leaves it out": counting(`{ (${ours}) && ($.eventName != "${call}") }`),
      "a filter by a regular expression that it does not match": counting("{ $.eventName = %^Stop[A-Z]% }"),
      "an alarm with dimensions that the filter does not give": watched({
        Dimensions: [{ Name: "user", Value: "root" }],
      }),
      "a rule that goes to a log group": having(trail(), rule([call], to(aws("logs", "log-group:/aws/events/all")))),
      "an alarm on a query of another log group": having(
        trail(),
        alarm({
          ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined },
          ScheduledQueryConfiguration: { LogGroupIdentifiers: ["trails"], QueryString: "stats count(*)" },
        }),
      ),
      "a rule that stops a machine": having(trail(), rule([call], to(aws("events", "target/stop-instance")))),
      "a rule whose targets were not read, for another call": having(
        trail(),
        withoutTargets(rule(["StopTrainingJob"])),
      ),
      "nobody, whether the trail logs or not": having(trail({ Status: {} }), rule(["StopTrainingJob"])),
      "a rule where no trail logs": having(rule([call])),
      "a rule over a trail that is off": having(trail({ Status: { IsLogging: false } }), rule([call])),
      "a rule over a trail of reads": having(
        trail({ Selectors: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: "ReadOnly" }] } }),
        rule([call]),
      ),
    },
    unknown: {
      "a rule for all that goes to another account's bus": having(
        trail(),
        rule([call], { EventPattern: every, ...to("arn:aws:events:us-east-1:739201846655:event-bus/central") }),
      ),
      "a rule that goes to a queue": having(trail(), rule([call], to(aws("sqs", "calls")))),
      "a rule that runs a pipeline": having(trail(), rule([call], to(aws("codepipeline", "answer")))),
      "a rule that goes to a service that is not known here": having(trail(), rule([call], to(aws("pager", "x")))),
      "a rule over a trail that logs, or does not": having(trail({ Status: {} }), rule([call])),
      "a rule over a trail that may leave it out": having(
        trail({
          Selectors: {
            AdvancedEventSelectors: [
              {
                FieldSelectors: [
                  { Field: "eventCategory", Equals: ["Management"] },
                  { Field: "sessionCredentialFromConsole", Equals: ["true"] },
                ],
              },
            ],
          },
        }),
        rule([call]),
      ),
      "a filter that takes logs of one region": counting(named, {
        fieldSelectionCriteria: '@aws.region = "eu-west-1"',
      }),
      "a filter that takes what a transformer makes": counting(named, { applyOnTransformedLogs: true }),
      "a filter that is not understood": counting(`{ $.eventName LIKE "${call}" }`),
      "a filter that gives a dimension": watched({}, { dimensions: { user: "$.userIdentity.arn" } }),
      "a filter that counts what it finds in the record": watched({}, { metricValue: "$.size" }),
      "an alarm on many calls": watched({ Threshold: 10 }),
      "an alarm on calls in three periods": watched({ EvaluationPeriods: 3 }),
      "an alarm that stays on": watched({ TreatMissingData: "ignore" }),
      "an alarm that is on by default": watched({}, { defaultValue: 1 }),
      "an alarm on any number at all": watched({ Threshold: 0 }),
      "an alarm on an average of calls and none": watched({ Statistic: "Average" }, { defaultValue: 0 }),
      "an alarm on what is usual": watched({ ComparisonOperator: "GreaterThanUpperThreshold", Threshold: undefined }),
      "an alarm that starts an investigation": watched({ AlarmActions: [aws("aiops", "investigation-group/1")] }),
      "an alarm that tells by one that waits for another": having(
        trail(),
        filter(named),
        alarm(silent),
        composite('ALARM("opened") AND ALARM("night")'),
      ),
      "an alarm on a query of the log group": having(
        trail(),
        alarm({
          ...{ Namespace: undefined, MetricName: undefined, Statistic: undefined },
          ScheduledQueryConfiguration: {
            LogGroupIdentifiers: [aws("logs", "log-group:trail")],
            QueryString: "stats count(*)",
          },
        }),
      ),
      "a trail that cannot write to its log group": having(
        trail({ Status: { IsLogging: true, LatestCloudWatchLogsDeliveryError: "AccessDenied" } }),
        filter(named),
        alarm(),
      ),
      "filters were not read where the log group is": having(
        trail({ CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:482915630174:log-group:trail:*" }),
      ),
      "the log group is another account's": having(
        trail({ CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:739201846655:log-group:trail:*" }),
        filter(named),
        alarm(),
      ),
      "a rule whose targets were not read": having(trail(), withoutTargets(rule([call]))),
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
