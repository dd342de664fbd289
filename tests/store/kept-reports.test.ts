import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import {
  askForReport,
  countReportsOf,
  deliverAgain,
  deliveryEnded,
  getReport,
  keptReports,
  lastMade,
  type ReportInHand,
  removeReport,
  removeReportsBefore,
  reportBytes,
  reportFailed,
  reportMade,
  storePiece,
  takeDelivery,
  takeReport,
} from "#lib/store/kept-reports.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval, finishRemoval } from "#lib/store/removal.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ["report_pieces", "report_deliveries", "reports"])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
});

const wanted = { name: "Weekly", request: { of: "scan", query: { format: "json" } }, destinations: ["folder"] };
const made = { file: "scan-1.json", mediaType: "application/json", size: 6, sha256: "ab" };
const scans: Record<string, string> = { "111122223333": "scan-1" };
const asIfLater = () => query(store.db, sql`update reports set touched_at = '2020-01-01T00:00:00.000Z'`);

async function take(): Promise<ReportInHand> {
  const report = await takeReport(store.db);
  if (!report) throw new Error("There is nothing to make.");
  return report;
}

async function make(name = "Weekly", of = scans): Promise<string> {
  await askForReport(store.db, { ...wanted, name });
  const report = await take();
  await storePiece(store.db, report, 0, Uint8Array.of(1, 2, 3, 4));
  await storePiece(store.db, report, 1, Uint8Array.of(5, 6));
  await reportMade(store.db, report, { made, scans: of });
  return report.id;
}

async function bytesOf(id: string): Promise<number[]> {
  const report = await getReport(store.db, id);
  const bytes: number[] = [];
  if (report) for await (const piece of reportBytes(store.db, report)) bytes.push(...piece);
  return bytes;
}

test("a report is asked for, made, and read back to the byte", async () => {
  const id = await askForReport(store.db, wanted);
  expect(await getReport(store.db, id)).toMatchObject({
    state: "making",
    made: null,
    deliveries: [{ state: "waiting" }],
  });
  expect(await takeDelivery(store.db, 1_000)).toBeUndefined();
  const report = await take();
  expect(report).toMatchObject({ id, attempt: 1, ...{ name: wanted.name, request: wanted.request } });
  expect(await takeReport(store.db)).toBeUndefined();
  await storePiece(store.db, report, 0, Uint8Array.of(0, 255, 3, 4));
  await storePiece(store.db, report, 1, Uint8Array.of(5, 6));
  await reportMade(store.db, report, { made, scans });
  expect(await getReport(store.db, id)).toMatchObject({ state: "made", made, scans });
  expect(await bytesOf(id)).toEqual([0, 255, 3, 4, 5, 6]);
});

test("one that took over leaves whoever it took over from nothing to change", async () => {
  await askForReport(store.db, wanted);
  const first = await take();
  await storePiece(store.db, first, 0, Uint8Array.of(9, 9, 9, 9));
  await asIfLater();
  const second = await take();
  expect(second.attempt).toBe(2);
  expect(await storePiece(store.db, first, 1, Uint8Array.of(9, 9))).toBe(false);
  await storePiece(store.db, second, 0, Uint8Array.of(1, 2, 3, 4));
  await reportFailed(store.db, first, "late");
  await reportMade(store.db, first, { made: { ...made, size: 4 }, scans });
  expect((await getReport(store.db, first.id))?.state).toBe("making");
  await storePiece(store.db, second, 1, Uint8Array.of(5, 6));
  await reportMade(store.db, second, { made, scans });
  expect(await bytesOf(first.id)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("what ends whoever makes it is not tried for ever", async () => {
  const id = await askForReport(store.db, wanted);
  for (let attempt = 1; attempt <= 3; attempt++) {
    expect((await take()).attempt).toBe(attempt);
    await asIfLater();
  }
  expect(await takeReport(store.db)).toBeUndefined();
  expect(await getReport(store.db, id)).toMatchObject({
    state: "failed",
    why: expect.stringContaining("ended each time"),
  });
});

test("one that cannot be made says why, leaves no bytes, and goes nowhere", async () => {
  const id = await askForReport(store.db, wanted);
  const report = await take();
  await storePiece(store.db, report, 0, Uint8Array.of(1));
  await reportFailed(store.db, report, "There is no account.");
  expect(await getReport(store.db, id)).toMatchObject({
    ...{ state: "failed", why: "There is no account.", made: null },
    deliveries: [{ destination: "folder", state: "failed", why: "The report could not be made." }],
  });
  expect(await query(store.db, sql`select 1 from report_pieces`)).toEqual([]);
  expect(await takeDelivery(store.db, 1_000)).toBeUndefined();
});

test("a delivery is one's to try at a time, again later, and ends", async () => {
  const report = await make();
  const own = { report, destination: "folder" };
  expect(await takeDelivery(store.db, 60_000)).toEqual({ ...own, attempts: 1 });
  expect(await takeDelivery(store.db, 60_000)).toBeUndefined();
  await deliveryEnded(store.db, own, { againMs: 60_000, why: "No answer." });
  expect(await takeDelivery(store.db, 60_000)).toBeUndefined();
  await deliveryEnded(store.db, own, { againMs: 0, why: "No answer." });
  expect(await takeDelivery(store.db, 60_000)).toEqual({ ...own, attempts: 2 });
  await deliveryEnded(store.db, own, { state: "delivered", why: null });
  expect((await getReport(store.db, report))?.deliveries).toMatchObject([
    { state: "delivered", attempts: 2, why: null },
  ]);
  expect(await takeDelivery(store.db, 60_000)).toBeUndefined();
  await deliverAgain(store.db, report, "folder");
  expect(await takeDelivery(store.db, 60_000)).toEqual({ ...own, attempts: 1 });
  await expect(deliverAgain(store.db, report, "folder")).rejects.toMatchObject({ code: "not-found" });
  await expect(deliverAgain(store.db, report, "elsewhere")).rejects.toMatchObject({ code: "not-found" });
});

test("whoever had a delivery and was not heard of again loses it", async () => {
  const report = await make();
  expect(await takeDelivery(store.db, -1_000)).toMatchObject({ report, attempts: 1 });
  expect(await takeDelivery(store.db, 60_000)).toMatchObject({ report, attempts: 2 });
});

test("pages go from the latest back, and each is on one of them", async () => {
  const ids = [];
  for (const name of ["a", "b", "c", "d", "e"]) ids.push(await make(name));
  // Asked for in the same millisecond, as several schedules may be.
  await query(store.db, sql`update reports set asked_at = '2026-11-28T12:00:00.000Z' where name in ('b', 'c')`);
  const seen: string[] = [];
  let before: { at: string; id: string } | undefined;
  for (;;) {
    const rows = await keptReports(store.db, { before, limit: 2 });
    seen.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last) break;
    before = { at: last.askedAt, id: last.id };
  }
  expect(seen.toSorted()).toEqual(ids.toSorted());
  expect(new Set(seen).size).toBe(5);
});

test("the last report of a schedule is the one before", async () => {
  const ids = [await make("a"), await make("b")];
  await query(store.db, sql`update reports set schedule = 's'`);
  await query(store.db, sql`update reports set asked_at = '2026-11-27T12:00:00.000Z' where id = ${ids[0]}`);
  const next = await askForReport(store.db, { ...wanted, schedule: "s" });
  expect((await lastMade(store.db, "s", next))?.id).toBe(ids[1]);
  expect((await lastMade(store.db, "s", ids[1] ?? ""))?.id).toBe(ids[0]);
  expect(await lastMade(store.db, "s", ids[0] ?? "")).toBeUndefined();
});

test("a report goes when it is removed, when it is too old, and with an account that it tells of", async () => {
  const [own, other] = [await newAccount(store.db), await newAccount(store.db)];
  const [first, both, alone] = [
    await make("a"),
    await make("b", { [own]: "1", [other]: "2" }),
    await make("c", { [other]: "2" }),
  ];
  expect(await countReportsOf(store.db, own)).toEqual({ all: 1, shared: 1 });
  expect(await countReportsOf(store.db, other)).toEqual({ all: 2, shared: 1 });
  await beginRemoval(store.db, own);
  await finishRemoval(store.db, own);
  expect((await keptReports(store.db, { limit: 10 })).map(({ id }) => id).toSorted()).toEqual(
    [first, alone].toSorted(),
  );
  await removeReport(store.db, first);
  await expect(removeReport(store.db, first)).rejects.toMatchObject({ code: "not-found" });
  expect(await removeReportsBefore(store.db, "2020-01-01T00:00:00.000Z")).toBe(0);
  expect(await removeReportsBefore(store.db, "2100-01-01T00:00:00.000Z")).toBe(1);
  expect(await getReport(store.db, both)).toBeUndefined();
  for (const table of ["report_pieces", "report_deliveries"])
    expect(await query(store.db, sql`select 1 from ${sql.identifier(table)}`)).toEqual([]);
});
