import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { eventsNamed, eventsOf, type NamedEvent } from "#lib/store/events-named.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf, names, roles } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let account: string;
const events = Array.from({ length: 90 }, (_, at) => eventOf(at));

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
  await insertEvents(store.db, await newAccount(store.db), events.slice(0, 9));
});
afterAll(() => store.close());

async function all(found: AsyncGenerator<NamedEvent>): Promise<NamedEvent[]> {
  const rows = [];
  for await (const one of found) rows.push(one);
  return rows;
}
const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).toSorted();
const idsWhere = (isMeant: (event: (typeof events)[number]["event"]) => boolean) =>
  idsOf(events.map(({ event }) => event).filter(isMeant));

test("every event by a name that is meant is read once, of one account, with its record", async () => {
  const from = "2026-01-01";
  for (const name of names) {
    const found = await all(eventsNamed(store.db, account, { from, isNamed: (one) => one === name }));
    expect(idsOf(found)).toEqual(idsWhere((event) => event.name === name));
  }
  const found = await all(eventsNamed(store.db, account, { from, isNamed: () => true }));
  expect(idsOf(found)).toEqual(idsWhere(() => true));
  expect(found[0]?.record).toMatchObject({ Alpha: "�" });
  expect(await all(eventsNamed(store.db, account, { from, isNamed: () => false }))).toEqual([]);
});

test("of some services and from a time on", async () => {
  const from = "2026-11-21T00:00:00.000Z";
  const sources = ["iam.amazonaws.com"];
  const found = await all(eventsNamed(store.db, account, { from, sources, isNamed: () => true }));
  const meant = idsWhere((event) => event.source === sources[0] && event.at >= from);
  expect(meant.length).toBeGreaterThan(3);
  expect(idsOf(found)).toEqual(meant);
});

test("a role's are those of its sessions", async () => {
  for (const principal of roles) {
    const found = await all(eventsOf(store.db, account, { principal, from: "2026-01-01" }));
    const meant = idsWhere((event) => event.sessionIssuer === principal);
    expect(meant.length).toBeGreaterThan(3);
    expect(idsOf(found)).toEqual(meant);
  }
});

test("several pages of events at one moment leave none out and give none twice", async () => {
  const other = await newAccount(store.db);
  const many = Array.from({ length: 2_500 }, (_, at) => {
    const { event, resources } = eventOf(at);
    return { event: { ...event, id: `one-${at}`, name: "CreateModel", at: "2026-11-20T22:30:00.000Z" }, resources };
  });
  await insertEvents(store.db, other, many);
  const found = await all(eventsNamed(store.db, other, { from: "2026-01-01", isNamed: () => true }));
  expect(found).toHaveLength(2_500);
  expect(new Set(idsOf(found)).size).toBe(2_500);
});

test("whoever goes away meanwhile is waited for no longer", async () => {
  const gone = AbortSignal.abort();
  await expect(
    all(eventsNamed(store.db, account, { from: "2026-01-01", isNamed: () => true, signal: gone })),
  ).rejects.toThrow();
});
