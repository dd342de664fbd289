import { AppError } from "#lib/errors.ts";
import { currentSeq } from "./accounts.ts";
import { type CursorValue, type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import { open, type VersionedTable } from "./versions.ts";

/** How a list is sorted: expressions that follow (account, to_seq) in an index, all ascending, the last ones unique. */
export interface Order {
  by: readonly SQL[];
  shape: readonly ("string" | "number")[];
}

/** What is looked up for the rows of a page alone, in the same query; the rows are named `page`. */
export interface Beside {
  columns: SQL;
  joins(seq: number): SQL;
}

export interface VersionList {
  table: VersionedTable;
  account: string;
  where: SQL;
  order: Order;
  columns: SQL;
  /** Instead of what is visible, what ended with the scan. */
  ended?: boolean;
  beside?: Beside;
}

interface Spot {
  seq: number;
  current: number;
  limit: number;
  after?: readonly CursorValue[];
}

/** With more ends than this one walk over all versions is quicker than one for each end. */
const mostEnds = 16;

/**
 * One page of the versions visible, in order. All pages of a list show the scan that its first page showed, whatever is
 * published meanwhile: the cursor names it.
 */
export async function pageOf<Row extends object>(
  db: Db,
  list: VersionList,
  { cursor, seq: wanted, limit = 100 }: PageRequest,
): Promise<{ rows: Row[]; next: string | null }> {
  const current = await currentSeq(db, list.account);
  const [seq = wanted ?? current, ...after] = readCursor(cursor, ["number", ...list.order.shape]) ?? [];
  if (Number(seq) > current)
    throw new AppError("usage", "The cursor names a scan that is not there.", "Start from the first page.");
  const spot = { seq: Number(seq), current, limit, ...(cursor !== undefined && { after }) };
  const rows = await query<Row & { sortKey: CursorValue[] }>(db, statementOf(list, spot));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last ? writeCursor([seq, ...last.sortKey]) : null,
  };
}

/**
 * Visible at `seq` is what has not ended, or ended in a later scan: the next, which may be running, when `seq` is on show.
 * For each such end there is an ordered walk along an index that stops after a page; the walks are merged.
 */
function statementOf({ table, account, where, order, columns, ended, beside }: VersionList, spot: Spot): SQL {
  const { seq, current, limit, after } = spot;
  const keys = order.by.map((_, at) => sql.identifier(`k${at}`));
  const named = list(order.by.map((key, at) => sql`${key} as ${keys[at]}`));
  const values = after?.map((value, at) => (order.shape[at] === "number" ? sql`${value}::int` : sql`${value}::text`));
  const beyond = values ? sql`and (${list(order.by)}) > (${list(values)})` : sql``;
  const ends = ended ? [sql`to_seq = ${seq}`] : endsAfter(seq, current);
  const walks = ends.map(
    (end) => sql`(select ${columns}, ${named} from ${sql.identifier(table)}
      where account = ${account} and ${end} and from_seq <= ${seq} and ${where} ${beyond}
      order by ${list(order.by)} limit ${limit + 1})`,
  );
  const sorted = sql`order by ${list(keys)} limit ${limit + 1}`;
  const page = sql`(select * from (${sql.join(walks, sql` union all `)}) walked ${sorted}) page`;
  return sql`select page.*, json_build_array(${list(keys)}) as "sortKey" ${beside ? sql`, ${beside.columns}` : sql``}
    from ${page} ${beside?.joins(seq) ?? sql``} order by ${list(keys)}`;
}

/** The condition that a version is visible at the scan on show, so written that indexes on (account, to_seq, …) serve it. */
export function visibleNow(current: number): SQL {
  return sql`to_seq in (${open}, ${current + 1}) and from_seq <= ${current}`;
}

/** The condition that a version ended with the scan on show. */
export function endedNow(current: number): SQL {
  return sql`to_seq = ${current} and from_seq < ${current}`;
}

function endsAfter(seq: number, current: number): SQL[] {
  const count = current + 1 - seq;
  if (count > mostEnds) return [sql`to_seq > ${seq}`];
  return [open, ...Array.from({ length: count }, (_, at) => seq + 1 + at)].map((end) => sql`to_seq = ${end}`);
}

function list(parts: readonly unknown[]): SQL {
  return sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  );
}
