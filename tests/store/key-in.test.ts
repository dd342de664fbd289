import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { type SQL, sql } from "#lib/store/drizzle.ts";
import { inTransaction, keyIn, query } from "#lib/store/query.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const account = "222222222222";
const many = 3_000;
/** Of a first scan: whatever is known of the columns, it is not of this account. */
const rows: Record<string, { key: string; insert(account: string): SQL }> = {
  resources: {
    key: "arn",
    insert: (
      of,
    ) => sql`insert into resources (account, arn, kind, region, name, action, read_at, hash, settled, from_seq)
      select ${of}, 'arn:' || ${of}::text || n, 'training-job', 'us-east-1', 'job-' || n, 'a', '2026', n, true, 1
      from generate_series(1, ${many}::int) n`,
  },
  graded_resources: {
    key: "arn",
    insert: (
      of,
    ) => sql`insert into graded_resources (account, arn, kind, region, name, exposure, grade_rank, failing, unknown, first_seen, from_seq)
      select ${of}, 'arn:' || ${of}::text || n, 'training-job', 'us-east-1', 'job-' || n, 'record', 1, '{}', 0, '2026', 1
      from generate_series(1, ${many}::int) n`,
  },
  events: {
    key: "id",
    insert: (
      of,
    ) => sql`insert into events (account, id, at, region, source, name, read_only, actor, actor_type, address, user_agent)
      select ${of}, 'arn:' || ${of}::text || n, '2026', 'us-east-1', 'sagemaker.amazonaws.com', 'CreateModel', false, 'a', 'Root', '', ''
      from generate_series(1, ${many}::int) n`,
  },
};

test.each(Object.entries(rows))(
  "of %s without statistics of the account, keys are looked up in the index of both",
  async (table, { key, insert }) => {
    const name = sql.identifier(table);
    await query(store.db, insert("111111111111"));
    await query(store.db, sql`analyze ${name}`);
    await query(store.db, insert(account));
    const keys = Array.from({ length: 50 }, (_, n) => `arn:${account}${n * 7 + 1}`);
    const found = keyIn(sql`account, ${sql.identifier(key)}`, account, keys);
    // As scans ask: without the walk over all rows, which is quick as long as they are few.
    const plan = await inTransaction(store.db, async (tx) => {
      await query(tx, sql`set local enable_seqscan = off`);
      return query<{ "QUERY PLAN": string }>(tx, sql`explain select ctid from ${name} where ${found}`);
    });
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    const [, index] = /Index (?:Only )?Scan (?:using|on) (\S+)/.exec(text) ?? [];
    const [{ columns } = {}] = await query<{ columns: string }>(
      store.db,
      sql`select pg_get_indexdef(${index}::regclass) as columns`,
    );
    expect(columns).toContain(`(account, ${key}`);
    expect(await query(store.db, sql`select 1 from ${name} where ${found}`)).toHaveLength(keys.length);
  },
);

test("it finds what stands under these keys in this account, whatever they are", async () => {
  const word = fc.string({ unit: "binary", maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), async (kept, asked) => {
      const storable = (text: string) => text.replaceAll("\0", "\u{fffd}").toWellFormed();
      const there = [...new Set(kept.map(storable))];
      await query(store.db, sql`delete from callers`);
      for (const principal of there) {
        for (const of of ["1", "2"])
          await query(
            store.db,
            sql`insert into callers (account, principal, first_at, last_at) values (${of}, ${principal}, '', '')`,
          );
      }
      const found = await query<{ account: string; principal: string }>(
        store.db,
        sql`select account, principal from callers where ${keyIn(sql`account, principal`, "1", [...asked, ...kept.slice(0, 2)])}`,
      );
      const wanted = new Set([...asked, ...kept.slice(0, 2)].map(storable));
      expect(found.map(({ principal }) => principal).sort()).toEqual(there.filter((one) => wanted.has(one)).sort());
      expect(found.every((one) => one.account === "1")).toBe(true);
    }),
  );
});
