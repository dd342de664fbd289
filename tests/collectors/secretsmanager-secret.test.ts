import { afterAll, beforeAll, expect, test } from "vitest";
import secret from "#lib/collectors/secretsmanager/secretsmanager-secret.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { secrets } from "#lib/simulator/shelves/secrets-manager.ts";
import { collectOne, region } from "./collect-one.ts";

const account = demoAccount({ now: new Date() });
const here = account.regions.find(({ name }) => name === region);
const arnOf = (name: string) => `arn:aws:secretsmanager:${region}:${account.id}:secret:${name}`;
let simulator: Simulator;
beforeAll(async () => {
  // A name may end like what AWS adds to it.
  const names = ["rds!cluster-0a1b2c", "team/app-123456", "plain"];
  if (here) for (const name of names) secrets.put(here, { ARN: arnOf(`${name}-AbCdEf`), Name: name });
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

const read = async (...texts: string[]) => {
  const names = texts.flatMap((text) => secret.named?.(text, "Any") ?? []);
  const { readings } = await collectOne(secret, simulator.url, account.id, region, { names });
  return readings.map(({ identity }) => [identity.name, identity.arn, identity.also]);
};

test("a secret is called what AWS calls it, whichever of its ARNs names it", async () => {
  expect(await read(arnOf("rds!cluster-0a1b2c-AbCdEf:password::"))).toEqual([
    ["rds!cluster-0a1b2c", arnOf("rds!cluster-0a1b2c-AbCdEf"), undefined],
  ]);
  expect(await read(arnOf("team/app-123456"))).toEqual([
    ["team/app-123456", arnOf("team/app-123456-AbCdEf"), [arnOf("team/app-123456")]],
  ]);
});

test("one that is named by both of its ARNs is read once, and its policy asked for once", async () => {
  simulator.resetCalls();
  expect(await read(arnOf("plain"), arnOf("plain-AbCdEf"))).toEqual([
    ["plain", arnOf("plain-AbCdEf"), [arnOf("plain")]],
  ]);
  expect(Object.fromEntries(simulator.calls())).toEqual({
    "secretsmanager:DescribeSecret": 2,
    "secretsmanager:GetResourcePolicy": 1,
  });
});

test("one that may not be described is kept under the name that it was given", async () => {
  simulator.setFaults([{ action: "secretsmanager:DescribeSecret", kind: "denied" }]);
  expect(await read(arnOf("plain-AbCdEf"))).toEqual([["plain", arnOf("plain-AbCdEf"), undefined]]);
  simulator.setFaults([]);
});
