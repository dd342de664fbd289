import { fromPglite, PgBoss } from "pg-boss";
import { readConfig } from "#lib/config.ts";
import { AppError, explain } from "#lib/errors.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { createScan, requestCancel, unfinishedScans } from "#lib/store/scans.ts";
import { workActivity } from "./activity-job.ts";
import { workScan } from "./scan-job.ts";

const scanQueue = "scan";
const activityQueue = "activity";

export interface ScanRequest {
  account: string;
  regions: string[] | "all";
  horizonDays: number | "all";
  cap?: number | "all";
}

/** What pages may ask of the worker. On globalThis, like the store: see store/current.ts. */
export interface Jobs {
  /** Queues a scan and the sync of its account's activity. @throws AppError `conflict` when one is under way. */
  requestScan(request: ScanRequest): Promise<string>;
  cancelScan(id: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the queue and this process's worker over the store's own database. Scans that a crash interrupted are queued
 * again and go on at the unit they had reached.
 */
export async function startJobs(store: Store, log: (message: string) => void): Promise<Jobs> {
  const boss = new PgBoss({
    ...(store.pglite
      ? { db: fromPglite(store.pglite), backend: "pglite" as const }
      : { connectionString: store.databaseUrl ?? "" }),
    schedule: false,
  });
  boss.on("error", (error) => log(`The job queue failed: ${explain(error)}`));
  await boss.start();
  // A scan in the database is its own record of success or failure, and resumes by itself: the queue never retries.
  await boss.createQueue(scanQueue, { retryLimit: 0, expireInSeconds: 24 * 3600 - 1 });
  await boss.createQueue(activityQueue, { retryLimit: 2, expireInSeconds: 24 * 3600 - 1 });

  const running = new Map<string, AbortController>();
  const stopping = new AbortController();
  const options = { batchSize: 1, pollingIntervalSeconds: 2, localConcurrency: 2 };
  const scanWorker = await boss.work<{ id: string }>(scanQueue, options, async ([job]) => {
    if (!job) return;
    const abort = new AbortController();
    running.set(job.data.id, abort);
    try {
      await workScan(store, job.data.id, { cancel: abort.signal, stop: stopping.signal, log });
    } finally {
      running.delete(job.data.id);
    }
  });
  const activityWorker = await boss.work<{ account: string }>(activityQueue, options, async ([job]) => {
    if (job) await workActivity(store, job.data.account, stopping.signal, log);
  });
  const sendScan = async (id: string, account: string) => {
    await boss.send(scanQueue, { id });
    boss.notifyWorker(scanWorker);
    await boss.send(activityQueue, { account }, { singletonKey: account });
    boss.notifyWorker(activityWorker);
  };
  for (const { id, account } of await unfinishedScans(store.db)) await sendScan(id, account);

  return {
    async requestScan(request) {
      const account = await getAccount(store.db, request.account);
      if (!account) throw new AppError("not-found", `There is no account ${request.account}.`);
      const { cap = readConfig().cap } = request;
      const scan = await createScan(store.db, { ...request, ...(cap && { cap }) });
      await sendScan(scan.id, request.account);
      return scan.id;
    },
    async cancelScan(id) {
      await requestCancel(store.db, id);
      running.get(id)?.abort();
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 5_000 });
    },
  };
}
