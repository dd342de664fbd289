import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { createWatch, scanOnShow } from "#lib/store/create-watch.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { claimScan } from "#lib/store/leases.ts";
import { type Db, query } from "#lib/store/query.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { retire } from "#lib/store/retention.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { cancelScan, finishUnit, getCoverage, getScanRow, latestUnits } from "#lib/store/scans.ts";
import { countDue, eventsDue, settleMs } from "#lib/store/watch-due.ts";
import { endTurn, lastTurn, takeTurn } from "#lib/store/watch-turns.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

const readAt = "2026-11-27T12:00:00.000Z";
const minutes = (count: number) => new Date(Date.parse(readAt) + count * 60_000).toISOString();
const line = { region: "us-east-1", kind: "vpc", status: "complete", calls: 1, failures: 0, unlisted: false } as const;

/** An account whose VPCs were read at noon. */
async function readAccount(): Promise<{ account: string; scan: ScanRecord }> {
  const account = await newAccount(db);
  const scan = await startScan(db, account);
  for (const kind of ["vpc", "subnet"]) {
    await finishUnit(db, scan.id, {
      region: "us-east-1",
      kind,
      readAt,
      coverage: [{ ...line, kind, action: `first ${kind}` }],
    });
  }
  await stageReadings(db, { ...scan, readings: [readingOf(identityOf(account, "a", "vpc"), { value: 1 })] });
  await publish(db, scan);
  return { account, scan };
}

let number = 0;
function write(account: string, at: string, more: Partial<NewEvent["event"]> = {}, resource = "a"): NewEvent {
  const { event } = eventOf(1);
  const { arn, kind } = identityOf(account, resource, "vpc");
  return {
    event: {
      ...event,
      id: `write-${number++}`,
      at,
      name: "ModifyVpcAttribute",
      readOnly: false,
      errorCode: null,
      ...more,
    },
    resources: [{ arn, kind }],
  };
}

async function due(account: string): Promise<string[]> {
  return (await eventsDue(db, account)).map(({ id }) => id).sort();
}

const planned = async (account: string, settledAt = "") => (await due(account)).map((id) => ({ id, settledAt }));

/** A watch of everything that is due, claimed. */
async function watchOf(account: string, settledAt?: string): Promise<ScanRecord> {
  const shown = await scanOnShow(db, account);
  if (!shown) throw new Error("Nothing is on show.");
  const { seq, base, baseSeq } = shown;
  const watch = { base, baseSeq, events: 1, resources: 1, units: [] };
  const { id } = await createWatch(
    db,
    { account, regions: "all", horizonDays: 90, watch },
    { seq, events: await planned(account, settledAt) },
  );
  const scan = await claimScan(db, id, "test");
  if (!scan) throw new Error("The watch could not be claimed.");
  await query(db, sql`update scans set started_at = ${minutes(30)} where id = ${id}`);
  return scan;
}

test("what changed something is due, whenever it comes; what was refused, only read, told by a file or about nothing is not", async () => {
  const { account } = await readAccount();
  const late = write(account, minutes(1));
  const wanted = [
    late,
    write(account, minutes(60)),
    write(account, new Date(Date.parse(readAt) - settleMs).toISOString()),
  ];
  await insertEvents(db, account, [
    ...wanted,
    write(account, minutes(60), { readOnly: true }),
    write(account, minutes(60), { errorCode: "AccessDenied" }),
    write(account, minutes(60), { fromFile: true }),
    // Long before it was read.
    write(account, minutes(-60)),
    { ...write(account, minutes(60)), resources: [] },
  ]);
  expect(await due(account)).toEqual(wanted.map(({ event }) => event.id).sort());
  // It comes again with every overlap of two syncs.
  await query(db, sql`delete from watch_due where account = ${account}`);
  await insertEvents(db, account, wanted);
  expect(await due(account)).toEqual([]);
});

test("before the first scan nothing is due; while it runs what happens is", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, [write(account, new Date().toISOString())]);
  expect(await due(account)).toEqual([]);
  await startScan(db, account);
  const during = write(account, new Date().toISOString());
  await insertEvents(db, account, [during]);
  expect(await due(account)).toEqual([during.event.id]);
});

test("what a watch read goes when it is published, what came meanwhile stays, and what happened just before is looked at once more", async () => {
  const { account } = await readAccount();
  const [old, recent, meanwhile] = [
    write(account, minutes(5)),
    write(account, minutes(29)),
    write(account, minutes(31)),
  ];
  await insertEvents(db, account, [old, recent]);
  const scan = await watchOf(account);
  await insertEvents(db, account, [meanwhile]);
  await publish(db, scan);
  const left = await eventsDue(db, account);
  expect(left.map(({ id, notBefore }) => [id, notBefore])).toEqual([
    [meanwhile.event.id, ""],
    [recent.event.id, new Date(Date.parse(recent.event.at) + settleMs).toISOString()],
  ]);
  expect(await countDue(db, account)).toBe(1);
});

test("what a watch could not read stays due, for later", async () => {
  const { account } = await readAccount();
  await insertEvents(db, account, [write(account, minutes(5))]);
  const scan = await watchOf(account);
  const { identity } = readingOf(identityOf(account, "a", "vpc"), { value: 1 });
  const failure = {
    class: "denied",
    action: "ec2:DescribeVpcs",
    code: "UnauthorizedOperation",
    message: "No.",
  } as const;
  await stageReadings(db, {
    ...scan,
    readings: [{ identity, action: failure.action, readAt: minutes(30), status: "unread", failure }],
  });
  await publish(db, scan);
  const [row] = await eventsDue(db, account);
  expect(Date.parse(row?.notBefore ?? "")).toBeGreaterThan(Date.now());
});

test("what takes AWS longer to tell is not read until then, whatever was read before", async () => {
  const { account } = await readAccount();
  await insertEvents(db, account, [write(account, minutes(5))]);
  const settledAt = new Date(Date.now() + 3_600_000).toISOString();
  await publish(db, await watchOf(account, settledAt));
  const [row] = await eventsDue(db, account);
  expect(row?.notBefore).toBe(settledAt);
  expect(await countDue(db, account)).toBe(1);
});

test("a watch that is cancelled leaves everything due", async () => {
  const { account } = await readAccount();
  await insertEvents(db, account, [write(account, minutes(5))]);
  const before = await due(account);
  const scan = await watchOf(account);
  await cancelScan(db, scan);
  expect(await due(account)).toEqual(before);
  // And the next takes it along.
  await publish(db, await watchOf(account));
  expect(await due(account)).toEqual([]);
});

test("a watch moves no time of a whole reading, says what it rests on, and shows the ledger of all of it", async () => {
  const { account, scan: whole } = await readAccount();
  for (const turn of [1, 2]) {
    await insertEvents(db, account, [write(account, minutes(5))]);
    const scan = await watchOf(account);
    const coverage = [{ ...line, action: `watched ${turn}` }];
    await finishUnit(db, scan.id, { region: "us-east-1", kind: "vpc", readAt: minutes(30), coverage });
    await publish(db, scan);
    expect(await getScanRow(db, scan.id)).toMatchObject({ watch: { base: whole.id, events: 1, resources: 1 } });
    const ledger = await getCoverage(db, scan.id);
    expect(ledger.map(({ action }) => action).sort()).toEqual(["first subnet", `watched ${turn}`]);
    const units = await latestUnits(db, account);
    expect(units.map((unit) => unit.readAt)).toEqual([readAt, readAt]);
    expect(units.find(({ kind }) => kind === "vpc")?.scan).toBe(scan.id);
  }
  expect((await getCoverage(db, whole.id)).map(({ action }) => action).sort()).toEqual(["first subnet", "first vpc"]);
});

test("watches take no full scan's place among those that are kept", async () => {
  const { account, scan: first } = await readAccount();
  const second = await startScan(db, account);
  await publish(db, second);
  for (let at = 0; at < 5; at++) {
    await insertEvents(db, account, [write(account, minutes(5))]);
    await publish(db, await watchOf(account));
  }
  await query(db, sql`update scans set finished_at = '2020-01-01T00:00:00.000Z' where account = ${account}`);
  await retire(db, account, { history: 1, events: "all" });
  expect(await getScanRow(db, first.id)).toBeDefined();
  expect(await getScanRow(db, second.id)).toBeDefined();
});

test("a watch is not made on what another scan has replaced meanwhile", async () => {
  const { account } = await readAccount();
  await insertEvents(db, account, [write(account, minutes(5))]);
  const shown = await scanOnShow(db, account);
  await publish(db, await startScan(db, account));
  const watch = { base: shown?.base ?? "", baseSeq: shown?.baseSeq ?? 0, events: 1, resources: 1, units: [] };
  const request = { account, regions: "all" as const, horizonDays: 90, watch };
  const plan = { seq: shown?.seq ?? 0, events: await planned(account) };
  await expect(createWatch(db, request, plan)).rejects.toMatchObject({ code: "conflict" });
  // Nothing is left of it.
  await startScan(db, account);
});

test("of all that ask at once one has the turn, and the next not before its time", async () => {
  const account = await newAccount(db);
  const taken = await Promise.all(Array.from({ length: 8 }, () => takeTurn(db, account, 60_000)));
  const holders = taken.filter((one) => one !== undefined);
  expect(holders).toHaveLength(1);
  expect(await takeTurn(db, account, 0)).toBeUndefined();
  await endTurn(db, account, "somebody else");
  expect(await takeTurn(db, account, 0)).toBeUndefined();
  await endTurn(db, account, holders[0] ?? "");
  expect(await takeTurn(db, account, 60_000)).toBeUndefined();
  expect(await lastTurn(db, account)).toMatchObject({ endedAt: expect.any(String) });
  expect(await takeTurn(db, account, 0)).toBeDefined();
  expect(await takeTurn(db, "999999999999", 0)).toBeUndefined();
});

test("a turn that was cut off is taken over after an hour", async () => {
  const account = await newAccount(db);
  await takeTurn(db, account, 0);
  await query(db, sql`update watch_turns set begun_at = '2020-01-01T00:00:00.000Z' where account = ${account}`);
  expect(await takeTurn(db, account, 60_000)).toBeDefined();
});
