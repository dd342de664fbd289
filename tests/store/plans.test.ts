import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/filters/activity.ts";
import type { Store } from "#lib/store/client.ts";
import { type SQL, sql } from "#lib/store/drizzle.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { insertEvents } from "#lib/store/events.ts";
import { listChanges } from "#lib/store/events-changes.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { latestUse } from "#lib/store/events-use.ts";
import { type Db, query } from "#lib/store/query.ts";
import { readingsAt, stageReadings } from "#lib/store/resources.ts";
import { measureGrown } from "#lib/store/statistics.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { identityOf, newAccount, readingOf, startScan } from "./fixtures.ts";

/* What the database goes through for an answer, in an account's first hours: nobody has taken statistics of what was just written. */

interface Plan {
  "Actual Rows": number;
  "Actual Loops": number;
  "Relation Name"?: string;
  Plans?: Plan[];
  [removed: `Rows Removed by ${string}`]: number | undefined;
}

let store: Store;
let account: string;

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
});
afterAll(() => store.close());

/** Rows that plans of everything that `work` asks read from tables and indexes, those that were passed over among them. */
async function readBy(work: (db: Db) => Promise<unknown>): Promise<number> {
  const asked: SQL[] = [];
  const execute = (statement: SQL) => {
    asked.push(statement);
    return store.db.execute(statement);
  };
  const db = Object.assign(Object.create(store.db) as Db, { execute });
  await work(db);
  let read = 0;
  for (const statement of asked) {
    const { rows } = (await store.db.execute(
      sql`explain (analyze, timing off, format json) ${statement}`,
    )) as unknown as {
      rows: { "QUERY PLAN": [{ Plan: Plan }] }[];
    };
    for (const row of rows) read += readIn(row["QUERY PLAN"][0].Plan);
  }
  return read;
}

function readIn(plan: Plan): number {
  const inner = (plan.Plans ?? []).reduce((sum, one) => sum + readIn(one), 0);
  if (!plan["Relation Name"]) return inner;
  const removed = Object.entries(plan).filter(([name]) => name.startsWith("Rows Removed by"));
  const each = removed.reduce((sum, [, rows]) => sum + Number(rows), plan["Actual Rows"]);
  return inner + each * plan["Actual Loops"];
}

/** Each of thirty models is changed a hundred times. */
const models = Array.from({ length: 30 }, (_, at) => `arn:aws:sagemaker:us-east-1:${at}:model/churn`);
const each = 100;
const [about = ""] = models;

test("who changed something, and who last used it, is looked up event by event", async () => {
  const events = models.flatMap((arn, model) =>
    Array.from({ length: each }, (_, nth) => {
      const { event } = eventOf(nth);
      const own = { id: `${model}-${nth}`, name: "UpdateModel", readOnly: false, errorCode: null };
      return { event: { ...event, ...own }, resources: [{ arn, kind: "model" }] };
    }),
  );
  await insertEvents(store.db, account, events);

  const wanted = models.slice(0, 10);
  const found = await listChanges(store.db, account, wanted, 20);
  expect([...found.values()].map((changes) => changes.length)).toEqual(wanted.map(() => 20));
  // A link, an event and its record.
  expect(await readBy((db) => listChanges(db, account, wanted, 20))).toBeLessThanOrEqual(wanted.length * 20 * 3);
  expect(await readBy((db) => latestUse(db, account, ["UpdateModel"], { about }))).toBe(2);
  // Of a call that nobody made: every event of the one model.
  expect(await readBy((db) => latestUse(db, account, ["DeleteModel"], { about }))).toBeLessThanOrEqual(each * 2);
});

test("what happened to a resource is listed by its links, once a sync has counted its days", async () => {
  await tallyDays(store.db, account);
  const limit = 20;
  const list = (more: Omit<EventFilter, "account">) => (db: Db) => {
    return listEvents(db, { account: [account], resource: about, ...more }, { limit });
  };
  for (const more of [{}, { readOnly: false }, { failed: false }, { name: "UpdateModel" }]) {
    expect((await list(more)(store.db)).rows).toHaveLength(limit);
    // A link and an event for each row, and for the next page's first.
    expect(await readBy(list(more)), JSON.stringify(more)).toBeLessThanOrEqual((limit + 1) * 2);
  }
  expect(await readBy(list({ name: "DeleteModel" }))).toBeLessThanOrEqual(each * 2);
});

test("a table is measured when it has grown by a fifth", async () => {
  const scan = await startScan(store.db, account);
  let jobs = 0;
  const known = async (more: number) => {
    const readings = Array.from({ length: more }, () => {
      return readingOf(identityOf(account, `job-${jobs++}`, "training-job"), { TrainingJobStatus: "Completed" });
    });
    await stageReadings(store.db, { ...scan, readings });
    await measureGrown(store.db, ["resources"]);
    const [{ rows } = { rows: 0 }] = await query<{ rows: number }>(
      store.db,
      sql`select reltuples::int as rows from pg_class where oid = 'resources'::regclass`,
    );
    return rows;
  };
  expect(await known(1_000)).toBe(1_000);
  expect(await known(50)).toBe(1_000);
  expect(await known(500)).toBe(1_550);
  // What was just written is read back once, and nothing else with it.
  const back = async (db: Db) => {
    let read = 0;
    for await (const batch of readingsAt(db, { ...scan, settled: true, onlyNew: true })) read += batch.length;
    return read;
  };
  expect(await back(store.db)).toBe(jobs);
  expect(await readBy(back)).toBe(jobs);
});
