import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { ChangeFilter } from "#lib/filters/changes.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { type OnShow, scansOnShow } from "#lib/store/accounts.ts";
import { countFindingChanges, listFindingChanges } from "#lib/store/changes-list.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { changedBetween, changesBetween, noteChanges } from "#lib/store/finding-changes.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import { scanADayBefore } from "#lib/store/scans.ts";
import type { FindingChangeRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const verdicts = ["pass", "fail", "not-applicable", "unknown", "record fail", "record pass", "gone"] as const;
type Verdict = (typeof verdicts)[number];

/** What the resources are: of two kinds and regions, severities and categories. */
const subjects = [
  { name: "a", kind: "vpc", region: "us-east-1", severity: "high", category: "network" },
  { name: "b", kind: "vpc", region: "eu-west-1", severity: "critical", category: "network" },
  { name: "c", kind: "notebook-instance", region: "us-east-1", severity: "high", category: "secrets" },
] as const;

const shownAt = async (account: string): Promise<OnShow> => (await scansOnShow(store.db, [account]))[0] as OnShow;

/** One scan more, in which each resource has this verdict; as it left the account. */
async function scanned(account: string, found: readonly Verdict[]): Promise<OnShow> {
  const scan = await startScan(store.db, account);
  for (const [at, verdict] of found.entries()) {
    const { name, kind, region, severity, category } = subjects[at] ?? subjects[0];
    const identity = identityOf(account, name, kind, region);
    if (verdict === "gone") {
      await closeResources(store.db, scan, [identity.arn]);
      continue;
    }
    const [status, exposure] = verdict.startsWith("record ") ? [verdict.slice(7), "record"] : [verdict, "live"];
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    const parts = { status: status as VerdictStatus, exposure: exposure as Exposure, severity, category };
    await stageFindings(store.db, { ...scan, findings: [findingOf(identity, parts)] });
  }
  await noteChanges(store.db, scan);
  await publish(store.db, scan);
  return shownAt(account);
}

/** The whole list, read two rows at a time. */
async function listed(filter: ChangeFilter, pair: { from: number; to: OnShow }): Promise<FindingChangeRow[]> {
  const rows: FindingChangeRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFindingChanges>> = await listFindingChanges(store.db, filter, pair, {
      limit: 2,
      ...(cursor && { cursor }),
    });
    if (cursor) expect(page.total).toBeNull();
    rows.push(...page.rows);
    if (!cursor && page.next === null) expect(page.total).toBe(page.rows.length);
    cursor = page.next;
  } while (cursor);
  return rows;
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

test("between any two scans the list is what the report of changes tells, and of neighbours what the change filter does", async () => {
  const round = fc.tuple(...subjects.map(() => fc.constantFrom(...verdicts)));
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (life) => {
      const account = await newAccount(store.db);
      const scans: OnShow[] = [];
      for (const found of life) {
        const to = await scanned(account, found);
        const before = scans.at(-1);
        scans.push(to);
        if (!before) continue;
        const rows = await listed({ account }, { from: before.seq, to });
        for (const change of findingChangeKinds) {
          const noted = await listFindings(store.db, { account, change });
          expect(ids(rows.filter(({ changes }) => changes.includes(change))), change).toEqual(ids(noted.rows));
        }
      }
      const current = scans.at(-1)?.seq ?? 0;
      for (const [at, then] of scans.entries())
        for (const to of scans.slice(at + 1).map((one) => ({ ...one, current }))) {
          const pair = { from: then.seq, to };
          const told = await changedBetween(store.db, { account, from: then.seq, to: to.seq });
          const rows = await listed({ account }, pair);
          expect(rows.map(({ id, changes, before, after }) => ({ id, changes, before, after }))).toEqual(told);
          const counts = await countFindingChanges(store.db, { account, change: ["fixed"] }, pair);
          for (const change of findingChangeKinds) {
            const some = told.filter(({ changes }) => changes.includes(change));
            expect(counts[change]).toBe(some.length);
            expect(ids(await listed({ account, change: [change] }, pair))).toEqual(ids(some));
          }
          const { bySeverity, ...whole } = await changesBetween(store.db, { account, from: then.seq, to: to.seq });
          expect(whole).toEqual(counts);
          for (const severity of severities) {
            expect(bySeverity?.[severity]).toEqual(
              await countFindingChanges(store.db, { account, severity: [severity] }, pair),
            );
          }
          const now = await listFindings(store.db, { account });
          for (const row of rows) {
            const shown = now.rows.find(({ id }) => id === row.id);
            expect(row.now).toBe(shown?.status ?? null);
            expect(row.stands).toBe(shown !== undefined && shown.status === row.after && shown.since === row.since);
          }
        }
    }),
    { numRuns: 15 },
  );
});

test("each filter lets through the rows that it says, in each order", async () => {
  const account = await newAccount(store.db);
  const first = await scanned(account, ["fail", "pass", "unknown"]);
  const pair = { from: first.seq, to: await scanned(account, ["gone", "fail", "fail"]) };
  const names = async (filter: Omit<ChangeFilter, "account">) =>
    (await listed({ account, ...filter }, pair)).map(({ resource }) => resource.name);
  expect(await names({})).toEqual(["b", "c", "a"]);
  expect(await names({ sort: "severity" })).toEqual(["b", "c", "a"]);
  expect(await names({ sort: "resource" })).toEqual(["a", "b", "c"]);
  expect(await names({ change: ["gone", "newly-readable"], sort: "resource" })).toEqual(["a", "c"]);
  expect(await names({ severity: ["critical"] })).toEqual(["b"]);
  expect(await names({ category: ["secrets"] })).toEqual(["c"]);
  expect(await names({ kind: ["vpc"], sort: "resource" })).toEqual(["a", "b"]);
  expect(await names({ region: ["us-east-1"], sort: "resource" })).toEqual(["a", "c"]);
  expect(await names({ check: "vpc/is-good", sort: "resource" })).toEqual(["a", "b"]);
  expect(await names({ q: "notebook-instance/c" })).toEqual(["c"]);
  expect(await countFindingChanges(store.db, { account, kind: ["vpc"] }, pair)).toMatchObject({ new: 1, gone: 1 });
});

test("a finding says what has become of it since the later of the two", async () => {
  const account = await newAccount(store.db);
  const first = await scanned(account, ["pass", "pass", "pass"]);
  const second = await scanned(account, ["fail", "fail", "fail"]);
  const third = await scanned(account, ["fail", "gone", "pass"]);
  const rows = await listed(
    { account, sort: "resource" },
    { from: first.seq, to: { ...second, current: third.current } },
  );
  expect(rows.map(({ status, now, stands }) => [status, now, stands])).toEqual([
    ["fail", "fail", true],
    ["fail", null, false],
    ["fail", "pass", false],
  ]);
});

test("what changed of late is told against a scan of a day before, else the oldest that is kept", async () => {
  const account = await newAccount(store.db);
  const at = async (finishedAt: string) => {
    const scan = await scanned(account, ["pass"]);
    await query(
      store.db,
      sql`update scans set finished_at = ${finishedAt} where account = ${account} and seq = ${scan.seq}`,
    );
    return scan;
  };
  const first = await at("2026-11-01T08:00:00.000Z");
  expect(await scanADayBefore(store.db, first.scan ?? "")).toBeUndefined();
  const second = await at("2026-11-02T07:59:00.000Z");
  expect((await scanADayBefore(store.db, second.scan ?? ""))?.from).toBe(first.seq);
  const third = await at("2026-11-02T08:04:00.000Z");
  expect((await scanADayBefore(store.db, third.scan ?? ""))?.from).toBe(first.seq);
  const last = await at("2026-11-03T08:01:00.000Z");
  expect(await scanADayBefore(store.db, last.scan ?? "")).toEqual({
    ...{ id: second.scan, finishedAt: "2026-11-02T07:59:00.000Z", from: second.seq, to: last.seq },
  });
});
