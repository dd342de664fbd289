import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import {
  claimAbandoned,
  claimNext,
  claimScan,
  fenced,
  heartbeat,
  leaseMs,
  releaseScan,
  renewQueued,
} from "#lib/store/leases.ts";
import { type Db, query } from "#lib/store/query.ts";
import { noteNames, stageReadings } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import {
  beginScan,
  cancelScan,
  createScan,
  failScan,
  finishedUnits,
  finishUnit,
  getScan,
  saveProgress,
} from "#lib/store/scans.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, scanOf, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

const request = { regions: "all" as const, horizonDays: 90 };

/** As if nobody had renewed it for as long as a lease lasts. */
async function expire(id: string): Promise<void> {
  const then = new Date(Date.now() - leaseMs - 1_000).toISOString();
  await query(db, sql`update scans set heartbeat_at = ${then} where id = ${id}`);
}

/** Another process on the embedded database held it. */
async function heldByTheDead(id: string): Promise<void> {
  await query(db, sql`update scans set lease = 'another-process/worker/1' where id = ${id}`);
}

async function takeOver(scan: ScanRecord): Promise<ScanRecord> {
  await expire(scan.id);
  const other = await claimScan(db, scan.id, "other", false);
  if (!other) throw new Error("It could not be taken over.");
  return other;
}

test("one worker at a time: of several that look, one gets the scan, each other a different one or none", async () => {
  const accounts = [await newAccount(db), await newAccount(db)];
  for (const account of accounts) await createScan(db, { account, ...request });
  const taken = await Promise.all(Array.from({ length: 6 }, (_, at) => claimNext(db, `w${at}`, false)));
  const mine = taken.filter((scan) => scan && accounts.includes(scan.account));
  expect(new Set(mine.map((scan) => scan?.account))).toEqual(new Set(accounts));
  expect(mine).toHaveLength(2);
  expect(new Set(mine.map((scan) => scan?.lease)).size).toBe(2);
  for (const scan of mine) if (scan) await cancelScan(db, scan);
});

test("a scan whose worker lives is not taken by another; one that nobody renews is, again and again", async () => {
  const scan = await startScan(db, await newAccount(db));
  expect(await heartbeat(db, scan)).toBe("held");
  expect(await claimScan(db, scan.id, "other", false)).toBeUndefined();
  expect(await claimScan(db, scan.id, "other", true)).toBeUndefined();
  const second = await takeOver(scan);
  expect(second).toMatchObject({ seq: scan.seq, takeovers: 1 });
  expect(second.lease).not.toBe(scan.lease);
  const third = await takeOver(second);
  expect(third.takeovers).toBe(2);
  await finishUnit(db, third.id, { region: "us-east-1", kind: "vpc", readAt: "", coverage: [] });
  expect((await takeOver(third)).takeovers).toBe(1);
});

test("units that finish at once do not wait for one another, whatever else its worker tells of the scan", async () => {
  const scan = await takeOver(await startScan(db, await newAccount(db)));
  const held = fenced(db, scan);
  const steps = { phase: "collecting" as const, steps: [], calls: 0, throttles: 0, evaluated: 0 };
  const kinds = Array.from({ length: 24 }, (_, at) => `kind-${at}`);
  const names = kinds.map((name) => ({ kind: "kms-key", name }));
  await Promise.all(
    kinds.flatMap((kind) => [
      finishUnit(held, scan.id, { region: "us-east-1", kind, readAt: "", coverage: [] }),
      noteNames(held, scan.account, kind === "kind-0" ? names : names.toReversed()),
      heartbeat(db, scan),
      saveProgress(db, scan, steps),
    ]),
  );
  expect(await finishedUnits(db, scan.id)).toHaveLength(kinds.length);
});

test("who waits long for one of the process's own connections is served, and not told that the database is away", async () => {
  const many = Array.from({ length: 30 }, () => query(db, sql`select pg_sleep(0.1), 1 as one`));
  if (store.kind === "server")
    many.push(...Array.from({ length: 20 }, () => query(db, sql`select pg_sleep(3), 1 as one`)));
  for (const rows of await Promise.all(many)) expect(rows).toMatchObject([{ one: 1 }]);
});

test("on the embedded database the scan of another process is a dead one's, and taken at once", async () => {
  const scan = await startScan(db, await newAccount(db));
  await heldByTheDead(scan.id);
  expect(await claimScan(db, scan.id, "other", false)).toBeUndefined();
  expect((await claimScan(db, scan.id, "other", true))?.seq).toBe(scan.seq);
});

describe("a worker that lost its lease", () => {
  const acts: Record<string, (scan: ScanRecord) => Promise<unknown>> = {
    "stage readings": (scan) =>
      stageReadings(fenced(db, scan), { ...scan, readings: [readingOf(identityOf(scan.account, "zombie"), { a: 1 })] }),
    "stage findings": (scan) =>
      stageFindings(fenced(db, scan), { ...scan, findings: [findingOf(identityOf(scan.account, "zombie"))] }),
    "finish a unit": (scan) =>
      finishUnit(fenced(db, scan), scan.id, { region: "us-east-1", kind: "vpc", readAt: "", coverage: [] }),
    "begin it": (scan) => beginScan(fenced(db, scan), scan.id, ["zombie-1"], {}),
    publish: (scan) => publish(db, scan),
  };
  const quiet: Record<string, (scan: ScanRecord) => Promise<unknown>> = {
    "fail it": (scan) => failScan(db, scan, "The zombie failed."),
    "cancel it": (scan) => cancelScan(db, scan),
    "give it back": (scan) => releaseScan(db, scan),
    "say how far it is": (scan) =>
      saveProgress(db, scan, { phase: "done", steps: [], calls: 666, throttles: 0, evaluated: 0 }),
  };

  /** Everything a scan has written so far. */
  async function written(scan: ScanRecord) {
    const rows = [];
    for (const table of ["resources", "findings"])
      rows.push(await query(db, sql`select * from ${sql.identifier(table)} where account = ${scan.account}`));
    const view = await getScan(db, scan.id);
    return { rows, view, units: await finishedUnits(db, scan.id), account: await getAccount(db, scan.account) };
  }

  test.each(Object.keys(acts))("cannot %s", async (name) => {
    const first = await startScan(db, await newAccount(db));
    const second = await takeOver(first);
    await stageReadings(fenced(db, second), {
      ...second,
      readings: [readingOf(identityOf(second.account, "living"), { a: 2 })],
    });
    const before = await written(second);
    await expect(acts[name]?.(first)).rejects.toMatchObject({ code: "conflict", name: "AppError" });
    expect(await written(second)).toEqual(before);
    expect(await heartbeat(db, first)).toBe("lost");
    expect(await heartbeat(db, second)).toBe("held");
    await publish(db, second);
    expect((await getAccount(db, second.account))?.currentScan).toBe(second.id);
    expect(await heartbeat(db, second)).toBe("ended");
  });

  test.each(Object.keys(quiet))("changes nothing when it tries to %s", async (name) => {
    const first = await startScan(db, await newAccount(db));
    const second = await takeOver(first);
    await finishUnit(fenced(db, second), second.id, { region: "us-east-1", kind: "vpc", readAt: "", coverage: [] });
    await stageReadings(fenced(db, second), { ...second, readings: [readingOf(identityOf(second.account, "living"))] });
    const before = await written(second);
    await quiet[name]?.(first);
    expect(await written(second)).toEqual(before);
  });

  test("cannot write into the next scan either, when its own was published by another", async () => {
    const first = await startScan(db, await newAccount(db));
    await publish(db, await takeOver(first));
    const next = await startScan(db, first.account);
    const before = await written(next);
    for (const act of Object.values(acts)) await expect(act(first)).rejects.toMatchObject({ code: "conflict" });
    for (const act of Object.values(quiet)) await act(first);
    expect(await written(next)).toEqual(before);
  });
});

test("whatever two workers do in whatever order, what is published is what the last holder staged", async () => {
  const step = fc.record({ who: fc.nat(1), what: fc.constantFrom("stage", "take", "fail", "publish") });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const account = await newAccount(db);
      let holder = await startScan(db, account);
      const known: ScanRecord[] = [holder, holder];
      const staged = new Set<string>();
      let isPublished = false;
      for (const [at, { who, what }] of steps.entries()) {
        const scan = known[who] ?? holder;
        const isHolder = scan.lease === holder.lease;
        if (what === "take") {
          await expire(scan.id);
          const taken = await claimScan(db, scan.id, `w${who}`, false);
          if (taken) {
            holder = taken;
            known[who] = taken;
          }
        } else if (what === "stage") {
          const findings = [findingOf(identityOf(account, `r${at}`))];
          const done = stageFindings(fenced(db, scan), { ...scan, findings });
          if (isHolder) await done.then(() => staged.add(`r${at}`));
          else await expect(done).rejects.toMatchObject({ code: "conflict" });
        } else if (what === "publish") {
          const done = publish(db, scan);
          if (!isHolder) await expect(done).rejects.toMatchObject({ code: "conflict" });
          else {
            await done;
            isPublished = true;
            break;
          }
        } else if (!isHolder) await failScan(db, scan, "Not mine.");
      }
      const { rows } = await listFindings(db, { account });
      expect(rows.map(({ resource }) => resource.name).sort()).toEqual(isPublished ? [...staged].sort() : []);
    }),
    { numRuns: 25 },
  );
});

test("a scan that is given back is taken at once, without waiting for the lease to run out", async () => {
  const scan = await startScan(db, await newAccount(db));
  await finishUnit(fenced(db, scan), scan.id, { region: "us-east-1", kind: "vpc", readAt: "", coverage: [] });
  await releaseScan(db, scan);
  const again = await claimScan(db, scan.id, "other", false);
  expect(again).toMatchObject({ seq: scan.seq, takeovers: 0 });
  expect(await finishedUnits(db, scan.id)).toHaveLength(1);
});

test("an unfinished scan that no worker will come to can be ended for another; one that waits for a living worker cannot", async () => {
  const account = await newAccount(db);
  await scanOf(db, account, { findings: [findingOf(identityOf(account, "a"))] });
  const { id } = await createScan(db, { account, ...request });
  expect(await claimAbandoned(db, account, "cli", false)).toBeUndefined();
  await expire(id);
  await renewQueued(db);
  expect(await claimAbandoned(db, account, "cli", false)).toBeUndefined();
  await expire(id);
  const abandoned = await claimAbandoned(db, account, "cli", false);
  expect(abandoned?.id).toBe(id);
  if (abandoned) await failScan(db, abandoned, "It was interrupted.");
  await createScan(db, { account, ...request });
  // Alone on the database, a scan that waits is one that a dead process left.
  expect(await claimAbandoned(db, account, "cli", true)).toBeDefined();
  expect((await listFindings(db, { account })).rows).toHaveLength(1);
});
