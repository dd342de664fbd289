import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { startScanWorker } from "#lib/jobs/scan-worker.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { createScan, getScan } from "#lib/store/scans.ts";
import { externalId, organization, roleArnIn } from "#tests/support/organization.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const simulator = await startSimulator(organization);
const store = await openTestStore();
afterAll(() => Promise.all([simulator.close(), store.close()]));
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(() => vi.unstubAllEnvs());

/** Accounts that were added while they let us in. */
const [fine, withoutRole, suspended] = ["222222222222", "333333333333", "444444444444"] as const;

test("an account whose role is gone, and one that was suspended since, end their own scans with a sentence and no other", async () => {
  const ids: Record<string, string> = {};
  for (const id of [withoutRole, suspended, fine]) {
    const connection = { type: "role", roleArn: roleArnIn(id), externalId } as const;
    await saveAccount(store.db, { id, label: id, partition: "aws", connection, regions: "all" });
    const wanted = { account: id, regions: ["us-east-1"], horizonDays: 1, kinds: ["notebook-instance"] };
    ids[id] = (await createScan(store.db, wanted)).id;
  }
  const log: string[] = [];
  const settings = { checkOptions: defaultOptions, log: (line: string) => void log.push(line) };
  const worker = startScanWorker(store, settings);
  const scanOf = (id: string) => getScan(store.db, ids[id] ?? "");
  for (const [id, state] of [
    [withoutRole, "failed"],
    [suspended, "failed"],
    [fine, "completed"],
  ] as const) {
    await vi.waitUntil(async () => (await scanOf(id))?.state === state, { timeout: 30_000 });
  }
  await worker.stop();
  for (const id of [withoutRole, suspended]) {
    expect((await scanOf(id))?.error).toContain(`The role ${roleArnIn(id)} could not be assumed`);
    expect(log.join("\n")).toContain(`The scan of ${id} ended: The role`);
  }
  expect((await scanOf(fine))?.summary?.resources).toBe(1);
});
