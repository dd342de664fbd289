import { afterAll, beforeAll, expect, test } from "vitest";
import humanTaskUi from "#lib/collectors/sagemaker/human-task-ui.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectAll } from "./collect-one.ts";

let simulator: Simulator;
const account = demoAccount({ now: new Date() });

beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("what AWS signs for one answer is not kept: it is no secret of the account's, and another the next time", async () => {
  expect(JSON.stringify(account.regions.map(({ sagemaker }) => sagemaker.humanTaskUis))).toContain("X-Amz-Signature=");
  const readings = await collectAll(humanTaskUi, simulator.url, account.id);
  expect(readings).toHaveLength(2);
  for (const reading of readings) {
    expect(reading.status === "read" && reading.resource).toMatchObject({
      UiTemplate: { Url: expect.stringMatching(/^https:[^?]+$/), ContentSha256: expect.any(String) },
    });
  }
});
