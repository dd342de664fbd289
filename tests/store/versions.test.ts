import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { lastSeenIn } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Store } from "#lib/store/client.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { type Db, query } from "#lib/store/query.ts";
import { closeResources, readingsAt, stageReadings } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { cancelScan, failScan } from "#lib/store/scans.ts";
import { visibleAt } from "#lib/store/versions.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, identityOf, newAccount, publish, readingOf, startScan } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What there is: the value of each resource, and the status of its one finding. */
type World = Map<string, { value: number; status: VerdictStatus }>;

const names = ["a", "b", "c", "d", "e"];
const kindOf = (name: string) => (name < "c" ? "vpc" : "subnet");

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("stage" as const),
      name: fc.constantFrom(...names),
      value: fc.nat(2),
      status: fc.constantFrom<VerdictStatus>("pass", "fail", "unknown", "not-applicable"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      kind: fc.constantFrom("vpc", "subnet"),
      seen: fc.subarray(names),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "publish" as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: "fail" as const }, { do: "cancel" as const }) },
);

async function worldAt(db: Db, account: string, seq: number): Promise<World> {
  const world: World = new Map();
  const rows = await query<{ name: string; status: VerdictStatus }>(
    db,
    sql`select name, status from findings where account = ${account} and ${visibleAt(seq)}`,
  );
  const statuses = new Map(rows.map(({ name, status }) => [name, status]));
  expect(rows.length).toBe(statuses.size);
  for await (const batch of readingsAt(db, { account, seq, settled: false })) {
    for (const reading of batch) {
      if (reading.status !== "read") throw new Error("Every reading was read.");
      const { name } = reading.identity;
      expect(world.has(name)).toBe(false);
      world.set(name, {
        value: (reading.resource as { value: number }).value,
        status: statuses.get(name) ?? "unknown",
      });
    }
  }
  expect([...statuses.keys()].sort()).toEqual([...world.keys()].sort());
  return world;
}

async function stage(db: Db, scan: ScanRecord, name: string, value: number, status: VerdictStatus): Promise<void> {
  const identity = identityOf(scan.account, name, kindOf(name));
  await stageReadings(db, { ...scan, readings: [readingOf(identity, { value })] });
  await stageFindings(db, { ...scan, findings: [findingOf(identity, { status })] });
}

const sorted = (world: World) => [...world].sort(([one], [other]) => (one < other ? -1 : 1));

test("every published scan stays as it was published, whatever later ones stage, publish or discard", async () => {
  const { db } = store;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const account = await newAccount(db);
      const published: World[] = [new Map()];
      let scan = await startScan(db, account);
      let staged: World = new Map();
      for (const one of steps) {
        if (one.do === "stage") {
          await stage(db, scan, one.name, one.value, one.status);
          staged.set(one.name, { value: one.value, status: one.status });
        } else if (one.do === "close") {
          const unseen = names.filter((name) => kindOf(name) === one.kind && !one.seen.includes(name));
          const gone = unseen.map((name) => identityOf(account, name, kindOf(name)).arn);
          await closeResources(db, scan, gone);
          for (const name of unseen) staged.delete(name);
        } else {
          if (one.do === "publish") {
            await publish(db, scan);
            published.push(staged);
          } else if (one.do === "fail") await failScan(db, scan, "It did not work.");
          else await cancelScan(db, scan);
          scan = await startScan(db, account);
          staged = new Map(published.at(-1));
        }
        expect(sorted(await worldAt(db, account, scan.seq))).toEqual(sorted(staged));
      }
      for (const [seq, world] of published.entries()) {
        expect(sorted(await worldAt(db, account, seq))).toEqual(sorted(world));
      }
    }),
    { numRuns: 40 },
  );
});

test("a discarded scan leaves every row as it was", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const first = await startScan(db, account);
  for (const name of names) await stage(db, first, name, 1, "fail");
  await publish(db, first);
  const rowsOf = async () =>
    (
      await Promise.all(
        ["resources", "graded_resources", "findings"].map((table) =>
          query(db, sql`select t::text as row from ${sql.identifier(table)} t where account = ${account} order by 1`),
        ),
      )
    ).flat();
  const before = await rowsOf();

  const second = await startScan(db, account);
  await stage(db, second, "a", 2, "pass");
  await stage(db, second, "z", 1, "pass");
  await closeResources(
    db,
    second,
    names.map((name) => identityOf(account, name, "vpc").arn),
  );
  expect(await rowsOf()).not.toEqual(before);
  await failScan(db, second, "It did not work.");

  expect(await rowsOf()).toEqual(before);
});

test("a scan that finds nothing new writes nothing, and what a crash made it stage twice is there once", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const count = async () =>
    (
      await query<{ count: number }>(
        db,
        sql`select (select count(*) from findings where account = ${account})::int
              + (select count(*) from resources where account = ${account})::int as count`,
      )
    )[0]?.count;
  const first = await startScan(db, account);
  for (const name of names) await stage(db, first, name, 1, "fail");
  for (const name of names) await stage(db, first, name, 1, "fail");
  await publish(db, first);
  expect(await count()).toBe(2 * names.length);

  const second = await startScan(db, account);
  await stage(db, second, "a", 2, "pass");
  await stage(db, second, "a", 1, "fail");
  for (const name of names) await stage(db, second, name, 1, "fail");
  await publish(db, second);
  expect(await count()).toBe(2 * names.length);
});

test("since is kept while the status stays, firstSeen also over a time in which the resource was gone", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const times = async () =>
    (
      await query<{ since: string; first: string; seq: number }>(
        db,
        sql`select since, first_seen as first, since_seq as seq from findings where account = ${account} and to_seq = 2147483647`,
      )
    )[0];
  const publishedWith = async (observed: number, status: VerdictStatus) => {
    const scan = await startScan(db, account);
    await stageFindings(db, { ...scan, findings: [findingOf(identityOf(account, "a"), { observed, status })] });
    await publish(db, scan);
    return times();
  };
  const first = await publishedWith(1, "fail");
  const otherEvidence = await publishedWith(2, "fail");
  expect(otherEvidence).toEqual(first);
  const passed = await publishedWith(2, "pass");
  expect(passed).toMatchObject({ first: first?.first, seq: 3 });

  const gone = await startScan(db, account);
  await stageReadings(db, { ...gone, readings: [readingOf(identityOf(account, "a"))] });
  await closeResources(db, gone, [identityOf(account, "a").arn]);
  await publish(db, gone);
  expect(await times()).toBeUndefined();
  expect(await publishedWith(1, "fail")).toMatchObject({ first: first?.first, seq: 5 });
});

test("text from AWS is stored whatever it holds, in names, keys and values", async () => {
  const { db } = store;
  const account = await newAccount(db);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()),
      async (name, resource) => {
        const scan = await startScan(db, account);
        await stageReadings(db, { ...scan, readings: [readingOf(identityOf(account, name), resource)] });
        await stageFindings(db, { ...scan, findings: [findingOf(identityOf(account, name), { observed: resource })] });
        const read = [];
        for await (const batch of readingsAt(db, { ...scan, settled: false })) read.push(...batch);
        expect(read).toHaveLength(1);
        expect(read[0]).toMatchObject({ status: "read", resource: JSON.parse(storable(resource)) });
        await failScan(db, scan, name);
      },
    ),
    { numRuns: 60, examples: [["\0\ud800\\u0000", { "\0": "\udfff \\u0000 \\\\u0000 \\ud800" }]] },
  );
});

/** What must come back: NULs and lone surrogates replaced, nothing else. */
function storable(value: unknown): string {
  return JSON.stringify(value, (_key, child) => {
    if (typeof child === "string") return child.toWellFormed().replaceAll("\0", "\ufffd");
    if (child === null || typeof child !== "object" || Array.isArray(child)) return child;
    return Object.fromEntries(
      Object.entries(child).map(([key, one]) => [key.toWellFormed().replaceAll("\0", "\ufffd"), one]),
    );
  });
}

test("what a part was is remembered when the whole is out of sight after it, and the other way round", async () => {
  const account = await newAccount(store.db);
  const identity = identityOf(account, "certificate", "iot-certificate");
  const failure = { class: "denied", action: "a:B", code: "AccessDenied", message: "no" } as const;
  const base = { identity, action: "a:List", readAt: "2026-11-26T10:00:00.000Z" };
  const read = (Policies: unknown, status: "read" | "unread"): Reading => ({
    ...{ ...base, status: "read", secrets: [] },
    resource: status === "read" ? { Id: "1", Policies } : { Id: "1" },
    parts: {
      Policies: status === "read" ? { status, action: "a:Policies" } : { status, action: "a:Policies", failure },
    },
  });
  const unread: Reading = { ...base, status: "unread", failure };
  const scans = [read(["open"], "read"), read(null, "unread"), unread, read(null, "unread"), unread, unread];
  for (const reading of scans) {
    const scan = await startScan(store.db, account);
    await stageReadings(store.db, { account, seq: scan.seq, readings: [reading] });
    await publish(store.db, scan);
    const found: Reading[] = [];
    for await (const batch of readingsAt(store.db, { account, seq: scan.seq, settled: false })) found.push(...batch);
    expect(found.map(lastSeenIn)).toEqual([{ Id: "1", Policies: ["open"] }]);
  }
});
