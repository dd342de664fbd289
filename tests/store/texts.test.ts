import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { stageFindings } from "#lib/store/findings.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import { type Db, query } from "#lib/store/query.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { noteTexts } from "#lib/store/texts.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { findingOf, gradeAs, identityOf, newAccount, publish, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

/** A scan that finds resources of these names. */
async function scanNames(account: string, names: readonly string[]): Promise<void> {
  const scan = await startScan(db, account);
  for (const name of names) {
    const identity = identityOf(account, name);
    await gradeAs(db, scan, identity, "C");
    await stageFindings(db, { ...scan, findings: [findingOf(identity)] });
  }
  await publish(db, scan);
}

async function found(account: string, q: string) {
  const [findings, resources] = await Promise.all([
    listFindings(db, { account, q }),
    listResources(db, { account, q }),
  ]);
  return [findings.rows.map(({ id }) => id), resources.rows.map(({ arn }) => arn)];
}

test("a search finds the same before and after the texts are noted, in names and ARNs, whatever the text", async () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "B", "b", "-", "%", "_", "\\", " ", "ä"),
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(letters, { minLength: 1, maxLength: 6 }), letters, async (names, search) => {
      const account = await newAccount(db);
      await scanNames(account, names);
      const searches = [search, names[0] ?? "", `notebook-instance/${names[0]}`, "us-east-1", account, ` arn`];
      const before = await Promise.all(searches.map((one) => found(account, one)));
      await noteTexts(db, account);
      await noteTexts(db, account);
      expect(await Promise.all(searches.map((one) => found(account, one)))).toEqual(before);
      const [rows] = await query<{ count: number }>(
        db,
        sql`select count(*)::int as count from resource_texts where account = ${account}`,
      );
      expect(rows?.count).toBe(names.length);
      // A scan that is not noted yet hides nothing.
      await scanNames(account, ["quite-another"]);
      expect((await found(account, "QUITE"))[0]).toHaveLength(1);
    }),
    { numRuns: 12 },
  );
});

test("among many resources a name is found by the index of trigrams", async () => {
  const account = await newAccount(db);
  await scanNames(account, ["needle-1"]);
  await query(
    db,
    sql`insert into resource_texts (account, arn, text)
        select ${account}, 'arn:' || n, 'train-' || md5(n::text) || ' arn:' || n from generate_series(1, 20000) n`,
  );
  await query(db, sql`analyze resource_texts`);
  await query(db, sql`vacuum resource_texts`);
  await noteTexts(db, account);
  const plan = await query<{ "QUERY PLAN": string }>(
    db,
    sql`explain select arn from resource_texts where account = ${account} and text like lower('%NEEDLE%') limit 1001`,
  );
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("resource_texts_by_trigram");
  expect((await found(account, "needle"))[0]).toHaveLength(1);
});

test("texts stop between two steps, and go on the next time", async () => {
  const account = await newAccount(db);
  await scanNames(account, ["one"]);
  await noteTexts(db, account, AbortSignal.abort());
  expect(await query(db, sql`select 1 from resource_texts where account = ${account}`)).toEqual([]);
  await noteTexts(db, account);
  expect(await query(db, sql`select 1 from resource_texts where account = ${account}`)).toHaveLength(1);
});
