import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Destination } from "#lib/delivery/destination.ts";
import { makeReport } from "#lib/jobs/make-report.ts";
import { askForDue, startReports } from "#lib/jobs/report-worker.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { askForReport, getReport, keptReports, reportBytes, takeReport } from "#lib/store/kept-reports.ts";
import { query } from "#lib/store/query.ts";
import {
  changeReportSchedule,
  createReportSchedule,
  getReportSchedule,
  removeReportSchedule,
} from "#lib/store/report-schedules.ts";
import type { Cadence, ReportRequest } from "#lib/store/report-views.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { beginScan, createScan } from "#lib/store/scans.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
let account: string;
let folder: string;
let destinations: Destination[];
const said: string[] = [];
const log = (message: string) => void said.push(message);
const signal = new AbortController().signal;
const place = { dataDir: "nowhere" };

beforeAll(async () => {
  store = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), "sagewarden-reports-"));
  destinations = [
    { name: "folder", type: "folder", folder },
    { name: "gone", type: "folder", folder: join(folder, "not-there") },
  ];
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ["report_schedules", "report_pieces", "report_deliveries", "reports"])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
  account = await newAccount(store.db);
  said.length = 0;
});

async function scanned(names = ["one"]): Promise<string> {
  const identities = names.map((name) => identityOf(account, name));
  const scan = await startScan(store.db, account);
  await beginScan(store.db, scan.id, ["us-east-1"], {});
  await stageReadings(store.db, { ...scan, readings: identities.map((identity) => readingOf(identity)) });
  await stageFindings(store.db, { ...scan, findings: identities.map((identity) => findingOf(identity)) });
  await publish(store.db, scan);
  return scan.id;
}

const request = (of = "findings", query: Record<string, string> = {}): ReportRequest => ({
  of,
  query: { account, format: "json", ...query },
});
const every: Cadence = { type: "scan" };
const made = async () => (await keptReports(store.db, { limit: 50 })).toReversed();

async function makeAll(): Promise<void> {
  for (let report = await takeReport(store.db); report; report = await takeReport(store.db))
    await makeReport(store.db, report, place, signal);
}

async function textOf(id: string): Promise<string> {
  const report = await getReport(store.db, id);
  const bytes: Uint8Array[] = [];
  if (report) for await (const piece of reportBytes(store.db, report)) bytes.push(piece);
  return Buffer.concat(bytes).toString();
}

test("what is kept is what an export gives, with its hash", async () => {
  const scan = await scanned(["bad-one"]);
  const id = await askForReport(store.db, { name: "Once", request: request(), destinations: [] });
  await makeAll();
  const report = await getReport(store.db, id);
  const text = await textOf(id);
  expect(JSON.parse(text)).toMatchObject([{ resource: { name: "bad-one" } }]);
  expect(report).toMatchObject({
    state: "made",
    scans: { [account]: scan },
    made: { mediaType: expect.stringContaining("json") },
  });
  expect(report?.made).toMatchObject({
    size: Buffer.byteLength(text),
    sha256: createHash("sha256").update(text).digest("hex"),
  });
});

test("one longer than a piece is the same when it is read back", async () => {
  await scanned(Array.from({ length: 900 }, (_, at) => `notebook-${at}`));
  const id = await askForReport(store.db, { name: "Long", request: request(), destinations: [] });
  await makeAll();
  const [count] = await query<{ pieces: number }>(store.db, sql`select count(*)::int as pieces from report_pieces`);
  expect(count?.pieces).toBeGreaterThan(1);
  expect(JSON.parse(await textOf(id))).toHaveLength(900);
});

test.each([
  ["an account that was never scanned", () => request(), "There is nothing to export yet."],
  ["an account that is not there", () => request("findings", { account: "999999999999" }), "999999999999"],
  ["a subject that there is not", () => request("weather"), "weather"],
  ["a filter that the list does not have any more", () => request("findings", { mood: "good" }), "mood"],
  ["a format that is not of the subject", () => request("changes", { format: "sarif" }), "format"],
])("a report of %s says why it could not be made", async (_, wanted, why) => {
  const id = await askForReport(store.db, { name: "No", request: wanted(), destinations: ["folder"] });
  await makeAll();
  expect(await getReport(store.db, id)).toMatchObject({ state: "failed", why: expect.stringContaining(why) });
});

test("a schedule's report comes after a full scan, once, when none is under way", async () => {
  await scanned();
  await createReportSchedule(store.db, { name: "Each", request: request(), cadence: every, destinations: [] }, null);
  await askForDue(store);
  expect(await made()).toEqual([]);
  const running = await createScan(store.db, { account, regions: "all", horizonDays: 90 });
  await query(store.db, sql`update scans set state = 'failed' where id = ${running.id}`);
  await scanned();
  const next = await createScan(store.db, { account, regions: "all", horizonDays: 90 });
  await askForDue(store);
  expect(await made()).toEqual([]);
  await query(store.db, sql`update scans set state = 'cancelled' where id = ${next.id}`);
  // As several processes do, and one of them again.
  await Promise.all([askForDue(store), askForDue(store), askForDue(store)]);
  await askForDue(store);
  expect(await made()).toMatchObject([{ name: "Each", state: "making" }]);
});

test("a scan of an account that the report is not of is none of its business; of every account, each is", async () => {
  await scanned();
  const own = { name: "Own", request: request(), cadence: every, destinations: [] };
  const all = { ...own, name: "All", request: { of: "findings", query: { format: "json" } } };
  for (const one of [own, all]) await createReportSchedule(store.db, one, null);
  const first = account;
  account = await newAccount(store.db);
  await scanned();
  await askForDue(store);
  expect((await made()).map(({ name }) => name)).toEqual(["All"]);
  account = first;
});

test("what changed is told since the schedule's last report, and since the scan before where there is none", async () => {
  await scanned(["one"]);
  await scanned(["one", "two"]);
  const changes = request("changes", { since: "last-report" });
  const { id } = await createReportSchedule(
    store.db,
    { name: "Changes", request: changes, cadence: every, destinations: [] },
    null,
  );
  const names = async (report: string) =>
    (JSON.parse(await textOf(report)) as { changes: { finding: { resource: { name: string } } }[] }).changes
      .map(({ finding }) => finding.resource.name)
      .toSorted();
  await scanned(["one", "two", "three"]);
  await askForDue(store);
  await makeAll();
  await scanned(["one", "two", "three", "four"]);
  await scanned(["one", "two", "three", "four", "five"]);
  await askForDue(store);
  await makeAll();
  const [first, second] = await made();
  expect([first?.schedule, second?.schedule]).toEqual([id, id]);
  expect(await names(first?.id ?? "")).toEqual(["three"]);
  expect(await names(second?.id ?? "")).toEqual(["five", "four"]);
});

test("at its time a report is asked for once, and the next time noted; what was missed is made once", async () => {
  await scanned();
  const cadence: Cadence = { type: "cron", cron: "0 7 * * *", timeZone: "UTC" };
  const { id } = await createReportSchedule(
    store.db,
    { name: "Daily", request: request(), cadence, destinations: [] },
    "2026-11-25T07:00:00.000Z",
  );
  await askForDue(store, new Date("2026-11-25T06:59:00Z"));
  expect(await made()).toEqual([]);
  await askForDue(store, new Date("2026-11-28T12:00:00Z"));
  await askForDue(store, new Date("2026-11-28T12:00:10Z"));
  expect(await made()).toHaveLength(1);
  expect((await getReportSchedule(store.db, id))?.nextAt).toBe("2026-11-29T07:00:00.000Z");
});

test("a schedule that is not understood any more keeps no other from its turn, and says why", async () => {
  await scanned();
  const usual = { name: "B", request: request(), cadence: every, destinations: [] };
  const odd = { ...usual, name: "A", request: request("findings", { mood: "good" }) };
  for (const one of [odd, usual]) await createReportSchedule(store.db, one, null);
  const daily: Cadence = { type: "cron", cron: "0 7 * * *", timeZone: "UTC" };
  const gone = await createReportSchedule(
    store.db,
    { ...usual, name: "C", cadence: daily },
    "2026-11-25T07:00:00.000Z",
  );
  await query(
    store.db,
    sql`update report_schedules set cadence = jsonb_set(cadence, '{timeZone}', '"Mars"') where id = ${gone.id}`,
  );
  await scanned();
  await expect(askForDue(store)).rejects.toThrow('C: "Mars" is no time zone.');
  await makeAll();
  const told = await made();
  expect(told.map(({ name, state }) => [name, state]).toSorted()).toEqual([
    ["A", "failed"],
    ["B", "made"],
  ]);
  expect(told.find(({ name }) => name === "A")?.why).toContain("mood");
});

test("a schedule that is paused makes nothing, and nothing of that time afterwards; one that is removed leaves its reports", async () => {
  await scanned();
  const { id } = await createReportSchedule(
    store.db,
    { name: "Each", request: request(), cadence: every, destinations: [] },
    null,
  );
  await changeReportSchedule(store.db, id, { paused: true, nextAt: null });
  await scanned();
  await askForDue(store);
  await changeReportSchedule(store.db, id, { paused: false, nextAt: null });
  await askForDue(store);
  expect(await made()).toEqual([]);
  await scanned();
  await askForDue(store);
  await removeReportSchedule(store.db, id);
  expect(await made()).toMatchObject([{ name: "Each", schedule: null }]);
  await expect(removeReportSchedule(store.db, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(changeReportSchedule(store.db, id, { paused: true, nextAt: null })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("the worker makes what is asked for and brings it; what cannot be brought says why and is kept", async () => {
  await scanned(["bad-one"]);
  const worker = startReports(store, { destinations, log });
  const wanted = { name: "There", request: request(), destinations: ["folder", "gone", "unnamed"] };
  const id = await askForReport(store.db, wanted);
  worker.look();
  await vi.waitFor(async () => {
    const report = await getReport(store.db, id);
    expect(report?.deliveries.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
    expect(report?.deliveries.find(({ destination }) => destination === "folder")?.state).toBe("delivered");
    expect(report?.deliveries.every(({ why, state }) => state === "delivered" || why !== null)).toBe(true);
  }, 10_000);
  await worker.stop();
  const report = await getReport(store.db, id);
  const [file] = await readdir(folder);
  expect(file).toBe(report?.made?.file);
  expect(await readFile(join(folder, file ?? ""), "utf8")).toBe(await textOf(id));
  const why = Object.fromEntries(report?.deliveries.map((one) => [one.destination, one.why ?? ""]) ?? []);
  expect(why.gone).toContain("not-there");
  expect(why.unnamed).toContain("no destination unnamed");
  expect(said).toEqual([]);
});

test("a delivery that takes too long is given up with a sentence, and tried again", async () => {
  await scanned();
  const silent = createServer((request) => void request.resume());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/T0KEN`;
  vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(AbortSignal.timeout(300));
  const worker = startReports(store, { destinations: [{ name: "hook", type: "webhook", url }], log });
  const id = await askForReport(store.db, { name: "Late", request: request(), destinations: ["hook"] });
  worker.look();
  await vi.waitFor(async () => {
    const [delivery] = (await getReport(store.db, id))?.deliveries ?? [];
    expect(delivery?.why).toMatch(/^hook had not taken the report after 14 minutes\. Look at /);
    expect(delivery).toMatchObject({ state: "waiting", attempts: 1 });
  }, 10_000);
  await worker.stop();
  silent.closeAllConnections();
  silent.close();
});

test("the worker says once that the database is away, and goes on when it is back", async () => {
  const failing = vi.spyOn(store.db, "execute").mockRejectedValue(new Error("away"));
  const worker = startReports(store, { destinations, log });
  await vi.waitFor(() => expect(said.some((one) => one.startsWith("Reports cannot be made: away"))).toBe(true));
  worker.look();
  failing.mockRestore();
  await scanned();
  const id = await askForReport(store.db, { name: "After", request: request(), destinations: [] });
  worker.look();
  await vi.waitFor(async () => expect((await getReport(store.db, id))?.state).toBe("made"), 10_000);
  await worker.stop();
  expect(said.filter((one) => one.startsWith("Reports cannot be made"))).toHaveLength(1);
});
