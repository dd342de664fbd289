import { afterAll, beforeAll, expect, test } from "vitest";
import dataQuality from "#lib/collectors/sagemaker/data-quality-job-definition.ts";
import modelQuality from "#lib/collectors/sagemaker/model-quality-job-definition.ts";
import monitoringSchedule from "#lib/collectors/sagemaker/monitoring-schedule.ts";
import { exposureOf, presumedLive } from "#lib/inventory/exposure.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { namesIn } from "#lib/inventory/names.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectAll, regions } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
let schedules: Reading[];
let definitions: Reading[];

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
  schedules = await collectAll(monitoringSchedule, simulator.url, account.id);
  definitions = [
    ...(await collectAll(dataQuality, simulator.url, account.id)),
    ...(await collectAll(modelQuality, simulator.url, account.id)),
  ];
});
afterAll(() => simulator.close());

function exposures(readings: Reading[], status: "complete" | "denied" = "complete") {
  const line = { action: "sagemaker:ListMonitoringSchedules", calls: 1, failures: 0, unlisted: false };
  const coverage = regions.map((region) => ({ ...line, kind: "monitoring-schedule", region, status }));
  const inventory = new Inventory(readings, coverage);
  return definitions.map(({ identity, ...one }) => {
    const resource = one.status === "read" ? one.resource : undefined;
    return [
      identity.name,
      exposureOf(identity, resource, inventory),
      presumedLive(identity, resource, inventory)?.class,
    ];
  });
}

test("a definition is live while a schedule names it, and a record when none does", () => {
  expect(exposures([...schedules, ...definitions])).toEqual([
    ["churn-data-quality", "live", undefined],
    ["credit-risk-pd-retail-data", "live", undefined],
    ["credit-risk-pd-retail-quality", "live", undefined],
    ["price-elasticity-quality", "record", undefined],
  ]);
});

test("where the schedules could not be listed, every definition is taken to be live", () => {
  const all = exposures(definitions, "denied");
  expect(all.map(([, exposure]) => exposure)).toEqual(["live", "live", "live", "live"]);
  expect(all.every(([, , why]) => why !== undefined)).toBe(true);
});

test("what a schedule holds inline is read with it, and what that points at is followed", () => {
  const inline = schedules.find(({ identity }) => identity.name === "fraud-scoring-drift");
  expect(inline).toMatchObject({
    resource: {
      EndpointName: "fraud-scoring",
      MonitoringScheduleConfig: {
        ScheduleConfig: { ScheduleExpression: "cron(0 * ? * * *)" },
        MonitoringJobDefinition: { NetworkConfig: { EnableNetworkIsolation: true } },
      },
      LastMonitoringExecutionSummary: { MonitoringExecutionStatus: "Failed" },
    },
  });
  const named = [...namesIn("monitoring-schedule", inline?.status === "read" && inline.resource)];
  expect(named).toContainEqual({ kind: "s3-bucket", name: "nwa-fraud-us-east-1" });
  expect(named.some(({ kind }) => kind === "kms-key")).toBe(true);
});
