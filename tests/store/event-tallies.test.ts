import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressClasses, clientClasses, type EventFilter, mfaStates } from "#lib/filters/activity.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { forgetTallies, tallyDays } from "#lib/store/event-tallies.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { beginMarking } from "#lib/store/events-signals.ts";
import { eventFacets, eventHistogram } from "#lib/store/events-statistics.ts";
import { type Db, query } from "#lib/store/query.ts";
import { removeRegion } from "#lib/store/removal.ts";
import { retire } from "#lib/store/retention.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { actors, eventOf, names } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

/** Over five days, of two regions; a third of each moment's are alike in what is counted. */
const events = Array.from({ length: 120 }, (_, nth): NewEvent => {
  const { event, resources } = eventOf(nth);
  const at = new Date(Date.parse("2026-11-18T20:00:00Z") + Math.floor(nth / 2) * 5_400_000).toISOString();
  const address = `198.51.100.${nth % 5}`;
  return { event: { ...event, id: `e-${nth}`, at, address, region: `us-east-${1 + (nth % 2)}` }, resources };
});

const filters: fc.Arbitrary<Partial<EventFilter>> = fc.record(
  {
    actor: fc.constantFrom(...actors),
    address: fc.constantFrom("198.51.100.1", "none"),
    name: fc.constantFrom(...names),
    region: fc.constantFrom(["us-east-1"], ["us-east-1", "us-east-2"]),
    source: fc.constantFrom(["iam.amazonaws.com"]),
    addressClass: fc.subarray([...addressClasses]),
    client: fc.subarray([...clientClasses]),
    mfa: fc.subarray([...mfaStates]),
    readOnly: fc.boolean(),
    failed: fc.boolean(),
    error: fc.constantFrom("AccessDenied"),
    tls: fc.constantFrom(["1.2" as const]),
    q: fc.constantFrom("alice"),
    from: fc.constantFrom("2026-11-19T00:00:00Z", "2026-11-20T07:30:00+01:00"),
    to: fc.constantFrom("2026-11-22T00:00:00.000Z", "2026-11-21T12:00:00Z", "2026-11-20T09:00:00Z"),
  },
  { requiredKeys: [] },
);

/** By the events one by one: hours are never counted before. */
async function slowly(filter: EventFilter) {
  const days = new Map<string, { reads: number; changes: number; failed: number }>();
  for (const { at, ...more } of await eventHistogram(db, filter, "hour")) {
    const day = days.get(at.slice(0, 10)) ?? { reads: 0, changes: 0, failed: 0 };
    for (const what of ["reads", "changes", "failed"] as const) day[what] += more[what];
    days.set(at.slice(0, 10), day);
  }
  return [...days].map(([day, counts]) => ({ at: `${day}T00:00:00.000Z`, ...counts }));
}

async function expectRight(account: string | string[], filter: Partial<EventFilter>) {
  const all = { ...filter, account: [account].flat() };
  expect(await eventHistogram(db, all, "day")).toEqual(await slowly(all));
}

test("events over time are the same whichever days are counted, whatever the filter, and in whatever order they came", async () => {
  const step = fc.oneof(fc.constant("count" as const), fc.integer({ min: 1, max: 60 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 6 }),
      fc.array(filters, { minLength: 4, maxLength: 8 }),
      async (steps, asked) => {
        const [account, other] = [await newAccount(db), await newAccount(db)];
        await insertEvents(db, other, events.slice(0, 9));
        await tallyDays(db, other);
        const left = events.toReversed();
        for (const one of [...steps, 200]) {
          if (one === "count") await tallyDays(db, account);
          else await insertEvents(db, account, left.splice(0, one));
          for (const filter of asked) await expectRight([account, other], filter);
        }
        await tallyDays(db, account);
        for (const filter of [{}, ...asked]) await expectRight([account, other], filter);
      },
    ),
    { numRuns: 15 },
  );
});

test("what there is to choose from is counted the same before and after", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, events.slice(0, 80));
  const before = await eventFacets(db, account);
  expect(before.actors.reduce((sum, { count }) => sum + count, 0)).toBe(80);
  expect(before.errors).toEqual([{ value: "AccessDenied", count: 16 }]);
  await tallyDays(db, account);
  expect(await eventFacets(db, account)).toEqual(before);
  await insertEvents(db, account, events);
  const all = await eventFacets(db, account);
  expect(all.names.reduce((sum, { count }) => sum + count, 0)).toBe(120);
  await tallyDays(db, account);
  expect(await eventFacets(db, account)).toEqual(all);
});

const noted = async (account: string) =>
  (await query<{ day: string }>(db, sql`select day from untallied_days where account = ${account} order by day`)).map(
    ({ day }) => day,
  );

test("a day is noted by what comes, and by nothing that was there", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, events);
  expect(await noted(account)).toEqual(["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]);
  await tallyDays(db, account, AbortSignal.abort());
  expect(await noted(account)).toHaveLength(5);
  await Promise.all([tallyDays(db, account), tallyDays(db, account)]);
  expect(await noted(account)).toEqual([]);
  await insertEvents(db, account, events);
  expect(await noted(account)).toEqual([]);
  await expectRight(account, {});
});

test("what CloudTrail says in a file's place is counted at its own time, and not at the file's", async () => {
  const account = await newAccount(db);
  const [one] = events;
  if (!one) throw new Error("There are no events.");
  const forged = { ...one, event: { ...one.event, at: "2026-10-01T00:00:00.000Z", actor: "mallory", fromFile: true } };
  await insertEvents(db, account, [forged]);
  await tallyDays(db, account);
  await insertEvents(db, account, [one]);
  for (const count of [() => undefined, () => tallyDays(db, account)]) {
    await count();
    expect((await eventHistogram(db, { account }, "day")).map(({ at }) => at)).toEqual(["2026-11-18T00:00:00.000Z"]);
    expect((await eventFacets(db, account)).actors).toEqual([{ value: one.event.actor, count: 1 }]);
  }
});

test("what is read anew out of its record is counted by what it says then", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, events.slice(0, 10));
  await tallyDays(db, account);
  const mark = await beginMarking(db, "another version", (event) => ({ ...event, actor: "renamed" }));
  await mark?.(new AbortController().signal);
  expect((await eventFacets(db, account)).actors).toEqual([{ value: "renamed", count: 10 }]);
  await tallyDays(db, account);
  expect((await eventFacets(db, account)).actors).toEqual([{ value: "renamed", count: 10 }]);
});

test("what is too old to be kept is counted no more, nor what was of a region that is removed", async () => {
  const account = await newAccount(db);
  await insertEvents(db, account, events);
  await tallyDays(db, account);
  await retire(db, account, { history: "all", events: 1 }, { now: new Date("2026-11-21T13:00:00Z") });
  const [first] = await eventHistogram(db, { account }, "day");
  expect(first?.at).toBe("2026-11-20T00:00:00.000Z");
  await expectRight(account, {});
  await tallyDays(db, account);
  await expectRight(account, {});
  // There is nothing left to forget, so nothing is to be counted anew.
  await forgetTallies(db, account, "2026-11-20T13:00:00.000Z");
  expect(await noted(account)).toEqual([]);
  await removeRegion(db, account, "us-east-2");
  expect((await eventFacets(db, account)).names.reduce((sum, { count }) => sum + count, 0)).toBeLessThan(60);
  await expectRight(account, {});
});
