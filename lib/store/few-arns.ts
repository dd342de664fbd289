import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";

/** With more resources than this a condition is common: a list walks its own order and asks each. */
const mostFew = 1_000;

/** The condition of being one of the ARNs found, read from the index of ARNs; undefined when they are too many for that. */
export async function fewArns(db: Db, found: SQL): Promise<SQL | undefined> {
  const rows = await query<{ arn: string }>(db, sql`${found} limit ${mostFew + 1}`);
  return rows.length > mostFew ? undefined : sql`arn = any(${textList(rows.map(({ arn }) => arn))})`;
}
