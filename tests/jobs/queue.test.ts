import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Jobs, startJobs } from "#lib/jobs/queue.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { readSettings } from "#lib/scan/settings.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { getScan } from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
let jobs: Jobs;
let account: string;
const log: string[] = [];
beforeAll(async () => {
  store = await openTestStore();
  account = (await (await sessionFor({ type: "demo" })).identity()).account;
  const connection = { type: "demo" } as const;
  await saveAccount(store.db, { id: account, label: "Demo", partition: "aws", connection, regions: ["us-east-1"] });
  jobs = await startJobs(store, { settings: readSettings(), log: (line) => log.push(line) });
});
afterAll(async () => {
  await jobs.stop();
  await store.close();
});

test("a scan that is asked for is carried out, and the account's activity read beside it", async () => {
  const request = { account, regions: ["us-east-1"], horizonDays: 1 };
  const id = await jobs.requestScan(request);
  await expect(jobs.requestScan(request)).rejects.toMatchObject({ code: "conflict" });
  await vi.waitUntil(async () => (await getScan(store.db, id))?.state === "completed", { timeout: 60_000 });
  // SageMaker's events come first; at two calls a second those of all the services take a while.
  await vi.waitUntil(
    async () => {
      const [first] = (await syncPoints(store.db, account)).filter(({ source }) => source.startsWith("sagemaker."));
      return first?.coverage?.status === "complete";
    },
    { timeout: 60_000 },
  );
  await expect(jobs.requestScan({ ...request, account: "999999999999" })).rejects.toMatchObject({ code: "not-found" });
  expect(log.filter((line) => /fail|error/i.test(line))).toEqual([]);
}, 180_000);
