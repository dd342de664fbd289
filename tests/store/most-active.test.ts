import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { mostActive } from "#lib/store/most-active.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Over five days. */
const events = Array.from({ length: 90 }, (_, nth): NewEvent => {
  const { event, resources } = eventOf(nth);
  const at = new Date(Date.parse("2026-11-18T20:00:00Z") + nth * 4_800_000).toISOString();
  return { event: { ...event, at }, resources };
});
const hour = fc
  .integer({ min: 0, max: 130 })
  .map((hours) => new Date(Date.parse("2026-11-18T12:00:00Z") + hours * 3_600_000));

/** By the events one by one. */
function slowly(stored: readonly NewEvent[], since: string, until: string) {
  const own = stored.map(({ event }) => event).filter(({ at }) => at >= since && at < until);
  const counted = (some: typeof own) => ({
    calls: some.length,
    changes: some.filter(({ readOnly, errorCode }) => !readOnly && errorCode === null).length,
    refused: some.filter(({ errorCode }) => errorCode === "AccessDenied").length,
  });
  const actors = [...Map.groupBy(own, ({ actor }) => actor)]
    .map(([actor, some]) => ({ actor, ...counted(some) }))
    .sort((one, other) => other.calls - one.calls || (one.actor < other.actor ? -1 : 1));
  return { ...counted(own), actors, total: actors.length };
}

test("calls and who made most are the same whichever days are counted before, and of any hours", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 90 }), hour, hour, async (first, one, other) => {
      const account = await newAccount(store.db);
      await insertEvents(store.db, account, events.slice(0, first));
      await tallyDays(store.db, account);
      await insertEvents(store.db, account, events);
      const [since = "", until = ""] = [one, other].map((time) => time.toISOString()).sort();
      const expected = slowly(events, since, until);
      const span = { since, until };
      expect(await mostActive(store.db, account, span, 10)).toEqual(expected);
      await tallyDays(store.db, account);
      expect(await mostActive(store.db, account, span, 10)).toEqual(expected);
      const two = await mostActive(store.db, account, span, 2);
      expect(two).toEqual({ ...expected, actors: expected.actors.slice(0, 2) });
    }),
    { numRuns: 25 },
  );
}, 120_000);
