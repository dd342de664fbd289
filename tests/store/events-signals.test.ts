import { afterAll, beforeAll, expect, test } from "vitest";
import { signalsIn } from "#lib/signals/index.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { beginMarking, isMarkingUnderWay } from "#lib/store/events-signals.ts";
import { latestOfSignals } from "#lib/store/events-worst.ts";
import { query } from "#lib/store/query.ts";
import type { EventRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let account: string;
const events = Array.from({ length: 450 }, (_, at) => {
  const one = eventOf(at);
  return { ...one, event: { ...one.event, id: `event-${at}`, mfa: at % 7 === 0 ? false : one.event.mfa } };
});
const expected = events
  .map(({ event }) => ({ id: event.id, at: event.at, signals: signalsIn(event).map(({ id }) => id) }))
  .filter(({ signals }) => signals.length > 0)
  .sort((one, other) => (other.at + other.id < one.at + one.id ? -1 : 1));
const idle = new AbortController().signal;
const asItIs = <Row>(event: Row) => event;

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
});
afterAll(() => store.close());

const stored = async () =>
  (await latestOfSignals(store.db, account, 500)).map(({ id, at, signals }) => ({ id, at, signals }));

test("events are marked as they are stored, and come newest first", async () => {
  expect(expected.length).toBeGreaterThan(50);
  expect(await stored()).toEqual(expected);
  expect(await latestOfSignals(store.db, account, 3)).toHaveLength(3);
  expect(await latestOfSignals(store.db, await newAccount(store.db), 3)).toEqual([]);
});

test("what an earlier version stored is marked once, and until then whoever asks is told", async () => {
  // Without marks, as before there were any, and with those of a signal that is gone.
  await query(store.db, sql`update events set signals = case when id like '%1' then '{gone}'::text[] else '{}' end`);
  const work = await beginMarking(store.db, "first", asItIs);
  expect(await isMarkingUnderWay(store.db)).toBe(true);
  await work?.(idle);
  expect(await stored()).toEqual(expected);
  expect(await isMarkingUnderWay(store.db)).toBe(false);
  expect(await beginMarking(store.db, "first", asItIs)).toBeUndefined();
});

test("what a record says by the rules of today is read anew", async () => {
  const [some] = events;
  if (!some) throw new Error("There is no event.");
  const rules = <Row extends EventRow>(event: Row) =>
    event.id === some.event.id ? { ...event, accessKeyId: "AKIA" } : event;
  await (await beginMarking(store.db, "other rules", rules))?.(idle);
  const { rows } = await listEvents(store.db, { account, accessKey: "AKIA" });
  expect(rows.map(({ id }) => id)).toEqual([some.event.id]);
  expect(await stored()).toEqual(expected);
});

test("what CloudTrail put in a file's place between reading and marking stays as CloudTrail said it", async () => {
  const mine = await newAccount(store.db);
  const { event, resources } = eventOf(1);
  await insertEvents(store.db, mine, [{ event: { ...event, actor: "forged", fromFile: true }, resources }]);
  let isReplaced = false;
  const racing: typeof store.db = Object.create(store.db, {
    transaction: {
      value: async (work: Parameters<typeof store.db.transaction>[0]) => {
        if (!isReplaced) await insertEvents(store.db, mine, [{ event, resources }]);
        isReplaced = true;
        return store.db.transaction(work);
      },
    },
  });
  const rules = <Row extends EventRow>(one: Row) => (one.actor === "forged" ? { ...one, accessKeyId: "FORGED" } : one);
  await (await beginMarking(racing, "racing", rules))?.(idle);
  expect(isReplaced).toBe(true);
  const { rows } = await listEvents(store.db, { account: mine });
  expect(rows).toMatchObject([{ actor: event.actor, accessKeyId: event.accessKeyId, fromFile: false }]);
});

test("interrupted, it begins anew with the next start", async () => {
  await query(store.db, sql`update events set signals = '{}'`);
  await (await beginMarking(store.db, "second", asItIs))?.(AbortSignal.abort());
  expect(await isMarkingUnderWay(store.db)).toBe(true);
  expect(await stored()).toEqual([]);
  await (await beginMarking(store.db, "second", asItIs))?.(idle);
  expect(await stored()).toEqual(expected);
});

test("the latest are found by an index", async () => {
  await query(store.db, sql`analyze events`);
  await query(store.db, sql`set enable_seqscan = off`);
  const plan = await query<Record<string, string>>(
    store.db,
    sql`explain select id from events e where e.account = ${account} and e.signals <> '{}' order by e.at desc, e.id desc limit 6`,
  );
  await query(store.db, sql`reset enable_seqscan`);
  expect(JSON.stringify(plan)).toContain("events_signalled");
});
