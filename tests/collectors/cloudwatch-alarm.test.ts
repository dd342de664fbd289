import { afterAll, beforeAll, expect, test } from "vitest";
import cloudwatchAlarm from "#lib/collectors/cloudwatch/cloudwatch-alarm.ts";
import logMetricFilter from "#lib/collectors/logs/log-metric-filter.ts";
import { textsIn } from "#lib/readings/references.ts";
import { alarm, compositeAlarm } from "#lib/simulator/accounts/build/alarms.ts";
import { openSite } from "#lib/simulator/accounts/build/site.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { logAlarms } from "#lib/simulator/shelves/cloudwatch.ts";
import { collectOne } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const schedule = {
  ScheduledQueryRoleARN: `arn:aws:iam::${account.id}:role/log-alarms`,
  ScheduleConfiguration: { ScheduleExpression: "rate(5 minutes)", StartTimeOffset: 600 },
  AggregationExpression: "count(*)",
};
const site = openSite({ account: account.id, partition: "aws", now: new Date() }, "ap-south-1");
alarm(site, { name: "late", daysAgo: 3, namespace: "AWS/SageMaker", metric: "ModelLatency", threshold: 1 });
for (const [name, of] of [
  ["tells", "groups"],
  ["groups", "late"],
  ["another", "elsewhere"],
] as const) {
  compositeAlarm(site, { name, of: [of], tells: [] });
}
for (const [AlarmName, QueryString] of [
  ["denied-calls", "SOURCE `/aws/sagemaker/Endpoints` | filter @message like 'denied'"],
  ["web", "SOURCE `/web` | stats count()"],
] as const) {
  const AlarmArn = `arn:aws:cloudwatch:ap-south-1:${account.id}:alarm:${AlarmName}`;
  logAlarms.put(site.content, { AlarmName, AlarmArn, ScheduledQueryConfiguration: { ...schedule, QueryString } });
}
account.regions.push(site.content);

const alarmsIn = async (region: string, names: string[]) =>
  (await collectOne(cloudwatchAlarm, simulator.url, account.id, region, { names })).readings.map(
    ({ identity }) => identity.name,
  );

test("alarms on SageMaker's metrics are read without being named, and composite ones made of them", async () => {
  expect(await alarmsIn("us-east-1", [])).toEqual(["fraud-scoring-5xx", "churn-prod-latency"]);
  expect(await alarmsIn("eu-west-1", [])).toEqual([
    "credit-risk-pd-retail-errors",
    "credit-risk-limit-advice-errors",
    "credit-risk-serving",
  ]);
  expect(await alarmsIn("us-west-2", [])).toEqual(["shelf-detector-gpu"]);
});

test("composite alarms of composite alarms are read, and those on queries of SageMaker's logs", async () => {
  expect(await alarmsIn("ap-south-1", [])).toEqual(["late", "denied-calls", "groups", "tells"]);
});

test("others are read when a deployment rolls back on them", async () => {
  const named = cloudwatchAlarm.named?.("web-cpu", "AlarmName");
  expect(await alarmsIn("us-east-1", [named ?? ""])).toContain("web-cpu");
  expect(cloudwatchAlarm.named?.("web-cpu", "EndpointName")).toBeUndefined();
});

test("a metric filter of a trail names the alarm on what it counts", async () => {
  const { readings } = await collectOne(logMetricFilter, simulator.url, account.id, "eu-west-1");
  expect(readings.map(({ identity }) => identity.name)).toEqual(["presigned-urls"]);
  const names = readings.flatMap((one) =>
    one.status === "read"
      ? [...textsIn(logMetricFilter.follows?.(one.resource as never))].flatMap(
          ([text, field]) => cloudwatchAlarm.named?.(text, field) ?? [],
        )
      : [],
  );
  expect(names).toEqual(["CreditRiskTrail/PresignedUrls"]);
  expect(await alarmsIn("eu-west-1", names)).toContain("credit-risk-presigned-urls");
});
