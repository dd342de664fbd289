import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Category, categories, type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import type { Identity } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { Store } from "#lib/store/client.ts";
import { countEach, countFindings } from "#lib/store/findings-count.ts";
import { eachFinding } from "#lib/store/findings-list.ts";
import type { GroupCounts } from "#lib/store/group-counts.ts";
import { groupByOwner, type OwnerCounts } from "#lib/store/owner-groups.ts";
import { groupByPath } from "#lib/store/path-groups.ts";
import { groupByResource, type ResourceCounts } from "#lib/store/resource-groups.ts";
import { listResources } from "#lib/store/resources-list.ts";
import type { FindingRow, Page } from "#lib/store/views.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { addWaiver } from "#lib/store/waivers.ts";
import { dayOf } from "#lib/waivers/days.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount } from "./fixtures.ts";
import { gradedScan, type Owned } from "./graded-scan.ts";

const kinds = ["vpc", "endpoint", "training-job"];
const regions = ["us-east-1", "eu-west-1"];
const statuses: VerdictStatus[] = ["pass", "fail", "unknown", "not-applicable"];
const owners: Owned[] = ["Ada", "a, b", "no-owner", "unread", "unread\u0301"];

let store: Store;
let accounts: string[];
const ownerOf = ({ name }: Identity) => owners[Number(name.slice(2)) % owners.length] ?? "unread";

/** Resources of three kinds with three checks each, and paths over some of them: the last rests on what the first does, and one more. */
function findingsOf(account: string, many: number): Finding[] {
  const own = Array.from({ length: many }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? "";
    const identity = identityOf(account, `r-${at}`, kind, regions[at % 2]);
    return [0, 1, 2].map((which) =>
      findingOf(identity, {
        check: `${kind}/check-${which}`,
        severity: severities[(kinds.indexOf(kind) + which) % severities.length] as Severity,
        category: categories[which % categories.length] as Category,
        status: statuses[(at * 7 + which * 3) % statuses.length] as VerdictStatus,
        exposure: kind === "training-job" ? "record" : "live",
      }),
    );
  }).flat();
  const paths = [0, 1, 2].map((at) =>
    findingOf(identityOf(account, `p-${at}`, "attack-path", "us-east-1"), {
      ...{ check: "attack-path/is-broken", severity: "critical", category: "network" },
      status: statuses[at % 2] as VerdictStatus,
    }),
  );
  return [...own, ...paths];
}

/** The steps of a path, as they are stored: some of what they name is not there. */
function configurationOf({ account, kind, name }: Identity): Record<string, unknown> {
  if (kind !== "attack-path") return {};
  const at = Number(name.slice(2));
  const arnOf = (of: number) => identityOf(account, `r-${of}`, kinds[of % kinds.length], regions[of % 2]).arn;
  const step = (of: number, check: string | undefined) => ({ Arn: arnOf(of), ...(check && { Check: check }) });
  if (at === 1) return { Steps: "in other words" };
  return {
    Steps: [step(0, "vpc/check-0"), step(1, undefined), step(at + 1, "endpoint/check-1"), step(999, "vpc/check-0")],
  };
}

beforeAll(async () => {
  store = await openTestStore();
  const { db } = store;
  accounts = [await newAccount(db), await newAccount(db)];
  for (const account of accounts) {
    const all = findingsOf(account, 48);
    await gradedScan(db, account, all, { ownerOf, configurationOf });
    const gone = all.filter(({ identity }) => /^r-4[0-7]$/.test(identity.name)).map(({ identity }) => identity.arn);
    await gradedScan(db, account, findingsOf(account, 40), { ownerOf, configurationOf, gone: [...new Set(gone)] });
  }
  const [account = ""] = accounts;
  const scope = waiverScope.parse({ accounts: [account], checks: ["vpc/check-*"], resources: ["r-?"] });
  await addWaiver(db, { scope, reason: "Known", owner: "Ada", until: dayOf(new Date()) }, { by: "Ada" });
  await applyWaivers(db);
  // A scan under way, which nobody sees.
  await gradedScan(db, account, findingsOf(account, 10), { ownerOf: () => "Ada", isPublished: false });
});
afterAll(() => store.close());

const filters = fc.record(
  {
    account: fc.boolean(),
    status: fc.subarray(statuses),
    severity: fc.subarray([...severities]),
    category: fc.subarray([...categories].slice(0, 3)),
    kind: fc.subarray([...kinds, "attack-path"]),
    region: fc.subarray(regions),
    exposure: fc.constantFrom("live" as const, "record" as const),
    check: fc.constantFrom("vpc/check-0", "no/such-check"),
    owner: fc.constantFrom("Ada", "ada"),
    tagged: fc.subarray(["owner" as const, "no-owner" as const, "unread" as const]),
    waived: fc.constantFrom("only" as const, "without" as const),
    q: fc.constantFrom("R-1", "%"),
  },
  { requiredKeys: ["account"] },
);

async function found(filter: FindingFilter): Promise<FindingRow[]> {
  const rows: FindingRow[] = [];
  for await (const row of eachFinding(store.db, filter)) rows.push(row);
  return rows;
}

async function everyPage<Row>(page: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { rows: some, next } = await page(cursor);
    rows.push(...some);
    cursor = next;
  }
  return rows;
}

/** How findings fall, counted one by one. */
function countsOf(rows: readonly FindingRow[]): GroupCounts {
  const count = (wanted: VerdictStatus) => rows.filter(({ status }) => status === wanted).length;
  const [open, accepted, unknown] = [
    rows.filter(({ status, waiver }) => status === "fail" && !waiver),
    rows.filter(({ status, waiver }) => status === "fail" && waiver),
    rows.filter(({ status }) => status === "unknown"),
  ];
  const worst = [open, accepted, unknown].find((some) => some.length > 0) ?? [];
  return {
    severity: severities.find((one) => worst.some(({ severity }) => severity === one)) ?? null,
    counts: Object.fromEntries(statuses.map((status) => [status, count(status)])) as GroupCounts["counts"],
    waived: accepted.length,
  };
}

const bare = ({ severity, counts, waived }: GroupCounts) => ({ severity, counts, waived });

/** Runs over filters, with what of the findings matches but for the verdict, and which verdicts are asked for. */
async function underAnyFilter(
  check: (
    filter: FindingFilter,
    rows: FindingRow[],
    isShown: (rows: readonly FindingRow[]) => boolean,
  ) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(filters, async ({ account, status = [], ...parts }) => {
      const filter = { ...parts, account: account ? accounts : (accounts[0] ?? "") };
      const isShown = (rows: readonly FindingRow[]) =>
        rows.some((row) => status.length === 0 || status.includes(row.status));
      await check({ ...filter, status }, await found(filter), isShown);
    }),
    { numRuns: 40 },
  );
}

test("by resource: every resource of which a finding matches once, with what matches of it, in the order of the resources", async () => {
  await underAnyFilter(async (filter, rows, isShown) => {
    const groups: ResourceCounts[] = await everyPage((cursor) =>
      groupByResource(store.db, filter, { limit: 7, ...(cursor && { cursor }) }),
    );
    const own = Map.groupBy(rows, ({ resource }) => resource.arn);
    const wanted = [...own].filter(([, rows]) => isShown(rows));
    expect(new Map(groups.map((group) => [group.arn, bare(group)]))).toEqual(
      new Map(wanted.map(([arn, rows]) => [arn, countsOf(rows)])),
    );
    expect(groups).toHaveLength(wanted.length);
    const { rows: all } = await listResources(store.db, { account: filter.account }, { limit: 500 });
    const places = new Map(all.map(({ account, arn }, at) => [`${account} ${arn}`, at]));
    const order = groups.map(({ account, arn }) => places.get(`${account} ${arn}`) ?? -1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });
});

test("by owner: every owner of which a finding matches once, nobody's and what is not known apart and last", async () => {
  await underAnyFilter(async (filter, rows, isShown) => {
    const groups: OwnerCounts[] = await everyPage((cursor) =>
      groupByOwner(store.db, filter, { limit: 2, ...(cursor && { cursor }) }),
    );
    const own = Map.groupBy(rows, ({ resource }) =>
      resource.kind === "attack-path" ? pathOwner(resource.name) : ownerOf({ ...resource, account: "" }),
    );
    const wanted = [...own].filter(([, rows]) => isShown(rows));
    expect(new Map(groups.map((group) => [group.owner ?? group.tagged, bare(group)]))).toEqual(
      new Map(wanted.map(([owner, rows]) => [owner, countsOf(rows)])),
    );
    expect(groups).toHaveLength(wanted.length);
    const places = groups.map(({ tagged }) => ["owner", "no-owner", "unread"].indexOf(tagged));
    expect(places).toEqual(places.toSorted());
    for (const { owner, tagged, counts } of groups.slice(0, 2)) {
      const narrowed = owner === null ? { tagged: [tagged] } : { owner };
      const total = filter.status?.length ? filter.status : statuses;
      expect(await countFindings(store.db, { ...filter, ...narrowed })).toBe(
        total.reduce((sum, status) => sum + counts[status], 0),
      );
    }
  });
});

const pathOwner = (name: string) => owners[Number(name.slice(2)) % owners.length];

test("by path: what each rests on is what the filter of the path lists, and what none rests on is the rest", async () => {
  await underAnyFilter(async (filter, rows) => {
    const { status: _, ...anyVerdict } = filter;
    const { paths, rest } = await groupByPath(store.db, filter);
    const listed = await Promise.all(
      paths.map(async ({ id, account }) => found({ ...anyVerdict, account: [account], path: id })),
    );
    expect(paths.map(bare)).toEqual(listed.map(countsOf));
    const off = await found({ ...anyVerdict, path: "none" });
    expect(bare(rest)).toEqual(countsOf(off));
    const ids = [...listed.flat(), ...off].map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
    expect(new Set(off.map(({ id }) => id)).size + new Set(listed.flat().map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe("an attack path", () => {
  test("rests on itself and on the checks that break its steps, where there is such a finding", async () => {
    const [account = ""] = accounts;
    const { paths } = await groupByPath(store.db, { account });
    const names = await Promise.all(
      paths
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .map(async ({ id }) =>
          (await found({ account, path: id })).map(({ check, resource }) => `${resource.name} ${check}`).sort(),
        ),
    );
    expect(names).toEqual([
      ["p-0 attack-path/is-broken", "r-0 vpc/check-0", "r-1 endpoint/check-1"],
      ["p-1 attack-path/is-broken"],
      ["p-2 attack-path/is-broken", "r-0 vpc/check-0"],
    ]);
    expect(await found({ account, path: "no-such-path" })).toEqual([]);
  });
});

test("together: every account, check and severity as it is listed", async () => {
  await underAnyFilter(async (filter, _, isShown) => {
    const rows = (await found(filter)).filter((row) => isShown([row]));
    const keyOf = (account: string, check: string, status: string) => `${account} ${check} ${status}`;
    const counted = await countEach(store.db, filter);
    const wanted = Map.groupBy(rows, ({ account, check, status }) => keyOf(account, check, status));
    expect(new Map(counted.map(({ account, check, status, count }) => [keyOf(account, check, status), count]))).toEqual(
      new Map([...wanted].map(([key, own]) => [key, own.length])),
    );
  });
});

test("groups of what is gone are of what was there", async () => {
  const [account = ""] = accounts;
  const filter = { account, change: "gone" as const };
  const rows = await found(filter);
  expect(rows.length).toBeGreaterThan(0);
  const { rows: resources } = await groupByResource(store.db, filter);
  expect(new Set(resources.map(({ arn }) => arn))).toEqual(new Set(rows.map(({ resource }) => resource.arn)));
  const { rows: byOwner } = await groupByOwner(store.db, filter);
  expect(byOwner.reduce((sum, { counts }) => sum + counts.fail, 0)).toBe(rows.length);
});
