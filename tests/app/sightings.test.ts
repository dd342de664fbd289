import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { insertEvents } from "#lib/store/events.ts";
import { beginMarking } from "#lib/store/events-signals.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { eventOf } from "#tests/store/event-of.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { sightingPage } from "../../app/_api/schemas/event.ts";
import { sightingsPage } from "../../app/_server/sightings.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
});
afterAll(() => store.close());

test("an empty page says whether all was looked through, of each account and by every signal", async () => {
  const [calm, asked] = [await newAccount(store.db), await newAccount(store.db)];
  const page = async () => sightingPage.parse(await sightingsPage({ account: [calm, asked], limit: 5 }));
  expect(await page()).toEqual({ rows: [], next: null, isUnderWay: false });
  await insertEvents(store.db, asked, [eventOf(1)]);
  expect(await page()).toEqual({ rows: [], next: null, isUnderWay: true });
  await judgeDays(store.db, asked, { limits: {} });
  expect(await page()).toMatchObject({ isUnderWay: false });
  const work = await beginMarking(store.db, "anew", (event) => event);
  expect(await page()).toMatchObject({ isUnderWay: true });
  await work?.(new AbortController().signal);
  expect(await page()).toMatchObject({ isUnderWay: false });
});
