import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangedResourceFilter } from "#lib/filters/changes.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { changedResources } from "#lib/scan/changed-resources.ts";
import { scanPair } from "#lib/scan/scan-pair.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { query } from "#lib/store/query.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import { beginScan } from "#lib/store/scans.ts";
import type { ChangedResourceRow } from "#lib/store/views.ts";
import { parsed } from "#tests/activity/records.ts";
import { gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

type Found = Record<string, Record<string, unknown> | "unread">;

const account = "482915630174";
const scans: string[] = [];
let store: Store;

/** A scan of that day that reads this; what is not named is gone. */
async function scanned(day: number, found: Found, before: readonly string[] = []): Promise<void> {
  const { db } = store;
  const scan = await startScan(db, account);
  await beginScan(db, scan.id, ["us-east-1"], {});
  for (const [name, resource] of Object.entries(found)) {
    const identity = identityOf(account, name);
    const { readAt, action } = readingOf(identity) as Reading;
    const failure = { class: "denied", action: "x:Y", code: "AccessDenied", message: "" } as const;
    const reading: Reading =
      resource === "unread" ? { identity, action, readAt, status: "unread", failure } : readingOf(identity, resource);
    await stageReadings(db, { ...scan, readings: [reading] });
    await gradeAs(db, scan, identity, "C", resource !== "unread" && resource.isRecord ? "record" : "live");
  }
  const gone = before.filter((name) => !Object.hasOwn(found, name)).map((name) => identityOf(account, name).arn);
  await closeResources(db, scan, gone);
  await publish(db, scan);
  const at = (hour: string) => `2026-11-${String(day).padStart(2, "0")}T${hour}:00:00.000Z`;
  await query(db, sql`update scans set started_at = ${at("10")}, finished_at = ${at("11")} where id = ${scan.id}`);
  scans.push(scan.id);
}

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  const all = {
    same: { A: 1 },
    left: {},
    nb: { RootAccess: "Disabled" },
    dark: { A: 1 },
    back: { A: 1 },
    job: { A: 1 },
  };
  await scanned(1, all);
  await scanned(3, { ...all, nb: { RootAccess: "Enabled" }, dark: "unread", back: { A: 2 } });
  const last = { ...all, nb: { RootAccess: "Enabled" }, job: { A: 2, isRecord: true }, come: {} };
  const { left: _left, ...there } = last;
  await scanned(5, there, Object.keys(all));
  const event = parsed({
    ...{ eventID: "update", eventTime: "2026-11-02T12:00:00Z", eventName: "UpdateNotebookInstance" },
    ...{ eventSource: "sagemaker.amazonaws.com", readOnly: false },
    requestParameters: { notebookInstanceName: "nb", rootAccess: "Enabled" },
  });
  const { arn, kind } = identityOf(account, "nb");
  await insertEvents(store.db, account, [{ event, resources: [{ arn, kind }] }]);
});
afterAll(() => store.close());

async function changed(since: number, scan: number, filter: Partial<ChangedResourceFilter> = {}, limit = 2) {
  const pair = await scanPair(store.db, { id: account, currentScan: null }, { since: scans[since], scan: scans[scan] });
  const rows: ChangedResourceRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof changedResources>> = await changedResources(
      store.db,
      { account, ...filter },
      pair,
      () => ["Not all."],
      { limit, ...(cursor && { cursor }) },
    );
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  return rows;
}

const brief = (rows: readonly ChangedResourceRow[]) =>
  rows.map(({ name, is, changes }) => [
    `${name} ${is}`,
    ...changes.map(
      ({ fields, calls }) =>
        `${fields.map(({ path, before, now }) => `${path}: ${JSON.stringify(before)} → ${JSON.stringify(now)}`).join()} by ${calls
          .map(({ event, sets }) => `${event.id} ${sets.join()}`)
          .join()}`,
    ),
  ]);

test("between two scans there is what came, went and changed, each change with its calls", async () => {
  expect(brief(await changed(0, 1))).toEqual([
    ["back changed", "A: 1 → 2 by "],
    ["nb changed", 'RootAccess: "Disabled" → "Enabled" by update RootAccess'],
  ]);
  // Seen again as it was, and read again as it was: a change back is one, sight regained is none, and neither is a job that ended.
  const later = [["come new"], ["left gone"], ["back changed", "A: 2 → 1 by "]];
  expect(brief(await changed(1, 2))).toEqual(later);
  expect(brief(await changed(0, 2))).toEqual([
    ...later.slice(0, 2),
    ["back changed", "A: 2 → 1 by ", "A: 1 → 2 by "],
    ["nb changed", 'RootAccess: "Disabled" → "Enabled" by update RootAccess'],
  ]);
  const [, nb] = await changed(0, 1);
  expect(nb?.changes[0]?.unseen).toBe("Not all.");
});

test("filters narrow it", async () => {
  expect(brief(await changed(1, 2, { is: ["gone", "new"] }))).toEqual([["come new"], ["left gone"]]);
  expect(brief(await changed(1, 2, { q: "BACK" }))).toHaveLength(1);
  expect(brief(await changed(1, 2, { kind: ["vpc"] }))).toEqual([]);
  expect(brief(await changed(1, 2, { region: ["us-east-1"] }))).toHaveLength(3);
});

test("two scans that cannot be compared are refused with what to do", async () => {
  const { db } = store;
  const pairOf = (scan?: string, since?: string) =>
    scanPair(db, { id: account, currentScan: scans[2] ?? "" }, { scan, since });
  expect(await pairOf()).toMatchObject({ before: { scan: { id: scans[1] } }, after: { scan: { id: scans[2] } } });
  expect(await pairOf(scans[1])).toMatchObject({
    before: { scan: { id: scans[0] } },
    after: { scan: { id: scans[1] } },
  });
  await expect(pairOf(scans[0])).rejects.toMatchObject({ code: "not-found" });
  await expect(pairOf(scans[0], scans[1])).rejects.toMatchObject({ code: "usage" });
  await expect(pairOf(scans[1], scans[1])).rejects.toMatchObject({ code: "usage" });
  const other = await newAccount(db);
  const { id } = await startScan(db, other);
  await expect(pairOf(scans[1], id)).rejects.toMatchObject({ code: "not-found" });
  await expect(scanPair(db, { id: other, currentScan: null }, { scan: id })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(scanPair(db, { id: other, currentScan: null }, {})).rejects.toMatchObject({ code: "not-found" });
  await query(db, sql`update accounts set kept_from = 2 where id = ${account}`);
  await expect(pairOf(scans[2], scans[0])).rejects.toThrow("no longer kept");
  await expect(pairOf(scans[1])).rejects.toThrow("No scan before this one is kept.");
});
