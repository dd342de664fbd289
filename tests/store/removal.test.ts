import { getTableColumns, getTableName, is, sql } from "drizzle-orm";
import { type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getAccount, listAccounts, saveAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { activityStore, insertEvents } from "#lib/store/events.ts";
import { type Db, query } from "#lib/store/query.ts";
import { beganRemovals, beginRemoval, finishRemoval, removeRegion } from "#lib/store/removal.ts";
import { cancelScan, createScan, listScans } from "#lib/store/scans.ts";
import * as schema from "#lib/store/schema.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { eventOf } from "./event-of.ts";
import { newAccount, publish, startScan } from "./fixtures.ts";

let store: Store;
let db: Db;
beforeAll(async () => {
  store = await openTestStore();
  db = store.db;
});
afterAll(() => store.close());

const tables = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .map((table) => ({ name: getTableName(table), columns: Object.values<PgColumn>(getTableColumns(table)) }));
const having = (column: string) => tables.filter(({ columns }) => columns.some(({ name }) => name === column));

/** A row in every table that has an account or a scan, whatever else it holds: a table that is added is among them. */
async function fill(account: string, region: string, scan: string, count = 1): Promise<void> {
  const own: Record<string, string> = { account, region, scan };
  for (const { name, columns } of new Set([...having("account"), ...having("scan")])) {
    if (name === "scans") continue;
    const given = columns.filter((column) => !column.generated && column.columnType !== "PgBigSerial53");
    const values = given.map(({ name: column, columnType }) =>
      columnType === "PgText"
        ? sql`${own[column] ?? `${account} ${region} `} || ${column in own ? sql`''` : sql`n`}`
        : /Json/.test(columnType)
          ? sql`'[]'`
          : columnType === "PgArray"
            ? sql`'{}'`
            : columnType === "PgBoolean"
              ? sql`false`
              : sql`1`,
    );
    const into = sql.join(
      given.map((column) => sql.identifier(column.name)),
      sql`, `,
    );
    await query(
      db,
      sql`insert into ${sql.identifier(name)} (${into}) select ${sql.join(values, sql`, `)} from generate_series(1, ${count}) n
          on conflict do nothing`,
    );
  }
}

/** Rows by table, of an account and its scans. */
async function left(account: string, scan: string, more = sql`true`): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, columns } of new Set([...having("account"), ...having("scan")])) {
    const has = (column: string) => columns.some((one) => one.name === column);
    if (more.queryChunks.length > 1 && !has("region")) continue;
    const mine = has("account") ? sql`account = ${account}` : sql`scan = ${scan}`;
    const rows = await query(db, sql`select 1 from ${sql.identifier(name)} where ${mine} and ${more}`);
    if (rows.length > 0) found[name] = rows.length;
  }
  return found;
}

async function filled(count = 1) {
  const account = await newAccount(db);
  const scan = await startScan(db, account);
  await publish(db, scan);
  for (const region of ["us-east-1", "eu-west-1"]) await fill(account, region, scan.id, count);
  return { account, scan: scan.id };
}

test("of an account that is removed nothing is left in any table, and every other is as it was", async () => {
  const mine = await filled(700);
  const other = await filled();
  const before = await left(other.account, other.scan);
  expect(Object.keys(await left(mine.account, mine.scan)).length).toBeGreaterThan(14);
  await beginRemoval(db, mine.account);
  await finishRemoval(db, mine.account);
  expect(await left(mine.account, mine.scan)).toEqual({});
  expect(await query(db, sql`select 1 from accounts where id = ${mine.account}`)).toEqual([]);
  expect(await left(other.account, other.scan)).toEqual(before);
  expect(await getAccount(db, other.account)).toMatchObject({ currentScan: other.scan });
  // It can be added again, and begins anew.
  await saveAccount(db, {
    id: mine.account,
    label: "again",
    partition: "aws",
    connection: { type: "demo" },
    regions: "all",
  });
  expect(await startScan(db, mine.account)).toMatchObject({ seq: 1 });
});

test("an account is not removed while a scan of it runs, and none begins while it is removed", async () => {
  const account = await newAccount(db);
  const scan = await startScan(db, account);
  const refused = { code: "conflict", message: "A scan of this account is under way." };
  await expect(beginRemoval(db, account)).rejects.toMatchObject(refused);
  await expect(removeRegion(db, account, "us-east-1")).rejects.toMatchObject(refused);
  expect(await getAccount(db, account)).toBeDefined();
  await finishRemoval(db, account);
  expect((await listScans(db, account)).rows).toHaveLength(1);
  await cancelScan(db, scan);
  await beginRemoval(db, account);
  await expect(createScan(db, { account, regions: "all", horizonDays: 90 })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(beginRemoval(db, account)).rejects.toMatchObject({ code: "not-found" });
});

test("of a removal and a scan that are asked for at once one is refused", async () => {
  for (let round = 0; round < 10; round++) {
    const account = await newAccount(db);
    const outcomes = await Promise.allSettled([
      beginRemoval(db, account),
      createScan(db, { account, regions: "all", horizonDays: 90 }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
});

test("an account whose removal has begun is gone for everyone, takes nothing more, and the removal goes on after an interruption", async () => {
  const { account, scan } = await filled(700);
  await beginRemoval(db, account);
  await finishRemoval(db, account, AbortSignal.abort());
  expect(await left(account, scan)).not.toEqual({});
  expect(await getAccount(db, account)).toBeUndefined();
  expect((await listAccounts(db)).map(({ id }) => id)).not.toContain(account);
  const again = {
    id: account,
    label: "again",
    partition: "aws",
    connection: { type: "demo" },
    regions: "all",
  } as const;
  await expect(saveAccount(db, again)).rejects.toMatchObject({ code: "conflict" });
  await expect(insertEvents(db, account, [eventOf(1)])).rejects.toMatchObject({ code: "not-found" });
  await expect(activityStore(db, account).begin("us-east-1", "sagemaker.amazonaws.com")).rejects.toMatchObject({
    code: "not-found",
  });
  for (const id of await beganRemovals(db)) await finishRemoval(db, id);
  expect(await left(account, scan)).toEqual({});
  await expect(insertEvents(db, account, [eventOf(1)])).rejects.toMatchObject({ code: "not-found" });
  expect(await left(account, scan)).toEqual({});
});

test("of a region that is removed nothing is left in any table, and the other regions are as they were", async () => {
  const { account, scan } = await filled(700);
  const inRegion = (region: string) => left(account, scan, sql`region = ${region}`);
  const other = await inRegion("eu-west-1");
  const [finding] = await query<{ id: string }>(
    db,
    sql`select id from findings where account = ${account} and region = 'us-east-1' limit 1`,
  );
  await query(
    db,
    sql`insert into finding_changes (account, seq, change, id) values (${account}, 1, 'new', ${finding?.id})`,
  );
  await removeRegion(db, account, "us-east-1");
  expect(await inRegion("us-east-1")).toEqual({});
  expect(await inRegion("eu-west-1")).toEqual(other);
  expect(
    await query(db, sql`select 1 from finding_changes where account = ${account} and id = ${finding?.id}`),
  ).toEqual([]);
});

test("a region is taken from those that the account names; the last one is not", async () => {
  const account = await newAccount(db);
  const regions = ["us-east-1", "eu-west-1"];
  await saveAccount(db, { id: account, label: "two", partition: "aws", connection: { type: "demo" }, regions });
  await removeRegion(db, account, "us-east-1");
  expect((await getAccount(db, account))?.regions).toEqual(["eu-west-1"]);
  const refused = { code: "conflict", message: "eu-west-1 is the account's only region." };
  await expect(removeRegion(db, account, "eu-west-1")).rejects.toMatchObject(refused);
  await expect(removeRegion(db, "nobody's", "eu-west-1")).rejects.toMatchObject({ code: "not-found" });
});
