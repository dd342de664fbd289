import { afterAll, beforeAll, expect, test } from "vitest";
import device from "#lib/collectors/sagemaker/device.ts";
import edgePackagingJob from "#lib/collectors/sagemaker/edge-packaging-job.ts";
import { joined } from "#lib/collectors/sagemaker/joined.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const region = "us-west-2";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("the devices of every fleet are read, each called after its fleet", async () => {
  const { readings } = await collectOne(device, simulator.url, account.id, region);
  expect(readings.map(({ identity }) => identity.name)).toEqual([
    "depot-cameras/depot-north",
    "store-doors/door-0001",
    "store-doors/door-0002",
    "store-doors/door-0017",
  ]);
  expect(readings[1]?.identity.arn).toMatch(/:device-fleet\/store-doors\/device\/door-0001$/);
});

test("an answer in pages is one, with all of its list and no token", async () => {
  async function* pages() {
    yield { name: "one", NextToken: "a", Models: [1, 2] };
    yield { name: "one", NextToken: "b" };
    yield { name: "one", Models: [3] };
  }
  expect(await joined(pages(), "Models")).toEqual({ name: "one", Models: [1, 2, 3] });
  async function* late() {
    yield { name: "two", NextToken: "a" };
    yield { name: "two", Models: [4] };
  }
  expect(await joined(late(), "Models")).toEqual({ name: "two", Models: [4] });
});

test("packages older than the horizon are left out, and said to be", async () => {
  const all = await collectOne(edgePackagingJob, simulator.url, account.id, region);
  expect(all.readings).toHaveLength(3);
  const horizon = new Date(Date.now() - 90 * 24 * 3_600_000);
  const recent = await collectOne(edgePackagingJob, simulator.url, account.id, region, { horizon });
  expect(recent.readings).toEqual([]);
  expect(recent.coverage.map(({ note }) => note).join()).toContain("Jobs created before");
});

test("a package whose job has ended is not read a second time", async () => {
  const { readings, span } = await collectOne(edgePackagingJob, simulator.url, account.id, region);
  const known = { isSettled: () => true, unsettled: [], count: readings.length, ...(span && { span }) };
  const again = await collectOne(edgePackagingJob, simulator.url, account.id, region, { known });
  expect(again.readings).toEqual([]);
  expect(again.coverage.find(({ action }) => action.endsWith("DescribeEdgePackagingJob"))?.calls ?? 0).toBe(0);
});
