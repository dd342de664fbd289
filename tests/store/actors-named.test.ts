import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorsNamed } from "#lib/store/actors-named.ts";
import type { Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const actors = ["Admin", "admin-2", "100%", "a_b", "Bob", "back\\slash"];
const events = Array.from({ length: 60 }, (_, at): NewEvent => {
  const { event, resources } = eventOf(at);
  return { event: { ...event, id: `e-${at}`, actor: actors[(at * at) % actors.length] ?? "" }, resources };
});

test("are those of the accounts whose name holds the text, most calls first, before their days are counted and after", async () => {
  const [one, other] = [await newAccount(store.db), await newAccount(store.db)];
  await insertEvents(store.db, one, events);
  await insertEvents(store.db, other, events.slice(0, 7));
  await tallyDays(store.db, other);
  const expected = (accounts: readonly string[], text: string) =>
    accounts
      .flatMap((account) =>
        [...Map.groupBy(account === one ? events : events.slice(0, 7), ({ event }) => event.actor)].map(
          ([actor, all]) => ({
            ...{ account, actor, count: all.length },
          }),
        ),
      )
      .filter(({ actor }) => actor.toLowerCase().includes(text.toLowerCase()));
  const asked = fc.record({
    accounts: fc.constantFrom([one], [other], [one, other]),
    text: fc.constantFrom("", "admin", "ADMIN", "%", "_", "\\", "b", "nobody"),
    most: fc.integer({ min: 1, max: 12 }),
  });
  const holds = fc.asyncProperty(asked, async ({ accounts, text, most }) => {
    const rows = await actorsNamed(store.db, accounts, text, most);
    const all = expected(accounts, text);
    expect(rows).toHaveLength(Math.min(most, all.length));
    for (const row of rows) expect(all).toContainEqual(row);
    expect(rows.map(({ count }) => count)).toEqual(
      all
        .map(({ count }) => count)
        .sort((more, less) => less - more)
        .slice(0, most),
    );
  });
  await fc.assert(holds, { numRuns: 30 });
  await tallyDays(store.db, one);
  await fc.assert(holds, { numRuns: 30 });
});
