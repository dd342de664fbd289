import { afterAll, beforeAll, expect, test } from "vitest";
import app from "#lib/collectors/sagemaker/app.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("an app is called after its domain, its space or profile, its type and itself, and a deleted one is none", async () => {
  const { readings } = await collectOne(app, simulator.url, account.id, region);
  const domain = account.regions[0]?.sagemaker.domains[0]?.DomainId;
  expect(readings.map(({ identity }) => identity.name).sort()).toEqual([
    `${domain}/churn-together/JupyterLab/default`,
    `${domain}/priya-remote/JupyterLab/default`,
    `${domain}/tomas-rivera/JupyterServer/default`,
  ]);
  const statuses = account.regions[0]?.sagemaker.apps.map(({ Status }) => Status);
  expect(statuses).toContain("Deleted");
  for (const reading of readings) {
    const resource: { AppArn?: string } = reading.status === "read" ? (reading.resource as object) : {};
    expect(reading.identity.arn).toBe(resource.AppArn);
  }
});
