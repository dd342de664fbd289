import { afterAll, beforeAll, expect, test } from "vitest";
import type { LogDay, TrailLogStore } from "#lib/activity/trail-logs/store.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { logPoints, trailLogStore } from "#lib/store/trail-logs.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const region = "us-east-1";
const place = "s3://trail/AWSLogs/1/CloudTrail/";
const dayOf = (day: string, more: Partial<LogDay> = {}): LogDay => ({
  ...{ day, last: null, read: [], skipped: [], files: 0, foreign: 0, left: 0, isClosed: false },
  ...more,
});

test("what was read of each day is there again, as it was last kept", async () => {
  const account = await newAccount(store.db);
  const logs: TrailLogStore = trailLogStore(store.db, account, place);
  expect(await logs.before(region)).toEqual({ days: [], settledTo: null, floor: null });
  await logs.begin(region);
  const bad = { file: "a\u0000.json.gz", why: 'It says "no"\ud800.', tries: 1, isDenied: false };
  await logs.keep(region, dayOf("2026-11-27", { files: 1 }), ["a", "b"]);
  await logs.keep(region, dayOf("2026-11-27", { files: 1 }), ["c"]);
  await logs.keep(region, dayOf("2026-11-27", { files: 2, foreign: 3, skipped: [bad] }), []);
  await logs.keep(region, dayOf("2026-03-01", { last: "z", files: 7, left: 2 }), []);
  await logs.finish(region, { settledTo: "2026-11-25", floor: "2025-10-23", readTo: "2026-11-27T12:00:00.000Z" });
  const failure = { class: "denied", action: "s3:GetObject", code: "AccessDenied", message: "no" } as const;
  await logs.end(region, { calls: 3, failure, isUnfinished: false });
  const stored = { ...bad, file: "a\ufffd.json.gz", why: 'It says "no"\ufffd.' };
  expect(await logs.before(region)).toEqual({
    days: [
      dayOf("2026-11-27", { read: ["a", "b", "c"], files: 2, foreign: 3, skipped: [stored] }),
      dayOf("2026-03-01", { last: "z", files: 7, left: 2 }),
    ],
    settledTo: "2026-11-25",
    floor: "2025-10-23",
  });
  expect(await logPoints(store.db, account, place)).toMatchObject([
    {
      ...{ region, place, days: ["2026-03-01", "2026-11-27"], files: 9, foreign: 3, skipped: 3, left: 2 },
      named: [{ file: "a\ufffd.json.gz", why: 'It says "no"\ufffd.' }],
      readTo: "2026-11-27T12:00:00.000Z",
      outcome: { calls: 3, failure, isUnfinished: false },
    },
  ]);
  // Days whose logs were all passed over have logs, and what was looked at in vain has none.
  await logs.keep(region, dayOf("2026-03-02", { left: 1 }), []);
  await logs.keep(region, dayOf("2026-03-03", { skipped: [bad] }), []);
  await logs.keep(region, dayOf("2026-03-04"), ["a"]);
  await logs.keep(region, dayOf("2026-03-04", { isClosed: true }), []);
  expect((await logs.before(region)).days).toContainEqual(dayOf("2026-03-04", { isClosed: true }));
  expect(await logPoints(store.db, account, place)).toMatchObject([
    { days: ["2026-03-01", "2026-11-27"], passedOver: ["2026-03-02", "2026-03-03"], floor: "2025-10-23" },
  ]);
  expect(await logPoints(store.db, account, "s3://other/")).toEqual([]);
  // Another place, or another region, is read from its own beginning.
  expect((await trailLogStore(store.db, account, "s3://other/").before(region)).days).toEqual([]);
  expect((await logs.before("eu-west-1")).days).toEqual([]);
  await logs.begin(region);
  expect((await logPoints(store.db, account, place))[0]?.outcome).toBeNull();
});

test("nothing is remembered of an account that is being removed", async () => {
  const account = await newAccount(store.db);
  await query(store.db, sql`update accounts set removing = true where id = ${account}`);
  const logs = trailLogStore(store.db, account, place);
  await logs.begin(region);
  await logs.keep(region, dayOf("2026-11-27", { files: 1 }), []);
  expect(await logPoints(store.db, account, place)).toEqual([]);
  expect((await logs.before(region)).days).toEqual([]);
});
