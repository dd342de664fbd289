import { afterEach, expect, test } from "vitest";
import job from "#lib/collectors/sagemaker/job.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount();
let simulator: Simulator;
afterEach(() => simulator.close());

async function read() {
  simulator = await startSimulator({ account, enforceLimits: false });
  const { readings } = await collectOne(job, simulator.url, account.id, region);
  return readings;
}

test("jobs of every category are read, those that share a name among them", async () => {
  expect((await read()).map(({ identity }) => identity.name).sort()).toEqual([
    "AgentRFT/shopping-agent-1",
    "AgentRFT/shopping-agent-2",
    "AgentRFTEvaluation/shopping-agent-1",
  ]);
});

test("a job points at the keys and buckets that its document names", async () => {
  const first = (await read()).find(({ identity }) => identity.name === "AgentRFT/shopping-agent-1");
  const named = first?.status === "read" ? [...namesIn("job", first.resource)] : [];
  expect(named).toContainEqual({ kind: "s3-bucket", name: "nwa-search-us-east-1" });
  expect(named).toContainEqual({ kind: "kms-key", name: expect.stringContaining(":key/") });
});
