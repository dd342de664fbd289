import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import type { At } from "./versions.ts";

/** When the latest scan in which each finding failed began, by id; none of those that never did, and where that scan is no longer kept. */
export async function lastFailing(
  db: Db,
  { account, seq }: At,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; at: string | null }>(
    db,
    sql`select distinct on (f.id) f.id, s.started_at as at from findings f
        left join scans s on s.account = f.account and s.seq = f.to_seq - 1 and s.state = 'completed'
        where f.account = ${account} and f.id = any(${textList(ids)}) and f.status = 'fail' and f.to_seq <= ${seq}
        order by f.id, f.from_seq desc`,
  );
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at] as const])));
}
