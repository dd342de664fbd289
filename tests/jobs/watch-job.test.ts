import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sourcesFor } from "#lib/activity/sources.ts";
import { KeptSessions } from "#lib/jobs/kept-sessions.ts";
import { lookAround } from "#lib/jobs/watch-job.ts";
import { endWatch } from "#lib/scan/end-watch.ts";
import { settingsIn } from "#lib/scan/settings.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { claimScan } from "#lib/store/leases.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval } from "#lib/store/removal.ts";
import { createScan, getScanRow, listScans } from "#lib/store/scans.ts";
import { countDue } from "#lib/store/watch-due.ts";
import { lastTurn } from "#lib/store/watch-turns.ts";
import { withFewJobs } from "#tests/scan/few-jobs.ts";
import { fastSession, scanSimulated } from "#tests/scan/scan-simulated.ts";
import { watch } from "#tests/scan/watched.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const regions = ["us-west-2"];
const account = withFewJobs(demoAccount({ now: new Date() }));
const { id } = account;
const limits = settingsIn("{}", "test").signalLimits;
const said: string[] = [];
const looked = vi.fn();
let simulator: Simulator;
let store: Store;
let look: Parameters<typeof lookAround>[1];

beforeAll(async () => {
  // What the demo account's own story did just now would be due.
  for (const region of account.regions) {
    region.events = region.events.filter(({ eventTime }) => Date.parse(eventTime) < Date.now() - 3 * 3_600_000);
  }
  simulator = await startSimulator({ account, enforceLimits: false });
  store = await openTestStore();
  const sessions = new KeptSessions(store.db);
  vi.spyOn(sessions, "of").mockResolvedValue(fastSession(simulator.url));
  const signal = new AbortController().signal;
  look = { minutes: 5, limits, sessions, signal, busy: new Set(), look: looked, log: (message) => said.push(message) };
});
afterAll(async () => {
  await store.close();
  await simulator.close();
});

const asIfLater = () => query(store.db, sql`update watch_turns set begun_at = '2020-01-01T00:00:00.000Z'`);
const scans = async () => (await listScans(store.db, id)).rows;
const rows = async (table: string) =>
  query(store.db, sql`select * from ${sql.identifier(table)} where account = ${id}`);

async function happened(about: { eventName: string; requestParameters: Record<string, unknown> }): Promise<void> {
  const region = account.regions.find(({ name }) => name === regions[0]);
  const [first] =
    region?.events.filter(({ eventSource, readOnly }) => eventSource.startsWith("sagemaker.") && !readOnly) ?? [];
  if (!region || !first) throw new Error("The demo account has no write event.");
  const { errorCode: _, errorMessage: __, ...record } = first;
  const eventTime = `${new Date().toISOString().slice(0, 19)}Z`;
  const event = {
    ...record,
    ...about,
    eventID: crypto.randomUUID(),
    eventTime,
    responseElements: null,
    resources: undefined,
  };
  region.events = [...region.events, event as typeof first];
}

test("an account that was not scanned is not looked at", async () => {
  await saveAccount(store.db, { id, label: "Demo", partition: "aws", connection: { type: "default" }, regions });
  await lookAround(store, look);
  expect([...simulator.calls()]).toEqual([]);
  expect(await lastTurn(store.db, id)).toBeUndefined();
});

test("an account in which nothing happened costs one call for each region and source, and writes nothing anew", async () => {
  await scanSimulated(store, { account, endpoint: simulator.url, regions });
  const whole = [...simulator.calls().values()].reduce((sum, count) => sum + count, 0);
  // The first look reads what happened before.
  await lookAround(store, look);
  await asIfLater();
  const before = await Promise.all(["event_texts_due", "unjudged_days", "event_texts", "sightings"].map(rows));
  simulator.resetCalls();
  await lookAround(store, look);
  const calls = sourcesFor(regions).reduce((sum, { sources }) => sum + sources.length, 0);
  expect([...simulator.calls()]).toEqual([["cloudtrail:LookupEvents", calls]]);
  expect(calls / whole).toBeLessThan(0.06);
  expect(await Promise.all(["event_texts_due", "unjudged_days", "event_texts", "sightings"].map(rows))).toEqual(before);
  expect(await scans()).toHaveLength(1);
  expect(looked).not.toHaveBeenCalled();
  // It is not its turn again.
  await lookAround(store, look);
  expect(simulator.calls().get("cloudtrail:LookupEvents")).toBe(calls);
  expect(said).toEqual([]);
});

test("what happened is read by a watch, once, whoever looks; what nobody called is told apart in the list of scans", async () => {
  const [notebook] = account.regions.find(({ name }) => name === regions[0])?.sagemaker.notebookInstances ?? [];
  const notebookInstanceName = notebook?.NotebookInstanceName;
  await happened({ eventName: "UpdateNotebookInstance", requestParameters: { notebookInstanceName } });
  await asIfLater();
  await Promise.all([lookAround(store, look), lookAround(store, look)]);
  expect(looked).toHaveBeenCalledTimes(1);
  const [queued] = await scans();
  expect(queued).toMatchObject({ state: "queued", watch: { resources: 1, events: 1 } });
  await query(store.db, sql`update scans set state = 'cancelled' where id = ${queued?.id ?? ""}`);
  simulator.resetCalls();
  expect((await watch(store, { account, endpoint: simulator.url }))?.state).toBe("completed");
  expect(simulator.calls().get("sagemaker:DescribeNotebookInstance")).toBe(1);
});

test("while a scan is under way nothing is queued, and what is due stays so; a scan that is asked for ends a watch", async () => {
  const [model] = account.regions.find(({ name }) => name === regions[0])?.sagemaker.models ?? [];
  await happened({ eventName: "DeleteModel", requestParameters: { modelName: model?.ModelName } });
  const { id: full } = await createScan(store.db, { account: id, regions, horizonDays: 90 });
  await asIfLater();
  await lookAround(store, look);
  expect((await scans()).filter(({ state }) => state === "queued")).toHaveLength(1);
  expect(await countDue(store.db, id)).toBe(1);
  // A full scan is nobody's to end.
  await endWatch(store.db, id, () => undefined);
  expect(await getScanRow(store.db, full)).toMatchObject({ state: "queued" });
  await query(store.db, sql`update scans set state = 'cancelled' where id = ${full}`);

  await asIfLater();
  await lookAround(store, look);
  const [watching] = await scans();
  expect(watching).toMatchObject({ state: "queued", watch: { events: 1 } });
  await endWatch(store.db, id, () => undefined);
  expect(await getScanRow(store.db, watching?.id ?? "")).toMatchObject({ state: "cancelled" });
  expect(await countDue(store.db, id)).toBe(1);
  await scanSimulated(store, { account, endpoint: simulator.url, regions });
});

test("a watch that runs elsewhere is asked to end, and waited for", async () => {
  const watching = { base: "", baseSeq: 1, events: 1, resources: 1, units: [] };
  const { id: running } = await createScan(store.db, { account: id, regions, horizonDays: 90, watch: watching });
  await claimScan(store.db, running, "elsewhere");
  const cancelled = vi.fn(() => void query(store.db, sql`update scans set state = 'cancelled' where id = ${running}`));
  await endWatch(store.db, id, cancelled);
  expect(cancelled).toHaveBeenCalledWith(running);
  expect(await getScanRow(store.db, running)).toMatchObject({ state: "cancelled" });
});

test("an account that is being removed is not looked at any more", async () => {
  await asIfLater();
  await beginRemoval(store.db, id);
  simulator.resetCalls();
  await lookAround(store, look);
  expect([...simulator.calls()]).toEqual([]);
});
