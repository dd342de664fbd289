import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { getEvent, listEvents } from "#lib/store/events-list.ts";
import { lastVerdicts } from "#lib/store/findings.ts";
import { countByCheck, countFindings } from "#lib/store/findings-count.ts";
import { getFinding, listFindings } from "#lib/store/findings-list.ts";
import { type Db, query } from "#lib/store/query.ts";
import {
  countHardlyJudged,
  countResources,
  getResource,
  listResources,
  resourceFacets,
} from "#lib/store/resources-list.ts";
import { type Retention, retire } from "#lib/store/retention.ts";
import { getCoverage, getScan, latestUnits, listScans, saveProgress } from "#lib/store/scans.ts";
import { tallyChecks } from "#lib/store/tallies.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { daysAgo, now, scanned, stage } from "./few-names.ts";
import { newAccount, publish, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

/** Everything that is shown of the account as it is; of histories how they end. */
async function shown(account: string) {
  const { rows } = await listFindings(db, { account });
  const lists = await Promise.all([
    ...(["severity", "newest", "resource"] as const).map((sort) => listFindings(db, { account, sort })),
    ...findingChangeKinds.map((change) => listFindings(db, { account, change })),
    ...(["worst", "name", "kind"] as const).map((sort) => listResources(db, { account, sort })),
  ]);
  const counts = await Promise.all([
    countFindings(db, { account }),
    countByCheck(db, { account }),
    tallyChecks(db, account),
    countResources(db, { account }),
    countHardlyJudged(db, account),
    resourceFacets(db, account),
    latestUnits(db, account),
  ]);
  const details = await Promise.all(rows.map(({ id }) => getFinding(db, account, id)));
  const resources = await Promise.all(rows.map(({ resource }) => getResource(db, account, resource.arn)));
  const seq = (await currentSeq(db, account)) + 1;
  const ids = rows.map(({ id }) => id);
  const unknown = rows.filter(({ status }) => status === "unknown").map(({ id }) => id);
  const before = [...(await lastVerdicts(db, { account, seq }, ids))].filter(([id]) => unknown.includes(id)).sort();
  return {
    ...{ lists, counts, resources, before },
    // What came before goes with its scans.
    details: details.map((one) => one && { ...one, history: one.history.at(-1)?.status, fixedAfter: null }),
  };
}

test("what the scan on show shows is what it was, whatever is no longer kept, and a scan under way ends as it would", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(scanned, { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 1, max: 90 }),
      scanned,
      async (scans, days, running) => {
        const account = await newAccount(db);
        for (const [at, { found, value, isWhole }] of scans.entries()) {
          const scan = await startScan(db, account);
          const step = { region: "us-east-1", kind: "vpc", state: "done" as const, read: 1, unread: 0 };
          await saveProgress(db, scan, { phase: "done", steps: [step], calls: 1, throttles: 0, evaluated: 1 });
          await stage(db, scan, { found, value, isWhole });
          await publish(db, scan);
          const then = daysAgo((scans.length - at) * 10);
          await query(db, sql`update scans set requested_at = ${then}, finished_at = ${then} where id = ${scan.id}`);
        }
        const before = await shown(account);
        const trend = (await listScans(db, account)).rows;
        const kept = trend.filter(({ finishedAt }) => (finishedAt ?? "") >= daysAgo(days));
        const retention: Retention = { history: days, events: "all" };

        const next = await startScan(db, account);
        await stage(db, next, running);
        await retire(db, account, retention, { now });
        expect(await shown(account)).toEqual(before);
        const left = (await listScans(db, account)).rows;
        expect(left.filter(({ id }) => id !== next.id).map(({ id }) => id)).toEqual(
          expect.arrayContaining(kept.map(({ id }) => id)),
        );
        expect((await retire(db, account, retention, { now })).history).toBe(0);

        await publish(db, next);
        const after = await shown(account);
        await retire(db, account, { history: 1, events: "all" }, { now: new Date(now.getTime() + 1e10) });
        expect(await shown(account)).toEqual(after);
        const [versions] = await query<{ count: number }>(
          db,
          sql`select count(*)::int as count from resources where account = ${account} and to_seq < ${next.seq - 2}`,
        );
        expect(versions?.count).toBe(0);
      },
    ),
    { numRuns: 15 },
  );
});

test("a scan that is no longer kept leaves nothing behind; one whose reading is still the latest stays", async () => {
  const account = await newAccount(db);
  const ids: string[] = [];
  for (let at = 0; at < 5; at++) {
    const scan = await startScan(db, account);
    ids.push(scan.id);
    const step = { region: "us-east-1", kind: "vpc", state: "done" as const, read: 1, unread: 0 };
    await saveProgress(db, scan, { phase: "done", steps: [step], calls: 1, throttles: 0, evaluated: 1 });
    await stage(db, scan, { found: { a: "fail" }, value: at, isWhole: at < 2 });
    await publish(db, scan);
    const then = daysAgo(500 - at);
    await query(db, sql`update scans set requested_at = ${then}, finished_at = ${then} where id = ${scan.id}`);
  }
  await retire(db, account, { history: "all", events: "all" }, { now });
  expect((await listScans(db, account)).rows).toHaveLength(5);
  await retire(db, account, { history: 400, events: 400 }, { now });
  // The second still is the last that read vpc; the two before the one on show stay for who is reading their pages.
  expect((await listScans(db, account)).rows.map(({ id }) => id)).toEqual(ids.slice(1).reverse());
  expect(await getScan(db, ids[0] ?? "")).toBeUndefined();
  expect(await getCoverage(db, ids[0] ?? "")).toEqual([]);
  for (const table of ["scan_steps", "scan_units"]) {
    expect(await query(db, sql`select 1 from ${sql.identifier(table)} where scan = ${ids[0]}`)).toEqual([]);
  }
});

test("events that are older than is kept go, with what they were about; the others stay", async () => {
  const account = await newAccount(db);
  const other = await newAccount(db);
  const events = Array.from({ length: 1_200 }, (_, at) => {
    const one = eventOf(at);
    return { ...one, event: { ...one.event, id: `e${at}`, at: daysAgo(at) } };
  });
  for (const one of [account, other]) await insertEvents(db, one, events);
  expect((await retire(db, account, { history: "all", events: 100 }, { now })).events).toBe(1_099);
  const { rows } = await listEvents(db, { account }, { limit: 200 });
  expect(rows.map(({ id }) => id)).toEqual(events.slice(0, 101).map(({ event }) => event.id));
  expect((await getEvent(db, account, "e100"))?.resources).toHaveLength(1);
  const [links] = await query<{ count: number }>(
    db,
    sql`select count(*)::int as count from event_resources where account = ${account}`,
  );
  expect(links?.count).toBe(101);
  expect((await listEvents(db, { account: other }, { limit: 1_000 })).rows).toHaveLength(1_000);
});

test("stops between two steps, and goes on the next time", async () => {
  const account = await newAccount(db);
  const events = Array.from({ length: 600 }, (_, at) => {
    const one = eventOf(at);
    return { ...one, event: { ...one.event, id: `e${at}`, at: daysAgo(500 + at) } };
  });
  await insertEvents(db, account, events);
  const stopped = { now, signal: AbortSignal.abort() };
  expect((await retire(db, account, { history: 400, events: 400 }, stopped)).events).toBe(0);
  expect((await retire(db, account, { history: 400, events: 400 }, { now })).events).toBe(600);
});
