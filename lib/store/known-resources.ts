import { sql } from "./drizzle.ts";
import { type Db, query, storableText, textList } from "./query.ts";
import { open } from "./versions.ts";

/** What an account has of these kinds, by all its names: what an event may be about. */
export async function knownResources(
  db: Db,
  account: string,
  kinds: readonly string[],
): Promise<{ arn: string; kind: string; also: string[] | null }[]> {
  return await query(
    db,
    sql`select arn, kind, also from resources
        where account = ${account} and kind = any(${textList(kinds)}) and to_seq = ${open}`,
  );
}

/** Whether any scan that is kept had a resource of that ARN. */
export async function isEverKept(db: Db, account: string, arn: string): Promise<boolean> {
  const rows = await query(
    db,
    sql`select 1 from resources where account = ${account} and arn = ${storableText(arn)} limit 1`,
  );
  return rows.length > 0;
}
