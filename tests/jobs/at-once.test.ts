import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { startScanWorker } from "#lib/jobs/scan-worker.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { createScan, getScan } from "#lib/store/scans.ts";
import { externalId, management, organization, roleArnIn } from "#tests/support/organization.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const simulator = await startSimulator({ ...organization, latencyMs: 150 });
const store = await openTestStore();
afterAll(() => Promise.all([simulator.close(), store.close()]));
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL", simulator.url);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(() => vi.unstubAllEnvs());

const accounts = [management, "222222222222", "555555555555"];

/** The most scans of three that were seen running at once, until all of them had ended. */
async function mostRunning(): Promise<number> {
  const ids: string[] = [];
  for (const account of accounts) {
    const role = { type: "role", roleArn: roleArnIn(account), externalId } as const;
    const connection = account === management ? ({ type: "default" } as const) : role;
    await saveAccount(store.db, { id: account, label: account, partition: "aws", connection, regions: "all" });
    const wanted = { account, regions: ["us-east-1"], horizonDays: 1, kinds: ["notebook-instance"] };
    ids.push((await createScan(store.db, wanted)).id);
  }
  const worker = startScanWorker(store, { checkOptions: defaultOptions, log: () => undefined });
  let most = 0;
  await vi.waitUntil(
    async () => {
      const states = await Promise.all(ids.map(async (id) => (await getScan(store.db, id))?.state));
      most = Math.max(most, states.filter((state) => state === "running").length);
      return states.every((state) => state === "completed");
    },
    { timeout: 60_000, interval: 20 },
  );
  await worker.stop();
  return most;
}

test("as many accounts are scanned at once as the settings say", async () => {
  vi.stubEnv("SAGEWARDEN_SCANS_AT_ONCE", "1");
  expect(await mostRunning()).toBe(1);
  vi.stubEnv("SAGEWARDEN_SCANS_AT_ONCE", "3");
  expect(await mostRunning()).toBe(3);
});
