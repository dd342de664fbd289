import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asOfScan, type OnShow } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { countByCheck } from "#lib/store/findings-count.ts";
import { eachFindingPage } from "#lib/store/findings-list.ts";
import { type Db, query } from "#lib/store/query.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import { retire } from "#lib/store/retention.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { daysAgo, now, scanned, stage } from "./few-names.ts";
import { newAccount, publish, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

/** All that a report reads of a scan. */
async function readAt(at: OnShow) {
  const { account } = at;
  const findings = [];
  for await (const page of eachFindingPage(db, { account }, at, 2)) findings.push(...page);
  const resources = [];
  for await (const row of eachResource(db, { account }, at)) resources.push(row);
  const each = [{}, { exposure: "live" as const }, { status: ["fail" as const] }, { kind: ["vpc"] }, { q: "a" }];
  const counts = [];
  for (const filter of each) {
    const rows = await countByCheck(db, { account, ...filter }, at);
    counts.push(
      rows.toSorted((one, other) => (`${one.check} ${one.status}` < `${other.check} ${other.status}` ? -1 : 1)),
    );
  }
  return { findings, resources, counts };
}

test("an earlier scan is read as it left things, or is said to be no longer kept", async () => {
  const told = { kept: 0, dropped: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(scanned, { minLength: 2, maxLength: 24 }),
      fc.option(fc.integer({ min: 1, max: 200 })),
      async (scans, days) => {
        const account = await newAccount(db);
        const left: { scan: string; was: unknown }[] = [];
        for (const [at, found] of scans.entries()) {
          const scan = await startScan(db, account);
          await stage(db, scan, { ...found, readAt: daysAgo(300 - at) });
          await publish(db, scan);
          const then = daysAgo((scans.length - at) * 10);
          await query(db, sql`update scans set requested_at = ${then}, finished_at = ${then} where id = ${scan.id}`);
          const shown = await asOfScan(db, scan.id);
          if (!shown) throw new Error("What was just published is not there.");
          left.push({ scan: scan.id, was: await readAt(shown) });
        }
        // One under way shows nothing of itself.
        await stage(db, await startScan(db, account), { found: {}, value: 1, isWhole: false });
        if (days !== null) await retire(db, account, { history: days, events: "all" }, { now });
        for (const [at, { scan, was }] of left.entries()) {
          const there = await asOfScan(db, scan);
          const mustBe = days === null || at >= left.length - 3 || (left.length - at) * 10 <= days;
          if (mustBe) expect(there).toBeDefined();
          told[there ? "kept" : "dropped"]++;
          if (there) expect(await readAt(there)).toEqual(was);
        }
      },
    ),
    // And a long life of which little is kept.
    { numRuns: 12, examples: [[fc.sample(scanned, { numRuns: 12, seed: 1 }), 30]] },
  );
  expect(told.kept).toBeGreaterThan(20);
  expect(told.dropped).toBeGreaterThan(0);
});
