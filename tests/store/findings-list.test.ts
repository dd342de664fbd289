import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Category, type Check, categories, type Severity, severities } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import { type OnShow, scansOnShow } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { closeRetired, stageFindings } from "#lib/store/findings.ts";
import { countByCheck, countFindings } from "#lib/store/findings-count.ts";
import { failingExamples } from "#lib/store/findings-examples.ts";
import { assessedAt, eachFinding, eachFindingPage, getFinding, listFindings } from "#lib/store/findings-list.ts";
import { query } from "#lib/store/query.ts";
import { tallyChecks } from "#lib/store/tallies.ts";
import type { FindingRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, gradeAs, identityOf, newAccount, readingOf, scanOf, startScan } from "./fixtures.ts";

const kinds = ["vpc", "subnet", "endpoint", "training-job"];
const regions = ["us-east-1", "eu-west-1"];
const statuses: VerdictStatus[] = ["pass", "fail", "unknown", "not-applicable"];

/* Past 300 lines, since every filter is held to one list of findings. */

let store: Store;
let account: string;
let all: Finding[];

/** 400 findings of every sort: two checks of each kind about 50 resources each. */
beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  all = Array.from({ length: 200 }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? "";
    // Some share a name, in another region.
    const identity = identityOf(account, `r-${at % 150}`, kind, regions[Math.floor(at / 150)]);
    return [0, 1].map((which) =>
      findingOf(identity, {
        check: `${kind}/check-${which}`,
        severity: severities[(at + which) % severities.length] as Severity,
        category: categories[(kinds.indexOf(kind) + which) % categories.length] as Category,
        status: statuses[(at * 7 + which * 3) % statuses.length] as VerdictStatus,
        exposure: kind === "training-job" ? "record" : "live",
      }),
    );
  }).flat();
  // In two scans, so that there is an older and a newer half; and a third under way, which nobody must see.
  await scanOf(store.db, account, { findings: all.slice(0, 200) });
  const second = await scanOf(store.db, account, { findings: all });
  for (const { identity } of all) await gradeAs(store.db, second, identity, "C");
  const third = await startScan(store.db, account);
  const changed = all.map((finding) => ({ ...finding, severity: "info" as const }));
  await stageFindings(store.db, { ...third, findings: changed.slice(50) });
  await closeRetired(store.db, { ...third, checks: ["endpoint/check-1"] });
});
afterAll(() => store.close());

async function everyPage(filter: FindingFilter, limit: number): Promise<FindingRow[]> {
  const rows: FindingRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await listFindings(store.db, filter, { limit, ...(cursor && { cursor }) });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    if (page.next) expect(page.rows).toHaveLength(limit);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  return rows;
}

const sortKeys: Record<string, (row: FindingRow) => unknown[]> = {
  severity: (row) => [
    severities.indexOf(row.severity),
    row.status,
    row.exposure,
    row.check,
    row.resource.region,
    row.id,
  ],
  resource: (row) => [row.resource.name, row.resource.arn, severities.indexOf(row.severity), row.id],
};

describe.each(["severity", "newest", "resource"] as const)("pages by %s", (sort) => {
  test.each([7, 100, 399, 400, 1_000])("hold every finding exactly once, %i at a time", async (limit) => {
    const rows = await everyPage({ account, sort }, limit);
    expect(rows).toHaveLength(all.length);
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
  });

  test("are in order", async () => {
    const rows = await everyPage({ account, sort }, 33);
    if (sort === "newest") {
      const times = rows.map(({ since }) => since);
      expect(times[0] && times[0] > (times.at(-1) ?? "")).toBe(true);
      const newer = new Set(all.slice(200).map(({ id }) => id));
      expect(rows.map(({ id }) => newer.has(id))).toEqual([...Array(200).fill(true), ...Array(200).fill(false)]);
      return;
    }
    const keys = rows.map((row) => sortKeys[sort]?.(row) ?? []);
    const inOrder = keys.toSorted((one, other) => {
      const at = one.findIndex((value, index) => value !== other[index]);
      return at < 0 ? 0 : (one[at] as string) < (other[at] as string) ? -1 : 1;
    });
    expect(keys).toEqual(inOrder);
  });
});

const filters = fc.record(
  {
    status: fc.subarray(statuses),
    severity: fc.subarray([...severities]),
    category: fc.subarray([...categories]),
    kind: fc.subarray([...kinds, "no-such-kind"]),
    region: fc.subarray(regions),
    exposure: fc.constantFrom("live" as const, "record" as const),
    check: fc.constantFrom("vpc/check-0", "subnet/check-1", "no/such-check"),
    q: fc.constantFrom("R-1", "r-14", "%", "_", "vpc/r-", "no such text", "\\"),
    sort: fc.constantFrom("severity" as const, "newest" as const, "resource" as const),
  },
  { requiredKeys: [] },
);

function fits(filter: Omit<FindingFilter, "account">, finding: Finding): boolean {
  const isIn = (list: readonly string[] | undefined, value: string) =>
    !list || list.length === 0 || list.includes(value);
  const { name, arn, kind, region } = finding.identity;
  const text = `${name} ${arn}`.toLowerCase();
  return (
    isIn(filter.status, finding.status) &&
    isIn(filter.severity, finding.severity) &&
    isIn(filter.category, finding.category) &&
    isIn(filter.kind, kind) &&
    isIn(filter.region, region) &&
    (!filter.exposure || filter.exposure === finding.exposure) &&
    (!filter.check || filter.check === finding.check) &&
    (!filter.q || text.includes(filter.q.toLowerCase()))
  );
}

test("every filter lists, counts and streams exactly what fits", async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 150 }), async (parts, limit) => {
      const filter = { account, ...parts };
      const wanted = all.filter((finding) => fits(parts, finding)).map(({ id }) => id);
      const listed = (await everyPage(filter, limit)).map(({ id }) => id);
      expect(listed.toSorted()).toEqual(wanted.toSorted());
      expect(await countFindings(store.db, filter)).toBe(wanted.length);
      const counted = await countByCheck(store.db, filter);
      expect(counted.reduce((total, { count }) => total + count, 0)).toBe(wanted.length);
      const streamed = [];
      for await (const row of eachFinding(store.db, filter)) streamed.push(row.id);
      expect(streamed).toEqual(listed);
    }),
    { numRuns: 80 },
  );
});

test("tallies are those of the findings on show", async () => {
  const tallies = await tallyChecks(store.db, account);
  for (const tally of tallies) {
    const mine = all.filter((finding) => finding.check === tally.check);
    const count = (status: VerdictStatus, exposure: string) =>
      mine.filter((finding) => finding.status === status && finding.exposure === exposure).length;
    expect(tally).toEqual({
      check: tally.check,
      pass: count("pass", "live"),
      fail: count("fail", "live"),
      waived: 0,
      unknown: count("unknown", "live"),
      notApplicable: count("not-applicable", "live"),
      recordFail: count("fail", "record"),
    });
  }
  expect(new Set(tallies.map(({ check }) => check))).toEqual(new Set(all.map(({ check }) => check)));
});

const cursorOf = (json: string) => Buffer.from(json).toString("base64url");

test.each([
  "",
  "x",
  "null",
  "[]",
  "[2]",
  '[2,0,"","","","",""',
  '[2,"0","","","","",""]',
  '[2,0,"\\u0000","","","",""]',
  '[2,0,"\\ud800","","","",""]',
  '[2,1e99,"","","","",""]',
  '[1.5,0,"","","","",""]',
])("the cursor of %s is refused", async (json) => {
  const answer = listFindings(store.db, { account }, { cursor: cursorOf(json) });
  await expect(answer).rejects.toMatchObject({ code: "usage" });
});

test("a cursor of another sort, and one of a scan that is not there, are refused", async () => {
  const { next } = await listFindings(store.db, { account, sort: "resource" }, { limit: 1 });
  await expect(listFindings(store.db, { account, sort: "severity" }, { cursor: next ?? "" })).rejects.toMatchObject({
    code: "usage",
  });
  const empty = await newAccount(store.db);
  await expect(
    listFindings(store.db, { account: empty, sort: "resource" }, { cursor: next ?? "" }),
  ).rejects.toMatchObject({ code: "usage" });
});

test("the pages of a list show one scan, although others are published while it is read", async () => {
  const mine = await newAccount(store.db);
  const findings = Array.from({ length: 30 }, (_, at) => findingOf(identityOf(mine, `r-${at}`)));
  await scanOf(store.db, mine, { findings });
  const before = await listFindings(store.db, { account: mine }, { limit: 10 });
  for (let more = 0; more < 20; more++) {
    const status = more % 2 === 0 ? "pass" : "fail";
    await scanOf(store.db, mine, { findings: findings.map(({ identity }) => findingOf(identity, { status })) });
  }
  const seen = [...before.rows];
  for (let cursor = before.next; cursor; ) {
    const page = await listFindings(store.db, { account: mine }, { limit: 10, cursor });
    seen.push(...page.rows);
    cursor = page.next;
  }
  expect(seen.map(({ status }) => status)).toEqual(Array(30).fill("fail"));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(30);
});

test("one finding whole: its history by status, newest words of the catalogue, and who read it", async () => {
  const mine = await newAccount(store.db);
  const [check] = checks as readonly Check[];
  if (!check) throw new Error("The catalogue is empty.");
  const identity = identityOf(mine, "one", check.kind);
  const scans = [];
  for (const [status, observed] of [
    ["fail", 1],
    ["fail", 2],
    ["unknown", 0],
    ["pass", 1],
  ] as const) {
    const finding = findingOf(identity, { check: check.id, status, observed });
    const scan = await scanOf(store.db, mine, {
      readings: [readingOf(identity, { Field: observed })],
      findings: [finding],
    });
    const startedAt = `2026-11-0${scans.push(scan)}T00:00:00.000Z`;
    await query(store.db, sql`update scans set started_at = ${startedAt} where id = ${scan.id}`);
  }
  const { id } = findingOf(identity, { check: check.id });
  const found = await getFinding(store.db, mine, id);
  expect(found).toMatchObject({
    id,
    title: check.title,
    rationale: check.rationale,
    controls: check.controls,
    status: "pass",
    evidence: [{ path: "Field", observed: 1, expected: "something" }],
    reason: null,
    fix: null,
    readBy: { action: "sagemaker:Describe", at: "2026-11-22T12:00:00.000Z" },
  });
  expect(found?.history.map(({ status, scan }) => [status, scan])).toEqual([
    ["fail", scans[0]?.id],
    ["unknown", scans[2]?.id],
    ["pass", scans[3]?.id],
  ]);
  expect(found?.firstSeen && found.firstSeen < found.since && found.readAt === "2026-11-22T12:00:00.000Z").toBe(true);
  expect(found?.isEarlier).toBe(true);
  // The second scan was the last that saw it fail: whoever fixed it did so later.
  expect(found?.fixedAfter).toBe("2026-11-02T00:00:00.000Z");
  expect(await getFinding(store.db, account, id)).toBeUndefined();
  expect(await getFinding(store.db, mine, "no such id")).toBeUndefined();
});

test("a report goes on with the scan it began with, and with the configurations that scan judged", async () => {
  const mine = await newAccount(store.db);
  const [bad, good] = [identityOf(mine, "bad"), identityOf(mine, "good")];
  const configuration = { Zeta: 1, Alpha: { Omega: [1, "x"], Beta: null } };
  await scanOf(store.db, mine, {
    readings: [readingOf(bad, configuration), readingOf(good, configuration)],
    findings: [findingOf(bad), findingOf(good, { status: "pass" })],
  });
  const [before] = await scansOnShow(store.db, [mine]);
  await scanOf(store.db, mine, {
    readings: [readingOf(bad, { Zeta: 2 }), readingOf(good, configuration)],
    findings: [findingOf(bad, { status: "pass" }), findingOf(good, { status: "pass" })],
  });
  const [after] = await scansOnShow(store.db, [mine]);
  const statusesAt = async (at: OnShow | undefined) => {
    const statuses = [];
    if (!at) throw new Error("The account is gone.");
    for await (const page of eachFindingPage(store.db, { account: mine }, at))
      for (const { status } of page) statuses.push(status);
    return statuses.sort();
  };
  expect(await statusesAt(before)).toEqual(["fail", "pass"]);
  expect(await statusesAt(after)).toEqual(["pass", "pass"]);
  const judged = await assessedAt(store.db, mine, before?.seq ?? 0, [bad.arn, bad.arn]);
  expect([...judged.keys()]).toEqual([bad.arn]);
  // In AWS's own order.
  expect(JSON.stringify(judged.get(bad.arn)?.configuration)).toBe(JSON.stringify(configuration));
});

test("the first live resources that fail a check are those its list begins with", async () => {
  const ids = [...new Set(all.map(({ check }) => check))];
  const examples = await failingExamples(store.db, account, [...ids, "no/such-check"], 2);
  for (const check of ids) {
    const filter = { account, check, status: ["fail" as const], exposure: "live" as const };
    const { rows } = await listFindings(store.db, filter, { limit: 2 });
    expect(examples.get(check) ?? []).toEqual(rows.map(({ resource }) => resource));
  }
  expect(examples.size).toBeGreaterThan(0);
  expect(examples.has("no/such-check")).toBe(false);
});
