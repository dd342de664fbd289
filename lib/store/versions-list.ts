import { AppError } from "#lib/errors.ts";
import { asOfScan, type OnShow } from "./accounts.ts";
import type { Part } from "./conditions.ts";
import { type CursorValue, type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import { open, type VersionedTable, visibleAt } from "./versions.ts";

/** How a list is sorted: expressions that follow (account, to_seq) in an index, all ascending, the last ones unique. */
export interface Order {
  by: readonly SQL[];
  shape: readonly ("string" | "number")[];
}

/** Of a row: its account, and the number and id of the scan it is shown as of. */
export interface SpotColumns {
  account: SQL;
  seq: SQL;
  shown: SQL;
  /** The newest scan may be a later one. */
  isPast: boolean;
}

/** What is looked up for the rows of a page alone, in the same query; the rows are named `page`. */
export type Beside = (spot: SpotColumns) => { columns: SQL; joins: SQL };

export interface VersionList {
  table: VersionedTable;
  /** One for each account: their rows are merged in the one order. */
  parts: readonly ListPart[];
  order: Order;
  columns: SQL;
  /** Instead of what is visible, what ended with the scan. */
  ended?: boolean;
  beside?: Beside;
}

/** What is wanted of one account; `at`, where that hangs on the scan that the page shows. */
export interface ListPart extends Part {
  at?: (seq: number) => SQL;
}

/** Where in the list a page begins in one account. */
interface Spot extends Part {
  /** Its place among the accounts. */
  place: number;
}

interface After {
  /** The place of the account of the last row shown. */
  place: number;
  values: readonly CursorValue[];
}

/** With more ends than this one walk over all versions is quicker than one for each end. */
const mostEnds = 16;

/**
 * One page of the versions visible, in order. All pages of a list show the scans that its first page showed, whatever is
 * published meanwhile: the cursor names them.
 */
export async function pageOf<Row extends object>(
  db: Db,
  list: VersionList,
  { cursor, limit = 100 }: PageRequest,
): Promise<{ rows: (Row & { account: string })[]; next: string | null }> {
  const { parts, order } = list;
  const numbers = Array<"number">(parts.length + 1).fill("number");
  const read = readCursor(cursor, [...numbers, ...order.shape]);
  const seqs = read?.slice(0, parts.length).map(Number);
  const after = read && { place: Number(read[parts.length]), values: read.slice(parts.length + 1) };
  const spots = parts.map((part, place): Spot => {
    const seq = seqs?.[place] ?? part.seq;
    if (seq > part.current)
      throw new AppError("usage", "The cursor names a scan that is not there.", "Start from the first page.");
    return { ...part, seq, place, where: part.at?.(seq) ?? part.where };
  });
  const rows = await query<Row & { place: number; sortKey: CursorValue[] }>(db, statementOf(list, spots, after, limit));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({ ...row, account: parts[row.place]?.account ?? "" })),
    next: rows.length > limit && last ? writeCursor([...spots.map(({ seq }) => seq), ...last.sortKey]) : null,
  };
}

/**
 * Every page of what an account's scan left visible, whatever is published meanwhile.
 * @throws AppError `conflict` when the scan is tidied away before the end: the rest would be less than there was.
 */
export async function* eachPageAt<Row extends object>(
  db: Db,
  list: VersionList,
  { account, scan }: OnShow,
  limit: number,
): AsyncGenerator<(Row & { account: string })[]> {
  let cursor: string | null = null;
  do {
    // Versions may have been replaced since the page before.
    const now = scan === null ? undefined : await asOfScan(db, scan);
    if (!now && scan !== null)
      throw new AppError(
        "conflict",
        `The scan ${scan} of ${account} was dropped while it was being read.`,
        "Export a later one.",
      );
    const parts = list.parts.map((part) => ({ ...part, ...now }));
    const page: { rows: (Row & { account: string })[]; next: string | null } = await pageOf<Row>(
      db,
      { ...list, parts },
      { limit, ...(cursor && { cursor }) },
    );
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}

/**
 * Visible at `seq` is what has not ended, or ended in a later scan: the next, which may be running, when `seq` is on show.
 * For each such end of each account there is an ordered walk along an index that stops after a page; the walks are merged. The
 * account's place comes last in the order, for what two accounts name alike.
 */
function statementOf(
  { table, order, columns, ended, beside }: VersionList,
  spots: readonly Spot[],
  after: After | undefined,
  limit: number,
): SQL {
  const keys = order.by.map((_, at) => sql.identifier(`k${at}`));
  const named = list(order.by.map((key, at) => sql`${key} as ${keys[at]}`));
  const walks = spots.flatMap(({ account, where, seq, current, place }) => {
    const beyond = after ? beyondLast(order, after, place) : sql``;
    const ends = ended ? [sql`to_seq = ${seq}`] : endsAfter(seq, current);
    return ends.map(
      (end) => sql`(select ${columns}, ${place}::int as place, ${named}
        from ${sql.identifier(table)}
        where account = ${account} and ${end} and from_seq <= ${seq} and ${where} ${beyond}
        order by ${list(order.by)} limit ${limit + 1})`,
    );
  });
  const sorted = list([...keys, sql`place`]);
  const page = sql`(select * from (${sql.join(walks, sql` union all `)}) walked order by ${sorted} limit ${limit + 1}) page`;
  const { columns: more, joins } = besideEach(beside, spots);
  return sql`select page.*, json_build_array(place, ${list(keys)}) as "sortKey" ${more}
    from ${page} ${joins} order by ${sorted}`;
}

/** Of one account the spot is the same for all rows, which the database plans better for. */
function besideEach(beside: Beside | undefined, spots: readonly Spot[]): { columns: SQL; joins: SQL } {
  if (!beside) return { columns: sql``, joins: sql`` };
  const rows = spots.map((spot) => ({ place: sql`${spot.place}::int`, ...constantSpot(spot) }));
  const isPast = rows.some((row) => row.isPast);
  const [only] = rows;
  const { columns, joins } = beside(
    only && rows.length === 1
      ? only
      : { account: sql`spot.account`, seq: sql`spot.seq`, shown: sql`spot.shown`, isPast },
  );
  if (rows.length === 1) return { columns: sql`, ${columns}`, joins };
  const values = rows.map(({ place, account, seq, shown }) => sql`(${place}, ${account}, ${seq}, ${shown})`);
  const table = sql`join (values ${sql.join(values, sql`, `)}) spot (place, account, seq, shown) using (place)`;
  return { columns: sql`, ${columns}`, joins: sql`${table} ${joins}` };
}

export function constantSpot({ account, seq, scan, current }: OnShow): SpotColumns {
  return {
    account: sql`${account}::text`,
    seq: sql`${seq}::int`,
    shown: sql`${scan}::text`,
    isPast: seq !== current,
  };
}

function beyondLast({ by, shape }: Order, { place, values }: After, here: number): SQL {
  const typed = values.map((value, at) => (shape[at] === "number" ? sql`${value}::int` : sql`${value}::text`));
  return here > place ? sql`and (${list(by)}) >= (${list(typed)})` : sql`and (${list(by)}) > (${list(typed)})`;
}

/** The condition that a version is visible at the scan on show, so written that indexes on (account, to_seq, …) serve it. */
export function visibleNow(current: number): SQL {
  return sql`to_seq in (${open}, ${current + 1}) and from_seq <= ${current}`;
}

/** The same at the scan that is looked at. */
export function visibleIn({ seq, current }: Pick<OnShow, "seq" | "current">): SQL {
  return seq === current ? visibleNow(current) : visibleAt(seq);
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
