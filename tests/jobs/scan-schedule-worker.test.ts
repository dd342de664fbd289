import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { askForDueScans, startScanSchedules, startWaiting } from "#lib/jobs/scan-schedule-worker.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { createWatch, scanOnShow } from "#lib/store/create-watch.ts";
import { sql } from "#lib/store/drizzle.ts";
import { claimScan } from "#lib/store/leases.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval, finishRemoval } from "#lib/store/removal.ts";
import type { NewScanSchedule } from "#lib/store/scan-schedule-views.ts";
import {
  changeScanSchedule,
  createScanSchedule,
  removeScanSchedule,
  scanSchedules,
} from "#lib/store/scan-schedules.ts";
import { createScan, failScan, listScans, optionsOf, requestCancel } from "#lib/store/scans.ts";
import { newAccount, publish, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
let account: string;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  for (const table of ["scheduled_scans", "scan_schedules", "scans", "accounts"])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
  account = await newAccount(store.db);
});

const due = "2026-11-25T07:00:00.000Z";
const later = new Date("2026-11-25T07:00:05Z");
const terms = (more: Partial<NewScanSchedule> = {}): NewScanSchedule => ({
  ...{ account, regions: null, horizonDays: null, cap: null, cron: "0 7 * * *", timeZone: "UTC", ...more },
});
const scheduled = (more: Partial<NewScanSchedule> = {}) => createScanSchedule(store.db, terms(more), due);

const begun: string[] = [];
const settings = {
  scan: { horizonDays: 90, cap: 500 },
  cancel: () => undefined,
  started: async (id: string) => void begun.push(id),
};
const start = () => startWaiting(store, settings, new AbortController().signal);
async function follow(now = later): Promise<void> {
  await askForDueScans(store, now);
  await start();
}
const scansOf = async (id = account) => (await listScans(store.db, id)).rows;
const lastOf = async (id: string) => (await scanSchedules(store.db)).find((one) => one.id === id)?.last;

test("at its time a scan is started, and says which schedule did; the next time follows", async () => {
  const { id } = await scheduled();
  await follow(new Date("2026-11-25T06:59:59Z"));
  expect(await scansOf()).toEqual([]);
  begun.length = 0;
  await follow();
  await follow();
  const [scan, ...others] = await scansOf();
  expect(others).toEqual([]);
  expect(scan).toMatchObject({ schedule: id, state: "queued" });
  expect(begun).toEqual([account]);
  expect(await scanSchedules(store.db)).toMatchObject([
    { nextAt: "2026-11-26T07:00:00.000Z", last: [{ account, dueAt: due, scan: scan?.id, state: "queued", why: null }] },
  ]);
  const asked = await createScan(store.db, { account: await newAccount(store.db), regions: "all", horizonDays: 90 });
  expect((await query(store.db, sql`select schedule from scans where id = ${asked.id}`))[0]).toEqual({
    schedule: null,
  });
});

test("times that passed while nobody looked are made up for once", async () => {
  await scheduled();
  await follow(new Date("2026-12-24T12:00:00Z"));
  await follow(new Date("2026-12-24T12:00:10Z"));
  expect(await scansOf()).toHaveLength(1);
  expect(await scanSchedules(store.db)).toMatchObject([{ nextAt: "2026-12-25T07:00:00.000Z" }]);
});

test("of several processes one starts each scan", async () => {
  for (const _ of [1, 2]) await newAccount(store.db);
  const { id } = await scheduled({ account: null });
  begun.length = 0;
  await Promise.all(Array.from({ length: 4 }, () => follow()));
  const last = (await lastOf(id)) ?? [];
  expect(last).toHaveLength(3);
  expect(last.every(({ scan, why }) => scan !== null && why === null)).toBe(true);
  for (const one of last) expect(await scansOf(one.account)).toHaveLength(1);
  expect(begun.toSorted()).toEqual(last.map((one) => one.account).toSorted());
});

test("what one process notes and does not start another starts, as it is asked for then", async () => {
  const { id } = await scheduled({ regions: ["eu-west-1"], horizonDays: "all" });
  const { id: usual } = await scheduled({ account: await newAccount(store.db) });
  await askForDueScans(store, later);
  expect(await lastOf(id)).toMatchObject([{ scan: null, state: null, why: null }]);
  await start();
  const [scan] = (await lastOf(id)) ?? [];
  expect(await optionsOf(store.db, scan?.scan ?? "")).toMatchObject({ horizonDays: "all" });
  const regions = await query(store.db, sql`select options->'regions' as regions from scans where id = ${scan?.scan}`);
  expect(regions).toEqual([{ regions: ["eu-west-1"] }]);
  const [other] = (await lastOf(usual)) ?? [];
  expect(await optionsOf(store.db, other?.scan ?? "")).toEqual({ horizonDays: 90, cap: 500 });
});

test("of every account are those that were added later, and neither those that were imported nor those that are going", async () => {
  const { id } = await scheduled({ account: null });
  const added = await newAccount(store.db);
  const going = await newAccount(store.db);
  await beginRemoval(store.db, going);
  const bundle = { type: "bundle", signedBy: null, importedAt: due } as never;
  await saveAccount(store.db, { id: "999999999999", label: "x", partition: "aws", connection: bundle, regions: "all" });
  await follow();
  expect((await lastOf(id))?.map((one) => one.account)).toEqual([account, added]);
  expect(await scansOf("999999999999")).toEqual([]);
  expect(await scansOf(going)).toEqual([]);
});

test("an account that is being scanned is passed over, and the schedule says so; the next time it has its turn", async () => {
  const { id } = await scheduled();
  const running = await startScan(store.db, account);
  await follow();
  expect(await lastOf(id)).toMatchObject([{ scan: null, why: "Another scan of the account was under way." }]);
  await publish(store.db, running);
  await follow();
  expect(await scansOf()).toHaveLength(1);
  await follow(new Date("2026-11-26T07:00:01Z"));
  expect(await lastOf(id)).toMatchObject([{ dueAt: "2026-11-26T07:00:00.000Z", state: "queued", why: null }]);
});

test("a watch ends for it, as for a scan that somebody asks for", async () => {
  await publish(store.db, await startScan(store.db, account));
  const shown = await scanOnShow(store.db, account);
  if (!shown) throw new Error("Nothing is on show.");
  const watch = { base: shown.base, baseSeq: shown.baseSeq, events: 1, resources: 1, units: [] };
  await createWatch(store.db, { account, regions: "all", horizonDays: 90, watch }, { seq: shown.seq, events: [] });
  const { id } = await scheduled();
  await follow();
  expect(await lastOf(id)).toMatchObject([{ state: "queued", why: null }]);
  expect((await scansOf()).map(({ state }) => state).toSorted()).toEqual(["cancelled", "completed", "queued"]);
});

test("a scan that could not reach AWS says why on its schedule, and one that is not kept any more has no state", async () => {
  const { id } = await scheduled();
  await follow();
  const [{ scan: started } = { scan: null }] = (await lastOf(id)) ?? [];
  const claimed = await claimScan(store.db, started ?? "", "test");
  if (!claimed) throw new Error("It could not be claimed.");
  await failScan(store.db, claimed, "The credentials have expired. Sign in again.");
  expect(await lastOf(id)).toMatchObject([{ state: "failed", why: "The credentials have expired. Sign in again." }]);
  await query(store.db, sql`delete from scans`);
  expect(await lastOf(id)).toMatchObject([{ scan: started, state: null, why: null }]);
});

test("a schedule that is paused starts nothing, and nothing of that time afterwards", async () => {
  const { id } = await scheduled();
  await changeScanSchedule(store.db, id, { ...terms(), paused: true }, due);
  await follow();
  expect(await scanSchedules(store.db)).toMatchObject([{ paused: true, nextAt: null, last: [] }]);
  await changeScanSchedule(store.db, id, { ...terms(), paused: false }, "2026-11-26T07:00:00.000Z");
  await follow();
  expect(await scansOf()).toEqual([]);
});

test("one that is removed leaves its scans; one of an account that is removed goes with it", async () => {
  const { id } = await scheduled();
  await follow();
  await removeScanSchedule(store.db, id);
  expect(await scansOf()).toMatchObject([{ schedule: id }]);
  await requestCancel(store.db, (await scansOf())[0]?.id ?? "");
  await expect(removeScanSchedule(store.db, id)).rejects.toMatchObject({ code: "not-found" });
  const gone = changeScanSchedule(store.db, id, { ...terms(), paused: true }, due);
  await expect(gone).rejects.toMatchObject({ code: "not-found" });
  const own = await scheduled();
  await beginRemoval(store.db, account);
  expect(await scanSchedules(store.db)).toEqual([]);
  await follow();
  await finishRemoval(store.db, account);
  expect(await query(store.db, sql`select 1 from scan_schedules where id = ${own.id}`)).toEqual([]);
  await expect(scheduled()).rejects.toMatchObject({ code: "not-found" });
});

test("a schedule that is not understood any more keeps no other from its turn, and says why", async () => {
  const other = await newAccount(store.db);
  await createScanSchedule(store.db, terms({ timeZone: "Mars" }), due);
  await scheduled({ account: other });
  await expect(askForDueScans(store, later)).rejects.toThrow(`The schedule of ${account}: "Mars" is no time zone.`);
  await start();
  expect(await scansOf(other)).toHaveLength(1);
});

test("the worker starts what is due by itself", async () => {
  const said: string[] = [];
  await scheduled();
  const worker = startScanSchedules(store, settings, (message) => said.push(message));
  await vi.waitFor(async () => expect(await scansOf()).toHaveLength(1), 20_000);
  await worker.stop();
  expect(said).toEqual([]);
});
