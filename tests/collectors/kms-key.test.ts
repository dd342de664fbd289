import { afterAll, beforeAll, expect, test } from "vitest";
import { Ledger } from "#lib/aws/ledger.ts";
import { AwsSession } from "#lib/aws/session.ts";
import kmsKey from "#lib/collectors/kms/kms-key.ts";
import { runCollector } from "#lib/collectors/run.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";

const account = demoAccount({ now: new Date() });
const region = account.regions[0];
const key = region?.kms.keys.find((one) => one.aliases.length > 0 && one.Arn);
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ account, enforceLimits: false });
});
afterAll(() => simulator.close());

test("a key named by id, ARN and alias is one resource, found by each of its names", async () => {
  if (!region || !key?.Arn || !key.KeyId) throw new Error("The demo has no key with an alias.");
  const names = [key.KeyId, key.Arn, key.aliases[0] ?? ""];
  const foreign = "arn:aws:kms:eu-north-1:111111111111:key/0000";
  const source = { type: "static", accessKeyId: "AKIATEST", secretAccessKey: "test" } as const;
  const run = runCollector(kmsKey, {
    pool: new AwsSession(source, { homeRegion: region.name, endpoint: simulator.url }).pool,
    account: account.id,
    partition: "aws",
    region: region.name,
    clientRegion: region.name,
    horizon: undefined,
    cap: 100,
    known: { isSettled: () => false, unsettled: [], count: 0 },
    names: new Set([...names, foreign]),
    again: false,
    ledger: new Ledger(region.name, kmsKey.kind, kmsKey.actions),
    signal: new AbortController().signal,
    redact: async (batch) => batch,
  });
  const readings: Reading[] = [];
  let step = await run.next();
  while (!step.done) {
    readings.push(...step.value);
    step = await run.next();
  }
  expect(readings).toHaveLength(1);
  const inventory = new Inventory(readings, step.value.coverage);
  for (const name of names) {
    expect(inventory.get("kms-key", name, region.name)).toMatchObject({ found: true, identity: { arn: key.Arn } });
  }
  expect(step.value.coverage[0]).toMatchObject({ calls: 2, status: "complete" });
});
