import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { comparePeriods } from "#lib/store/events-compare.ts";
import { query } from "#lib/store/query.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let account: string;
const events = Array.from({ length: 90 }, (_, at) => eventOf(at));

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
  await insertEvents(store.db, await newAccount(store.db), [eventOf(1)]);
});
afterAll(() => store.close());

test("what came and what is gone is what a look at all events says", async () => {
  const start = Date.parse("2026-11-20T22:00:00.000Z");
  const minutes = fc.integer({ min: 0, max: 400 });
  const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(minutes, { minLength: 3, maxLength: 3 }), async (given) => {
      const [before = "", from = "", to = ""] = given.toSorted((one, other) => one - other).map(at);
      const found = await comparePeriods(store.db, account, { before, from, to });
      for (const [table, field] of [
        ["actors", "actor"],
        ["calls", "name"],
        ["addresses", "address"],
      ] as const) {
        const valuesIn = (first: string, until: string) =>
          new Set(events.flatMap(({ event }) => (event.at >= first && event.at < until ? [event[field]] : [])));
        const [now, earlier] = [valuesIn(from, to), valuesIn(before, from)];
        const values = (side: "came" | "gone") => found[table][side].rows.map(({ value }) => value).toSorted();
        expect(values("came")).toEqual([...now.difference(earlier)].toSorted());
        expect(values("gone")).toEqual([...earlier.difference(now)].toSorted());
        for (const { value, count, first, last } of [...found[table].came.rows, ...found[table].gone.rows]) {
          const own = events.filter(({ event }) => event[field] === value && event.at >= before && event.at < to);
          const times = own.map(({ event }) => event.at).toSorted();
          expect([count, first, last]).toEqual([own.length, times[0], times.at(-1)]);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("more than a hundred are counted, and nothing is compared with nothing", async () => {
  const mine = await newAccount(store.db);
  const none = { rows: [], total: 0 };
  const periods = {
    before: "2026-11-01T00:00:00.000Z",
    from: "2026-11-02T00:00:00.000Z",
    to: "2026-11-03T00:00:00.000Z",
  };
  expect((await comparePeriods(store.db, mine, periods)).actors).toEqual({ came: none, gone: none });
  const many = Array.from({ length: 130 }, (_, at) => {
    const { event, resources } = eventOf(1);
    return {
      event: { ...event, id: `many-${at}`, at: "2026-11-02T10:00:00.000Z", address: `198.51.100.${at}` },
      resources,
    };
  });
  await insertEvents(store.db, mine, many);
  const { addresses, actors } = await comparePeriods(store.db, mine, periods);
  expect([addresses.came.total, addresses.came.rows.length, actors.came.total]).toEqual([130, 100, 1]);
});

test("values are skipped through by their index, and their events by the same", async () => {
  await query(store.db, sql`analyze events`);
  await query(store.db, sql`set enable_seqscan = off`);
  const plans: string[] = [];
  const db = Object.assign(Object.create(store.db), {
    execute: async (statement: Parameters<typeof store.db.execute>[0]) => {
      plans.push(JSON.stringify(await store.db.execute(sql`explain ${statement}`)));
      return { rows: [] };
    },
  });
  const time = "2026-11-02T00:00:00.000Z";
  await comparePeriods(db, account, { before: time, from: time, to: time });
  await query(store.db, sql`reset enable_seqscan`);
  const indices = ["events_by_actor", "events_by_name", "events_by_address"];
  expect(plans.map((plan, at) => plan.includes(indices[at] ?? "-") && !plan.includes("Seq Scan on events"))).toEqual([
    true,
    true,
    true,
  ]);
});
