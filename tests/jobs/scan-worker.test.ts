import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { defaultOptions } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import { type ScanWorker, startScanWorker } from "#lib/jobs/scan-worker.ts";
import { sessionFor } from "#lib/jobs/sessions.ts";
import { keepLease } from "#lib/scan/keep-lease.ts";
import { runScan } from "#lib/scan/run.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { claimScan, leaseMs } from "#lib/store/leases.ts";
import { type Db, query } from "#lib/store/query.ts";
import { createScan, getScan, requestCancel } from "#lib/store/scans.ts";
import { startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
let account: string;
const log: string[] = [];
const workers: ScanWorker[] = [];
beforeAll(async () => {
  store = await openTestStore();
  account = (await (await sessionFor({ type: "demo" })).identity()).account;
  const connection = { type: "demo" } as const;
  await saveAccount(store.db, { id: account, label: "Demo", partition: "aws", connection, regions: "all" });
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await store.close();
});

const small = { regions: ["us-east-1"], horizonDays: 1, kinds: ["vpc", "subnet", "vpc-endpoint"] };

function startWorker(on: Store = store): ScanWorker {
  const worker = startScanWorker(on, { checkOptions: defaultOptions, log: (line) => log.push(line) });
  workers.push(worker);
  return worker;
}

const stateOf = async (id: string) => (await getScan(store.db, id))?.state;
const ends = (id: string, state: string) =>
  vi.waitUntil(async () => (await stateOf(id)) === state, { timeout: 30_000 });
const begins = (id: string) =>
  vi.waitUntil(async () => (await stateOf(id)) === "running", { interval: 5, timeout: 30_000 });

async function abandon(id: string, more = sql``): Promise<void> {
  const then = new Date(Date.now() - leaseMs - 1_000).toISOString();
  await query(store.db, sql`update scans set heartbeat_at = ${then} ${more} where id = ${id}`);
}

/** A store whose database does not answer while `isAway`. */
function mortal(): { store: Store; isAway: boolean } {
  const state = { store, isAway: false };
  const guarded =
    <Value extends unknown[], T>(call: (...values: Value) => T) =>
    (...values: Value) => {
      if (state.isAway) throw new AppError("database", "The database does not answer (57P01).");
      return call(...values);
    };
  const db = Object.assign(Object.create(store.db) as Db, {
    execute: guarded(store.db.execute.bind(store.db)),
    transaction: guarded(store.db.transaction.bind(store.db)),
  }) as Db;
  state.store = { ...store, db };
  return state;
}

test("a scan whose worker is gone is taken up by a worker that has long been running", async () => {
  const worker = startWorker();
  await sleep(200);
  const scan = await startScan(store.db, account);
  await query(store.db, sql`update scans set options = ${JSON.stringify(small)}::jsonb where id = ${scan.id}`);
  await sleep(2_500);
  expect(await stateOf(scan.id)).toBe("running");
  await abandon(scan.id);
  await ends(scan.id, "completed");
  // And the account is free for the next.
  const { id } = await createScan(store.db, { account, ...small });
  worker.look();
  await ends(id, "completed");
  await worker.stop();
});

test("a scan asked for while the worker looks is taken up by the look after it, without waiting for the next turn", async () => {
  const claimed = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let statements = 0;
  const execute = async (...values: Parameters<Db["execute"]>) => {
    const answer = await store.db.execute(...values);
    statements++;
    // The first look renews what waits, then finds nothing to claim, and hears of it late.
    if (statements === 2) {
      claimed.resolve();
      await held.promise;
    }
    return answer;
  };
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const worker = startWorker({ ...store, db: Object.assign(Object.create(store.db) as Db, { execute }) as Db });
  vi.useRealTimers();
  await claimed.promise;
  const { id } = await createScan(store.db, { account, ...small });
  worker.look();
  held.resolve();
  await ends(id, "completed");
  await worker.stop();
});

test("while the database is away a scan waits, and goes on by itself when it is back; the account is never stuck", async () => {
  const mortals = mortal();
  const worker = startWorker(mortals.store);
  const { id } = await createScan(store.db, { account, ...small });
  worker.look();
  await begins(id);
  mortals.isAway = true;
  await sleep(3_000);
  expect(await stateOf(id)).toBe("running");
  expect(log.join("\n")).toContain("The database does not answer");
  mortals.isAway = false;
  await ends(id, "completed");
  expect((await createScan(store.db, { account, ...small })).id).not.toBe(id);
  await worker.stop();
});

test("a stopped worker gives its scan back, and the next one goes on with it", async () => {
  const first = startWorker();
  const [waiting] = await query<{ id: string }>(
    store.db,
    sql`select id from scans where state in ('queued', 'running')`,
  );
  const id = waiting?.id ?? "";
  await begins(id);
  await first.stop();
  expect(await stateOf(id)).toBe("queued");
  startWorker();
  await ends(id, "completed");
  await Promise.all(workers.map((worker) => worker.stop()));
});

test("a scan that was cancelled while nobody ran it is ended", async () => {
  const scan = await startScan(store.db, account);
  await requestCancel(store.db, scan.id);
  await abandon(scan.id);
  const worker = startWorker();
  await ends(scan.id, "cancelled");
  await worker.stop();
});

test("a scan that ends its worker each time is ended, with the reason", async () => {
  const scan = await startScan(store.db, account);
  await abandon(scan.id, sql`, takeovers = 5`);
  const worker = startWorker();
  await ends(scan.id, "failed");
  expect((await getScan(store.db, scan.id))?.error).toMatch(/interrupted 6 times in a row/);
  await worker.stop();
});

test("a worker that sleeps through its lease ends nothing and publishes nothing; the other one's scan stands", async () => {
  const { id } = await createScan(store.db, { account, ...small });
  const sleeper = await claimScan(store.db, id, "sleeper", false);
  await abandon(id);
  const other = await claimScan(store.db, id, "other", false);
  if (!sleeper || !other) throw new Error("It could not be claimed twice.");
  const session = await sessionFor({ type: "demo" });
  const run = (scan: typeof other) =>
    runScan(store.db, scan, {
      session,
      checkOptions: defaultOptions,
      signal: new AbortController().signal,
      log: (line) => log.push(line),
    });
  const [slept, done] = await Promise.allSettled([run(sleeper), run(other)]);
  expect(slept).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("taken over") } });
  expect(done.status).toBe("fulfilled");
  expect(await stateOf(id)).toBe("completed");
});

test("a lease that cannot be renewed is given up before it runs out, even when the database hangs", async () => {
  const scan = await startScan(store.db, account);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const hanging = Object.assign(Object.create(store.db) as Db, { execute: () => new Promise(() => undefined) }) as Db;
    const lease = keepLease(hanging, scan);
    await vi.advanceTimersByTimeAsync(leaseMs - 8_000);
    expect(lease.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(lease.signal.aborted).toBe(true);
    await expect(lease.lost).rejects.toMatchObject({ code: "database" });
    lease.stop();
  } finally {
    vi.useRealTimers();
  }
});
