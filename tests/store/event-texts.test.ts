import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { insertEvents } from "#lib/store/events.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { beginMarking } from "#lib/store/events-signals.ts";
import { eventHistogram } from "#lib/store/events-statistics.ts";
import { type Db, query } from "#lib/store/query.ts";
import { beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import { retire } from "#lib/store/retention.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

const count = async (table: string, account: string) => {
  const of = sql.identifier(table);
  const [row] = await query<{ n: number }>(db, sql`select count(*)::int as n from ${of} where account = ${account}`);
  return row?.n;
};

async function found(account: string, q: string) {
  const { rows } = await listEvents(db, { account, q }, { limit: 500 });
  return [rows.map(({ id }) => id), await eventHistogram(db, { account, q }, "hour")];
}

/** One event with these words in it. */
function saying(at: number, actor: string, userAgent: string) {
  const one = eventOf(at);
  return { ...one, event: { ...one.event, actor, userAgent } };
}

test("a search finds the same before, while and after the texts are noted, whatever the text", async () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "B", "b", "-", "%", "_", "\\", " ", "ä", "Ä", "\n"),
    minLength: 1,
    maxLength: 5,
  });
  const words = fc.array(fc.tuple(letters, letters), { minLength: 2, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(words, letters, async (texts, search) => {
      const account = await newAccount(db);
      const events = texts.map(([actor, agent], at) => saying(at, actor, agent));
      // In two, so that one can be noted while the other is not.
      await insertEvents(db, account, events.slice(0, 1));
      await insertEvents(db, account, events.slice(1));
      const searches = [search, texts[0]?.[0] ?? "", "198.51", "\nb", "CREATE", "nobody says this"];
      const all = () => Promise.all(searches.map((one) => found(account, one)));
      const before = await all();
      const [due] = await query<{ number: number }>(
        db,
        sql`select min(number)::int as number from event_texts_due where account = ${account}`,
      );
      await query(db, sql`update event_texts_due set account = 'later' where number > ${due?.number ?? 0}`);
      await noteEventTexts(db, account);
      await query(db, sql`update event_texts_due set account = ${account} where account = 'later'`);
      expect(await count("event_texts", account)).toBe(1);
      expect(await all()).toEqual(before);
      await noteEventTexts(db, account);
      await noteEventTexts(db, account);
      expect(await count("event_texts_due", account)).toBe(0);
      expect(await count("event_texts", account)).toBe(events.length);
      expect(await all()).toEqual(before);
      // What comes then and is not noted yet is found beside it.
      await insertEvents(db, account, [saying(89, "quite-another", "x")]);
      expect((await found(account, "QUITE"))[0]).toEqual([eventOf(89).event.id]);
    }),
    { numRuns: 12 },
  );
});

test("noting stops between two steps, and goes on the next time, several at once", async () => {
  const account = await newAccount(db);
  for (const at of [1, 2, 3]) await insertEvents(db, account, [eventOf(at)]);
  await noteEventTexts(db, account, AbortSignal.abort());
  expect(await count("event_texts", account)).toBe(0);
  await Promise.all([noteEventTexts(db, account), noteEventTexts(db, account)]);
  expect([await count("event_texts", account), await count("event_texts_due", account)]).toEqual([3, 0]);
});

test("what is read anew under other rules is found by what it says then", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, [saying(1, "before-the-rules", "x")]);
  await noteEventTexts(db, account);
  const work = await beginMarking(db, "other rules", (event) => ({ ...event, actor: "after-the-rules" }));
  await work?.(new AbortController().signal);
  for (const _ of [1, 2]) {
    expect((await found(account, "before-the"))[0]).toEqual([]);
    expect((await found(account, "after-the"))[0]).toHaveLength(1);
    await noteEventTexts(db, account);
  }
});

test("CloudTrail's own event takes the place of a file's in searches too", async () => {
  const account = await newAccount(db);
  const { event, resources } = saying(1, "forged", "x");
  await insertEvents(db, account, [{ event: { ...event, fromFile: true }, resources }]);
  await noteEventTexts(db, account);
  await insertEvents(db, account, [saying(1, "genuine", "x")]);
  for (const _ of [1, 2]) {
    expect((await found(account, "forged"))[0]).toEqual([]);
    expect((await found(account, "genuine"))[0]).toEqual([event.id]);
    await noteEventTexts(db, account);
  }
});

test("with an event goes all that hangs on it, whoever takes it away", async () => {
  const of = ["events", "event_resources", "event_records", "event_texts"];
  const counts = (account: string) => Promise.all(of.map((table) => count(table, account)));
  const filled = async () => {
    const account = await newAccount(db);
    await insertEvents(db, account, [eventOf(1), eventOf(2)]);
    await noteEventTexts(db, account);
    expect(await counts(account)).toEqual([2, 2, 2, 2]);
    await insertEvents(db, account, [eventOf(3)]);
    return account;
  };
  const old = await filled();
  await retire(db, old, { history: "all", events: 1 }, { now: new Date("2027-11-20T00:00:00Z") });
  expect(await counts(old)).toEqual([0, 0, 0, 0]);
  // What was due of them is done.
  await noteEventTexts(db, old);
  expect([await count("event_texts_due", old), ...(await counts(old))]).toEqual([0, 0, 0, 0, 0]);
  const region = await filled();
  await removeRegion(db, region, eventOf(1).event.region);
  expect(await counts(region)).toEqual([0, 0, 0, 0]);
  const gone = await filled();
  await beginRemoval(db, gone);
  await noteEventTexts(db, gone);
  expect((await counts(gone)).at(-1)).toBe(2);
  await finishRemoval(db, gone);
  expect([await count("event_texts_due", gone), ...(await counts(gone))]).toEqual([0, 0, 0, 0, 0]);
});

test("among many events one is found by the index of trigrams", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, [saying(1, "needle-1", "x")]);
  await query(
    db,
    sql`insert into event_texts (account, event, text)
        select ${account}, 'event-' || n, 'DescribeModel' || chr(10) || md5(n::text) from generate_series(1000, 30000) n`,
  );
  await noteEventTexts(db, account);
  await query(db, sql`analyze event_texts`);
  await query(db, sql`vacuum event_texts`);
  const plan = await query<{ "QUERY PLAN": string }>(
    db,
    sql`explain select event from event_texts where account = ${account} and text ilike '%NEEDLE%'`,
  );
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("event_texts_by_trigram");
  expect((await found(account, "needle"))[0]).toHaveLength(1);
  // Of very many, one that is an event.
  expect((await found(account, "describemodel"))[0]).toEqual([eventOf(1).event.id]);
});
