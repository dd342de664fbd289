import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, keyIn, query, storableJson, textList } from "./query.ts";

/*
 * How a scan writes at its number, `seq`, so that what is published at seq - 1 stays as it is: the version that it replaces is
 * closed (to_seq = seq: still visible before), the new one opened (from_seq = seq). What a crashed run of the same scan wrote
 * about the same keys is undone first: only the last word counts, however often a batch is staged.
 */

/** `to_seq` of a version that nothing has replaced. */
export const open = 2_147_483_647;

export interface At {
  account: string;
  /** Number of the scan: its own versions and those it did not replace are visible to it. */
  seq: number;
}

const tables = {
  resources: { key: "arn", carried: sql`hash` },
  graded_resources: { key: "arn", carried: sql`hash, first_seen as "firstSeen"` },
  findings: {
    key: "id",
    carried: sql`hash, first_seen as "firstSeen", status, since, since_seq as "sinceSeq"`,
  },
} as const;

export type VersionedTable = keyof typeof tables;

/** What a new version can take over from the one before the scan. */
export interface Published {
  hash: string;
  firstSeen: string;
  status: string;
  since: string;
  sinceSeq: number;
}

/** A row to stage: the values of its columns by their names in the database, and what tells it from other versions. */
export interface NewVersion {
  hash: string;
  [column: string]: unknown;
}

interface Version extends Published {
  key: string;
  fromSeq: number;
  toSeq: number;
}

/** The most rows of one transaction: the embedded database serves nobody else meanwhile. */
const batchSize = 250;

/** Rows that a reader at `seq` sees. */
export function visibleAt(seq: number): SQL {
  return sql`from_seq <= ${seq} and to_seq > ${seq}`;
}

/** `refreshed`: a column of JSON that is not part of the hash, and kept up to date in versions that go on. */
type Staging = At & { refreshed?: "configuration" | undefined };

/**
 * Stages the rows by key, as far as they differ from what is published. `rowOf` makes a row; `published` is undefined for
 * what was not there, and `firstSeen` is then when it was first seen in an earlier life, if it had one.
 * @param arnOf where keys are strewn all over their index: the resource that one belongs to, by which they are sought side by side
 */
export async function stageVersions<Item>(
  db: Db,
  table: VersionedTable,
  at: Staging,
  items: ReadonlyMap<string, Item>,
  rowOf: (item: Item, published: Published | undefined, firstSeen: string | undefined) => NewVersion,
  arnOf?: (item: Item) => string,
): Promise<void> {
  const keys = [...items.keys()];
  for (let from = 0; from < keys.length; from += batchSize) {
    const batch = keys.slice(from, from + batchSize);
    await inTransaction(db, async (tx) => {
      await lookUpByKey(tx);
      const itemOf = (key: string) => items.get(key) as Item;
      const versions = arnOf
        ? await versionsWith(tx, table, at, "arn", [...new Set(batch.map((key) => arnOf(itemOf(key))))])
        : await versionsWith(tx, table, at, tables[table].key, batch);
      await stageBatch(tx, table, at, batch, versions, (key, ...before) => rowOf(itemOf(key), ...before));
    });
  }
}

/**
 * Without statistics, which the first scan has to do without, the planner takes a few hundred keys to be most of the table and
 * would read all of it for each batch.
 */
async function lookUpByKey(tx: Db): Promise<void> {
  await query(tx, sql`set local enable_seqscan = off`);
}

function versionsWith(
  tx: Db,
  table: VersionedTable,
  at: At,
  column: string,
  values: readonly string[],
): Promise<Version[]> {
  const { key, carried } = tables[table];
  return query<Version>(
    tx,
    sql`select ${sql.identifier(key)} as key, from_seq as "fromSeq", to_seq as "toSeq", ${carried} from ${sql.identifier(table)}
        where ${hasKey(table, at, column, values)}`,
  );
}

async function stageBatch(
  tx: Db,
  table: VersionedTable,
  at: Staging,
  batch: readonly string[],
  versions: readonly Version[],
  rowOf: (key: string, published: Published | undefined, firstSeen: string | undefined) => NewVersion,
): Promise<void> {
  const { key } = tables[table];
  const around = versions.filter(({ toSeq }) => toSeq >= at.seq);
  const published = new Map(around.filter(({ fromSeq }) => fromSeq < at.seq).map((one) => [one.key, one]));
  const staged = new Map(around.filter(({ fromSeq }) => fromSeq === at.seq).map((one) => [one.key, one]));
  const earlier = new Map<string, string>();
  for (const { key: one, fromSeq, firstSeen } of versions) {
    const known = earlier.get(one);
    if (fromSeq < at.seq && (known === undefined || firstSeen < known)) earlier.set(one, firstSeen);
  }

  const drop: string[] = [];
  const reopen: string[] = [];
  const close: string[] = [];
  const rows: NewVersion[] = [];
  const same: NewVersion[] = [];
  for (const one of batch) {
    const before = published.get(one);
    const now = staged.get(one);
    const row = rowOf(one, before, earlier.get(one));
    const isAsBefore = before?.hash === row.hash;
    const isStaged = now?.hash === row.hash && !isAsBefore;
    if (now && !isStaged) drop.push(one);
    if (before && isAsBefore && before.toSeq !== open) reopen.push(one);
    if (before && !isAsBefore && before.toSeq === open) close.push(one);
    (isAsBefore || isStaged ? same : rows).push(row);
  }
  if (drop.length > 0) await dropStaged(tx, table, at, key, drop);
  if (reopen.length > 0) await moveEnd(tx, table, at, key, reopen, { from: at.seq, to: open });
  if (close.length > 0) await moveEnd(tx, table, at, key, close, { from: open, to: at.seq });
  if (rows.length > 0) await insertRows(tx, table, at, rows);
  if (at.refreshed && same.length > 0) await refresh(tx, table, at, at.refreshed, key, same);
}

/** Writes only what is not there already, letter by letter. */
async function refresh(
  tx: Db,
  table: VersionedTable,
  { account }: At,
  column: "configuration",
  key: string,
  rows: readonly NewVersion[],
) {
  const values = storableJson(rows.map((row) => ({ account, key: row[key], value: row[column] })));
  const name = sql.identifier(column);
  await query(
    tx,
    sql`update ${sql.identifier(table)} as kept set ${name} = fresh.value
        from json_to_recordset(${values}::json) as fresh(account text, key text, value json)
        where kept.account = fresh.account and kept.${sql.identifier(key)} = fresh.key and kept.to_seq = ${open}
          and kept.${name}::text is distinct from fresh.value::text`,
  );
}

/** Ends the versions that the running scan sees and that have one of these values in `column`. */
export async function closeVersions(
  db: Db,
  table: VersionedTable,
  at: At,
  column: string,
  values: readonly string[],
): Promise<void> {
  for (let from = 0; from < values.length; from += batchSize) {
    const batch = values.slice(from, from + batchSize);
    await inTransaction(db, async (tx) => {
      await lookUpByKey(tx);
      await dropStaged(tx, table, at, column, batch);
      await moveEnd(tx, table, at, column, batch, { from: open, to: at.seq });
    });
  }
}

/**
 * Undoes everything that a scan staged, a batch at a time and only while it `isHeld`; readers notice nothing, and it can be
 * repeated.
 */
export async function discardVersions(db: Db, { account, seq }: At, isHeld: SQL): Promise<void> {
  for (const table of Object.keys(tables)) {
    const name = sql.identifier(table);
    const some = (condition: SQL) =>
      sql`ctid = any(array(select ctid from ${name} where account = ${account} and ${condition} limit ${4 * batchSize})) and ${isHeld}`;
    for (const step of [
      sql`delete from ${name} where ${some(sql`from_seq = ${seq}`)} returning 1`,
      sql`update ${name} set to_seq = ${open} where ${some(sql`to_seq = ${seq}`)} returning 1`,
    ]) {
      while ((await query(db, step)).length > 0);
    }
  }
}

async function dropStaged(tx: Db, table: VersionedTable, at: At, column: string, values: readonly string[]) {
  const mine = sql`${hasKey(table, at, column, values)} and from_seq + 0 = ${at.seq}`;
  await query(tx, sql`delete from ${sql.identifier(table)} where ${mine}`);
}

async function moveEnd(
  tx: Db,
  table: VersionedTable,
  at: At,
  column: string,
  values: readonly string[],
  { from, to }: { from: number; to: number },
) {
  const mine = sql`${hasKey(table, at, column, values)} and to_seq + 0 = ${from}`;
  await query(tx, sql`update ${sql.identifier(table)} set to_seq = ${to} where ${mine}`);
}

/** The versions with these keys. An id belongs to one account. */
function hasKey(table: VersionedTable, { account }: At, column: string, values: readonly string[]): SQL {
  const name = sql.identifier(column);
  if (table === "findings" && column === "id") return sql`${name} = any(${textList(values)})`;
  return keyIn(sql`account, ${name}`, account, values);
}

/** One JSON parameter for all rows: several times quicker than a parameter for each value. */
async function insertRows(tx: Db, table: VersionedTable, { account, seq }: At, rows: readonly NewVersion[]) {
  const whole = rows.map((row) => ({ ...row, account, from_seq: seq, to_seq: open }));
  const names = sql.join(
    Object.keys(whole[0] ?? {}).map((name) => sql.identifier(name)),
    sql`, `,
  );
  const name = sql.identifier(table);
  await query(
    tx,
    sql`insert into ${name} (${names}) select ${names} from json_populate_recordset(null::${name}, ${storableJson(whole)}::json)`,
  );
}
