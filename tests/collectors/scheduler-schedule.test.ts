import { afterAll, beforeAll, expect, test } from "vitest";
import schedulerSchedule from "#lib/collectors/scheduler/scheduler-schedule.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test.each([
  [region, "churn-backfill", { Input: expect.stringContaining("churn-backfill-<aws.scheduler.execution-id>") }],
  ["eu-west-1", "pd-retail-nightly", { DeadLetterConfig: { Arn: expect.stringContaining(":sqs:") } }],
])("in %s only what starts something of SageMaker's is asked about: %s", async (where, name, Target) => {
  const { readings, calls } = await collectOne(schedulerSchedule, simulator.url, account.id, where);
  expect(readings).toMatchObject([{ status: "read", identity: { name }, resource: { Target } }]);
  // The list, and the one.
  expect(calls).toBe(2);
});
