import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
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
