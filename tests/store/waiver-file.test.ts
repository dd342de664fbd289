import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { followWaiverFile } from "#lib/store/waiver-file.ts";
import { addWaiver, endWaiver, listWaivers, waiverTrail } from "#lib/store/waivers.ts";
import { dayOf, holds, stateOf } from "#lib/waivers/days.ts";
import { type FileWaiver, idInFile } from "#lib/waivers/file.ts";
import { waiverScope } from "#lib/waivers/scope.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await query(store.db, sql`delete from waivers`);
});

const start = new Date("2026-11-28T12:00:00Z");
const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
const by = "sagewarden.waivers.yaml";

interface Said {
  id: string;
  check: string;
  reason: string;
  /** From the first day. */
  days: number;
}

function entryOf({ id, check, reason, days }: Said): FileWaiver {
  const scope = waiverScope.parse({ checks: [check], except: days % 2 ? { resources: ["a\0b"] } : undefined });
  return { id, scope, reason, owner: "Ada", until: dayOf(start, days), line: 1 };
}

const said: fc.Arbitrary<Said> = fc.record({
  id: fc.constantFrom("lab", "b", "c"),
  check: fc.constantFrom("model/*", "endpoint/*"),
  reason: fc.constantFrom("It is so.", "It is\0 so."),
  days: fc.integer({ min: -2, max: 6 }),
});
const files = fc.array(
  fc.record({ entries: fc.uniqueArray(said, { maxLength: 3, selector: ({ id }) => id }), days: fc.nat(2) }),
  { minLength: 1, maxLength: 6 },
);
const termsOf = ({ id, scope, reason, owner, until }: Omit<FileWaiver, "line">) => {
  return { id, checks: scope.checks, except: scope.except?.resources, reason, owner, until };
};

test("whatever the file said before, what holds is what it says now, once each, and nothing that was ended comes back", async () => {
  const { db } = store;
  const own = await addWaiver(db, entryOf({ id: "", check: "model/*", reason: "r", days: 1 }), {
    by: "Ben",
    id: "lab",
    now: start,
  });
  await fc.assert(
    fc.asyncProperty(files, async (sequence) => {
      await query(db, sql`delete from waivers where source = 'file'`);
      const ended = new Set<string>();
      let day = 0;
      for (const { entries, days } of sequence) {
        day += days;
        const now = later(day);
        const waivers = entries.map(entryOf);
        const trailed = (await waiverTrail(db)).length;
        // Two processes do it at once.
        const changed = await Promise.all([
          followWaiverFile(db, { waivers }, { by, now }),
          followWaiverFile(db, { waivers }, { by, now }),
        ]);
        const after = await listWaivers(db);
        expect(await followWaiverFile(db, { waivers }, { by, now })).toBe(false);
        expect(await listWaivers(db)).toEqual(after);
        expect(changed.filter(Boolean).length).toBe((await waiverTrail(db)).length > trailed ? 1 : 0);
        const ofFile = after.filter(({ source }) => source === "file");
        const holding = ofFile.filter((one) => holds(stateOf(one, now)));
        const told = (list: readonly Omit<FileWaiver, "line">[]) =>
          JSON.parse(
            JSON.stringify(list.map(termsOf).sort((a, b) => (a.id < b.id ? -1 : 1))).replaceAll("\\u0000", "�"),
          ) as unknown;
        const expected = waivers.filter(({ until }) => until >= dayOf(now));
        expect(told(holding.map(({ ticket: _, ...one }) => ({ ...one, id: idInFile(one.id) })))).toEqual(
          told(expected),
        );
        for (const { id, endedAt } of ofFile) {
          if (ended.has(id)) expect(endedAt).not.toBeNull();
          if (endedAt !== null) ended.add(id);
        }
        expect(after.filter(({ source }) => source === "dashboard")).toEqual([own]);
      }
    }),
    { numRuns: 25 },
  );
});

test("the trail tells what the file did, and what comes back is another life", async () => {
  const { db } = store;
  const entry = entryOf({ id: "lab", check: "model/*", reason: "r", days: 4 });
  const follow = (waivers: FileWaiver[], days: number) => followWaiverFile(db, { waivers }, { by, now: later(days) });
  const before = (await waiverTrail(db)).length;
  await follow([entry], 0);
  await follow([{ ...entry, reason: "s" }], 1);
  await follow([], 2);
  await follow([entry], 3);
  await follow([{ ...entry, until: dayOf(start, -1) }], 3);
  const trail = (await waiverTrail(db)).slice(0, -before || undefined).reverse();
  expect(trail.map(({ waiver, change, by, note }) => [waiver, change, by, note])).toEqual([
    ["lab", "made", by, null],
    ["lab", "changed", by, null],
    ["lab", "ended", by, "It is not in the file any more."],
    ["lab~2", "made", by, "It was in the file before, as lab."],
    ["lab~2", "ended", by, "The file says it held until 2026-11-27."],
  ]);
});

test("a decision that somebody ended in the dashboard is made anew while the file has it", async () => {
  const { db } = store;
  const waivers = [entryOf({ id: "lab", check: "model/*", reason: "r", days: 4 })];
  await followWaiverFile(db, { waivers }, { by, now: start });
  await endWaiver(db, "lab", { by: "Ada", now: later(1) });
  await followWaiverFile(db, { waivers }, { by, now: later(1) });
  expect((await listWaivers(db)).map(({ id, endedAt }) => [id, endedAt === null])).toEqual([
    ["lab~2", true],
    ["lab", false],
  ]);
});
