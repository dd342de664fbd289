import { afterAll, beforeAll, expect, test } from "vitest";
import cloudwatchAlarm from "#lib/collectors/cloudwatch/cloudwatch-alarm.ts";
import logMetricFilter from "#lib/collectors/logs/log-metric-filter.ts";
import { textsIn } from "#lib/readings/references.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

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
