import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";

/** The regions whose event history has been read to its end at least once, and up to which time (ISO). */
export function activityCoverage(db: Db, account: string): Promise<{ region: string; newest: string }[]> {
  return query(
    db,
    sql`select region, min(newest) as newest from sync_points where account = ${account}
        group by region having count(*) = count(newest) order by region`,
  );
}
