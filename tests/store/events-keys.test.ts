import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/filters/activity.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { keysIn } from "#lib/store/events-keys.ts";
import type { EventRow, KeyFacets } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let accounts: [string, string];
const events = Array.from({ length: 90 }, (_, at) => withBegin(eventOf(at)));

beforeAll(async () => {
  store = await openTestStore();
  accounts = [await newAccount(store.db), await newAccount(store.db)];
  await insertEvents(store.db, accounts[0], events.slice(0, 60));
  await insertEvents(store.db, accounts[1], events.slice(60));
}, 60_000);

afterAll(() => store.close());

function withBegin({ event, ...rest }: NewEvent): NewEvent {
  const sessionCreated = event.accessKeyId === "ASIA1" ? "2026-11-20T22:00:00.000Z" : null;
  return { ...rest, event: { ...event, sessionCreated } };
}

/** The same by hand, of all events in the order of lists. */
function counted(all: readonly EventRow[], most: number): KeyFacets {
  const newest = all.toSorted((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? 1 : -1)).slice(0, most);
  const rows = [...Map.groupBy(newest, ({ accessKeyId }) => accessKeyId)].flatMap(([key, own]) => {
    if (key === null) return [];
    return [{ key, actor: own[0]?.actor ?? "", began: own[0]?.sessionCreated ?? null, count: own.length }];
  });
  const those = (isOwn: boolean) => {
    const found = rows.filter(({ key }) => key.startsWith("AKIA") === isOwn);
    return { rows: found.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)), all: found.length };
  };
  return { sessions: those(false), own: those(true), calls: newest.length, isCut: all.length > most };
}

const of = (filter: EventFilter, most?: number) => keysIn(store.db, filter, most);

test.each([20_000, 90, 89, 31, 1])(
  "keys are those of the newest %i events, with who called with them last",
  async (most) => {
    expect(await of({ account: accounts }, most)).toEqual(
      counted(
        events.map(({ event }) => event),
        most,
      ),
    );
  },
);

test("of one account and of a time those of it are counted, and whatever else narrows the list is not asked", async () => {
  const from = events[20]?.event.at ?? "";
  const own = events.slice(0, 60).map(({ event }) => event);
  const later = own.filter(({ at }) => at >= from);
  expect(await of({ account: accounts[0], from, name: "CreateModel" })).toEqual(counted(later, 20_000));
  expect(await of({ account: accounts[0], to: from })).toEqual(
    counted(
      own.filter(({ at }) => at < from),
      20_000,
    ),
  );
  expect(await of({ account: "000000000009" })).toEqual(counted([], 20_000));
});

test("a hundred of each are given, and how many there are", async () => {
  const account = await newAccount(store.db);
  const many = Array.from({ length: 230 }, (_, at) => {
    const { event, resources } = eventOf(at);
    return { resources, event: { ...event, id: `many-${at}`, accessKeyId: `${at % 2 ? "AKIA" : "ASIA"}${at}` } };
  });
  await insertEvents(store.db, account, many);
  const { sessions, own } = await of({ account });
  expect([sessions.rows.length, sessions.all, own.rows.length, own.all]).toEqual([100, 115, 100, 115]);
});
