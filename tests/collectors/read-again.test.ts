import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnyCollector } from "#lib/collectors/define.ts";
import networkInterface from "#lib/collectors/ec2/network-interface.ts";
import logGroup from "#lib/collectors/logs/log-group.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test.each<[AnyCollector, string]>([
  [logGroup, "/aws/lambda/ml-login"],
  [networkInterface, "eni-00000000000000000"],
])("$kind: what is read without being named is read once, whatever is named later", async (collector, name) => {
  const read = async (names: string[], again: boolean) =>
    (await collectOne(collector, simulator.url, account.id, region, { names, again })).readings;
  const first = await read([], false);
  expect(first.length).toBeGreaterThan(0);
  const names = first.map(({ identity }) => identity.name.replace(/^.*\((.*)\)$/, "$1"));
  expect(await read([...names, name], true)).toEqual([]);
});
