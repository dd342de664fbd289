import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { ReportChange } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { query } from "#lib/store/query.ts";
import { closeResources, stageReadings } from "#lib/store/resources.ts";
import { beginScan, getScan } from "#lib/store/scans.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, startScan } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
let account: string;
const scans: string[] = [];

/** A scan in which each resource has this verdict; those that are not named are gone. */
async function scanned(of: string, found: Record<string, VerdictStatus>, before: readonly string[] = []) {
  const { db } = store;
  const scan = await startScan(db, of);
  await beginScan(db, scan.id, ["us-east-1"], {});
  for (const [name, status] of Object.entries(found)) {
    const identity = identityOf(of, name);
    await stageReadings(db, { ...scan, readings: [readingOf(identity)] });
    await stageFindings(db, { ...scan, findings: [findingOf(identity, { status })] });
    await gradeAs(db, scan, identity, "F");
  }
  const gone = before.filter((name) => !Object.hasOwn(found, name));
  await closeResources(
    db,
    scan,
    gone.map((name) => identityOf(of, name).arn),
  );
  await publish(db, scan);
  return scan.id;
}

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  scans.push(await scanned(account, { kept: "fail", mended: "fail", left: "fail", dark: "pass" }));
  scans.push(await scanned(account, { kept: "fail", mended: "pass", left: "fail", dark: "pass" }));
  scans.push(await scanned(account, { kept: "fail", mended: "pass", dark: "unknown", come: "fail" }, ["left"]));
});
afterAll(() => store.close());

async function changesOf(scan: string | undefined, since: string) {
  const view = await getScan(store.db, scan ?? "");
  if (!view) throw new Error("There is no such scan.");
  const report = await reportOf(store.db, view, { subject: "changes", since });
  const found: ReportChange[] = [];
  for await (const one of report.since?.findings() ?? []) found.push(one);
  return { report, found, told: found.map(({ changes, finding }) => [finding.resource.name, ...changes]) };
}

test("a path that appears is a finding, and nothing that came", async () => {
  const of = await newAccount(store.db);
  await scanned(of, { nb: "pass" });
  const scan = await startScan(store.db, of);
  await beginScan(store.db, scan.id, ["us-east-1"], {});
  const [path, vpc] = [identityOf(of, "nb#open-notebook", "attack-path"), identityOf(of, "vpc", "vpc")];
  for (const identity of [path, vpc]) {
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    await stageFindings(store.db, { ...scan, findings: [findingOf(identity)] });
    await gradeAs(store.db, scan, identity, "F");
  }
  await publish(store.db, scan);
  const { report, told } = await changesOf(scan.id, "previous");
  expect(told.map(([name]) => name).sort()).toEqual([path.name, "vpc"]);
  expect((await report.since?.resources())?.map(({ name, is }) => [name, is])).toEqual([["vpc", "new"]]);
});

test("what changed since any earlier scan, and since the one before", async () => {
  const [first = "", second = "", third] = scans;
  expect((await changesOf(third, "previous")).told).toEqual([
    ["come", "new"],
    ["left", "gone"],
    ["dark", "newly-unknown"],
  ]);
  expect((await changesOf(third, second)).told).toEqual((await changesOf(third, "previous")).told);
  expect((await changesOf(second, first)).told).toEqual([["mended", "fixed"]]);
  const { report, told, found } = await changesOf(third, first);
  expect(told).toEqual([
    ["come", "new"],
    ["mended", "fixed"],
    ["left", "gone"],
    ["dark", "newly-unknown"],
  ]);
  // What is gone is told as it was, and nothing is to be done about it.
  const gone = found.find(({ after }) => after === null);
  expect(gone).toMatchObject({ before: "fail", finding: { status: "fail", evidence: [{ path: "Field" }] } });
  expect(await gone?.finding.fix()).toBeUndefined();
  expect(await report.since?.counts()).toMatchObject({ new: 1, fixed: 1, gone: 1, regressed: 0, "newly-unknown": 1 });
  expect((await report.since?.resources())?.map(({ name, is }) => [name, is])).toEqual([
    ["come", "new"],
    ["left", "gone"],
  ]);
  expect(report.since?.scan.id).toBe(first);
});

test("it is refused of what is no earlier scan of the account, and of one that is not kept", async () => {
  const [first = "", second = "", third = ""] = scans;
  await expect(changesOf(second, third)).rejects.toMatchObject({ code: "usage" });
  await expect(changesOf(third, third)).rejects.toMatchObject({ code: "usage" });
  await expect(changesOf(third, "nothing")).rejects.toMatchObject({ code: "not-found" });
  await expect(changesOf(first, "previous")).rejects.toMatchObject({ code: "not-found" });
  const other = await newAccount(store.db);
  const theirs = await scanned(other, { kept: "pass" });
  await expect(changesOf(third, theirs)).rejects.toMatchObject({ code: "not-found" });
  await query(store.db, sql`update accounts set kept_from = 2 where id = ${account}`);
  await expect(changesOf(third, first)).rejects.toMatchObject({ code: "not-found" });
  expect((await changesOf(third, "previous")).told).toHaveLength(3);
});
