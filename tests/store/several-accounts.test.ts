import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Severity, severities } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { eventFacets, eventHistogram } from "#lib/store/events-statistics.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { countByCheck, countFindings } from "#lib/store/findings-count.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { stageReadings } from "#lib/store/resources.ts";
import { countResources, listResources, resourceFacets } from "#lib/store/resources-list.ts";
import { listScans } from "#lib/store/scans.ts";
import { tallyChecks } from "#lib/store/tallies.ts";
import type { Page } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, readingOf, scanOf, startScan } from "./fixtures.ts";

let store: Store;
let accounts: string[];
const statuses: VerdictStatus[] = ["pass", "fail", "unknown"];
const [first, second] = checks.map(({ id }) => id);

/** Everything about one account's resource; some have the same name and ARN in every account, as buckets may. */
async function fill(account: string, count: number): Promise<void> {
  const scan = await startScan(store.db, account);
  for (let at = 0; at < count; at++) {
    const own = identityOf(account, `r-${at}`, "vpc", at % 3 === 0 ? "us-east-1" : "eu-west-1");
    const identity = at % 4 === 0 ? { ...own, arn: `arn:aws:s3:::shared-${at}`, name: `shared-${at}` } : own;
    const parts = {
      check: (at % 2 === 0 ? first : second) ?? "",
      severity: severities[at % severities.length] as Severity,
      status: statuses[at % statuses.length] as VerdictStatus,
    };
    await stageReadings(store.db, { ...scan, readings: [readingOf(identity)] });
    await stageFindings(store.db, { ...scan, findings: [findingOf(identity, parts)] });
    await gradeAs(store.db, scan, identity, at % 2 === 0 ? "C" : "F");
  }
  await publish(store.db, scan);
}

beforeAll(async () => {
  store = await openTestStore();
  accounts = [await newAccount(store.db), await newAccount(store.db), await newAccount(store.db)];
  const [one = "", other = "", third = ""] = accounts;
  // At scans of other numbers, one of them with a scan under way.
  await fill(one, 13);
  await scanOf(store.db, other, {});
  await fill(other, 9);
  await fill(third, 5);
  await startScan(store.db, third);
  for (const [at, account] of accounts.entries()) {
    await insertEvents(
      store.db,
      account,
      Array.from({ length: 20 + at }, (_, event) => eventOf(event)),
    );
  }
});
afterAll(() => store.close());

type Asked = { cursor?: string; limit: number };

async function everyPage<Row>(limit: number, ask: (request: Asked) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<Row> = await ask({ limit, ...(cursor && { cursor }) });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

const findings = (account: string | string[], sort: "severity" | "newest" | "resource") => (request: Asked) =>
  listFindings(store.db, { account, sort }, request);
const resources = (account: string | string[], sort: "worst" | "name" | "kind") => (request: Asked) =>
  listResources(store.db, { account, sort }, request);
const events = (account: string | string[]) => (request: Asked) => listEvents(store.db, { account }, request);

const orders: [
  name: string,
  ask: (account: string | string[]) => (request: Asked) => Promise<Page<{ account: string }>>,
][] = [
  ["findings by severity", (account) => findings(account, "severity")],
  ["findings, the newest first", (account) => findings(account, "newest")],
  ["findings by resource", (account) => findings(account, "resource")],
  ["resources, the worst first", (account) => resources(account, "worst")],
  ["resources by name", (account) => resources(account, "name")],
  ["resources by kind", (account) => resources(account, "kind")],
  ["events", events],
];

describe.each(orders)("%s", (_, ask) => {
  test.each([1, 4, 500])("of several accounts are those of each, in each one's order, %i at a time", async (limit) => {
    const together = await everyPage(limit, ask(accounts));
    for (const account of accounts) {
      expect(together.filter((row) => row.account === account)).toEqual(await everyPage(100, ask(account)));
    }
    expect(new Set(together.map(({ account }) => account))).toEqual(new Set(accounts));
  });
});

test("the accounts' rows are merged, not put one after the other", async () => {
  const names = (await everyPage(3, resources(accounts, "name"))).map(({ name, arn }) => `${name} ${arn}`);
  expect(names).toEqual(names.toSorted());
  const worst = (await everyPage(3, findings(accounts, "severity"))).map(({ severity }) =>
    severities.indexOf(severity),
  );
  expect(worst).toEqual(worst.toSorted((one, other) => one - other));
  const times = (await everyPage(3, events(accounts))).map(({ at }) => at);
  expect(times).toEqual(times.toSorted().reverse());
});

test("what is published while pages are read does not show in them", async () => {
  const [one = "", other = ""] = [await newAccount(store.db), await newAccount(store.db)];
  await fill(one, 6);
  await fill(other, 6);
  const page = await listFindings(store.db, { account: [one, other] }, { limit: 5 });
  const scan = await startScan(store.db, other);
  await stageFindings(store.db, {
    ...scan,
    findings: [findingOf(identityOf(other, "a-new-one"), { severity: "info" })],
  });
  await publish(store.db, scan);
  const rest = await listFindings(store.db, { account: [one, other] }, { limit: 50, cursor: page.next ?? "" });
  expect([...page.rows, ...rest.rows]).toHaveLength(12);
  expect(await countFindings(store.db, { account: [one, other] })).toBe(13);
});

test("a cursor of one list of accounts is refused by another", async () => {
  const { next } = await listFindings(store.db, { account: accounts }, { limit: 2 });
  await expect(listFindings(store.db, { account: accounts.slice(1) }, { cursor: next ?? "" })).rejects.toMatchObject({
    code: "usage",
  });
});

test("counts, menus and histograms are of all of them", async () => {
  const sum = async (count: (account: string) => Promise<number>) =>
    (await Promise.all(accounts.map(count))).reduce((total, one) => total + one, 0);
  const filters = [{}, { status: ["fail"] }, { q: "shared" }, { region: ["us-east-1"] }] as const;
  for (const filter of filters) {
    expect(await countFindings(store.db, { account: accounts, ...filter })).toBe(
      await sum((account) => countFindings(store.db, { account, ...filter })),
    );
  }
  expect(await countResources(store.db, { account: accounts, q: "shared" })).toBe(
    await sum((account) => countResources(store.db, { account, q: "shared" })),
  );
  const byCheck = await countByCheck(store.db, { account: accounts });
  expect(byCheck.reduce((total, { count }) => total + count, 0)).toBe(27);
  expect(new Set(byCheck.map(({ check, status }) => `${check} ${status}`)).size).toBe(byCheck.length);
  const fails = (await tallyChecks(store.db, accounts)).reduce((total, { fail }) => total + fail, 0);
  expect(fails).toBe(await countFindings(store.db, { account: accounts, status: ["fail"] }));
  expect(await resourceFacets(store.db, accounts)).toEqual({ kinds: ["vpc"], regions: ["eu-west-1", "us-east-1"] });
  const bins = await eventHistogram(store.db, { account: accounts }, "day");
  expect(bins.reduce((total, { reads, changes, failed }) => total + reads + changes + failed, 0)).toBe(63);
  expect((await eventFacets(store.db, accounts)).actors.reduce((total, { count }) => total + count, 0)).toBe(63);
  expect((await listScans(store.db, { account: accounts })).rows).toHaveLength(5);
  expect((await listScans(store.db, { account: accounts, state: ["running"] })).rows).toHaveLength(1);
});
