import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents } from "#lib/store/events.ts";
import { oldestEvent, oldestRead } from "#lib/store/events-coverage.ts";
import { importedSpans, noteImported } from "#lib/store/events-imports.ts";
import { beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import { anyRegion } from "#lib/store/views.ts";
import { openTestStore } from "../support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

const account = "111122223333";
let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  await saveAccount(store.db, {
    id: account,
    label: "X",
    partition: "aws",
    connection: { type: "default" },
    regions: "all",
  });
});

afterAll(() => store.close());

const span = (region: string, oldest: string, newest: string) => ({ region, oldest, newest });
const time = (day: string) => `${day}T00:00:00.000Z`;

test("spans that follow each other are one, whatever came first; others stay apart", async () => {
  const { db } = store;
  await noteImported(db, account, [span("us-east-1", time("2026-03-02"), time("2026-03-03"))]);
  await noteImported(db, account, [
    span("us-east-1", time("2026-03-05"), time("2026-03-06")),
    span("eu-west-1", time("2026-03-04"), time("2026-03-04")),
  ]);
  expect(await importedSpans(db, account)).toHaveLength(3);
  await noteImported(db, account, [span("us-east-1", time("2026-03-04"), time("2026-03-04"))]);
  expect(await importedSpans(db, account)).toEqual([
    span("eu-west-1", time("2026-03-04"), time("2026-03-04")),
    span("us-east-1", time("2026-03-02"), time("2026-03-06")),
  ]);
});

test("what was read begins where no file reaches", async () => {
  const { db } = store;
  const dated = (id: string, at: string) => {
    const one = eventOf(1);
    return { ...one, event: { ...one.event, id, at } };
  };
  await insertEvents(db, account, [dated("file", time("2026-03-02")), dated("last", time("2026-03-06"))]);
  expect(await oldestEvent(db, account, "us-east-1")).toBe(time("2026-03-02"));
  expect(await oldestRead(db, account, "us-east-1")).toBeUndefined();
  await insertEvents(db, account, [dated("read", time("2026-09-01"))]);
  expect(await oldestRead(db, account, "us-east-1")).toBe(time("2026-09-01"));
  expect(await oldestEvent(db, account, "us-east-1")).toBe(time("2026-03-02"));
});

test("a span of no region that is known reaches into all of them, together with their own", async () => {
  const { db } = store;
  const own = await newAccount(db);
  const dated = ["2026-03-02", "2026-03-20", "2026-04-10", "2026-09-01"].map((day) => {
    const one = eventOf(1);
    return { ...one, event: { ...one.event, id: day, at: time(day) } };
  });
  await insertEvents(db, own, dated);
  await noteImported(db, own, [
    span("us-east-1", time("2026-03-15"), time("2026-03-25")),
    span(anyRegion, time("2026-03-01"), time("2026-03-03")),
    span(anyRegion, time("2026-04-01"), time("2026-04-30")),
  ]);
  expect(await oldestRead(db, own, "us-east-1")).toBe(time("2026-09-01"));
});

test("what is removed leaves no span", async () => {
  const { db } = store;
  await removeRegion(db, account, "eu-west-1");
  expect((await importedSpans(db, account)).map(({ region }) => region)).toEqual(["us-east-1"]);
  await beginRemoval(db, account);
  // Nor does what is noted after it has begun.
  await noteImported(db, account, [span("us-east-1", time("2026-05-04"), time("2026-05-04"))]);
  await finishRemoval(db, account);
  expect(await importedSpans(db, account)).toEqual([]);
});

test("whatever the order, and however many at once, the spans are those of days that are apart", async () => {
  const { db } = store;
  const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString();
  const spans = fc.array(fc.record({ region: fc.constantFrom("a", "b"), from: fc.nat(40), days: fc.nat(3) }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(spans, fc.nat(8), async (parts, cut) => {
      const own = await newAccount(db);
      const noted = parts.map(({ region, from, days }) => span(region, day(from), day(from + days)));
      await noteImported(db, own, noted.slice(0, cut));
      await noteImported(db, own, noted.slice(cut));
      // A day is of a file when one reaches it; between days that follow each other nothing is missing.
      const wanted = ["a", "b"].flatMap((region) => {
        const reached = (at: number) =>
          parts.some((one) => one.region === region && one.from <= at && at <= one.from + one.days);
        const days = Array.from({ length: 45 }, (_, at) => at).filter(reached);
        const firsts = days.filter((at) => !reached(at - 1));
        const lasts = days.filter((at) => !reached(at + 1));
        return firsts.map((first, at) => span(region, day(first), day(lasts[at] ?? 0)));
      });
      expect(await importedSpans(db, own)).toEqual(wanted);
    }),
    { numRuns: 25 },
  );
});
