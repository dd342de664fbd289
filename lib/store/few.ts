import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";

/** With more rows than this a condition is common: a list walks its own order and asks each. */
const mostFew = 1_000;

/**
 * The condition that a column is one of what is found, read from the index of it; undefined when that is too many.
 * @param found a query whose rows have `id`.
 */
export async function fewOf(db: Db, column: SQL, found: SQL): Promise<SQL | undefined> {
  const rows = await query<{ id: string }>(db, sql`${found} limit ${mostFew + 1}`);
  return rows.length > mostFew ? undefined : sql`${column} = any(${textList(rows.map(({ id }) => id))})`;
}
