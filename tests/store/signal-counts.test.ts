import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saidOf } from "#lib/signals/risky-things.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import { countSignals } from "#lib/store/signal-counts.ts";
import { worstThings } from "#lib/store/worst-things.ts";
import { parsed } from "#tests/activity/records.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const start = Date.parse("2026-11-10T22:00:00.000Z");
const isoAt = (minute: number) => new Date(start + minute * 60_000).toISOString();
const minute = fc.integer({ min: 0, max: 240 });

/** Deletions one after the other, refused or not, some of them more than a sighting names; and single changes. */
const burst = fc.record({
  minute,
  count: fc.constantFrom(1, 3, 30, 130),
  who: fc.constantFrom("ci", "eve"),
  isRefused: fc.boolean(),
});

function eventsOf(
  { minute, count, who, isRefused }: typeof burst extends fc.Arbitrary<infer T> ? T : never,
  nth: number,
) {
  return Array.from({ length: count }, (_, at): NewEvent => {
    const eventTime = new Date(start + minute * 60_000 + at * 1000).toISOString();
    const userIdentity = {
      ...{ type: "IAMUser", userName: who, arn: `arn:aws:iam::482915630174:user/${who}` },
      sessionContext: { attributes: { mfaAuthenticated: "false" } },
    };
    const refused = isRefused ? { errorCode: "AccessDenied" } : {};
    return {
      event: parsed({ eventTime, eventID: `e-${nth}-${at}`, eventName: "DeleteModel", userIdentity, ...refused }),
      resources: [],
    };
  });
}

test("as many things are counted as a list has that ends nowhere, whatever span of time is asked about", async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(burst, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(minute, minute), { minLength: 1, maxLength: 4 }),
      async (bursts, spans) => {
        const account = await newAccount(store.db);
        await insertEvents(store.db, account, bursts.flatMap(eventsOf));
        await judgeDays(store.db, account, { limits: {} });
        for (const [one, other] of [...spans, [0, 400] as const]) {
          const span = { since: isoAt(Math.min(one, other)), until: isoAt(Math.max(one, other)) };
          const all = await worstThings(store.db, account, { ...span, count: 2000 });
          const counts = await countSignals(store.db, account, span);
          expect(counts.things).toBe(all.length);
          // What is seen is counted, and nothing else.
          for (const { id } of all.flatMap((thing) => ("seen" in thing ? [{ id: thing.seen.signal }] : saidOf(thing))))
            expect(counts.bySignal.get(id)).toBeGreaterThan(0);
          if (all.length === 0) expect([...counts.bySignal]).toEqual([]);
          most = Math.max(most, counts.things);
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(most).toBeGreaterThan(20);
}, 120_000);
