import { setImmediate as breathe } from "node:timers/promises";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query } from "./query.ts";
import { type At, visibleAt } from "./versions.ts";

/** Findings are counted in these columns together; a filter on nothing else can be answered from the counts. */
const columns = sql`check_id, kind, category, rank, status, exposure, region`;

/** Counts what a scan leaves visible, before it is published. Those of the scan on show stay until they are not read any more. */
export async function writeTallies(db: Db, { account, seq }: At): Promise<void> {
  await inTransaction(db, async (tx) => {
    await query(
      tx,
      sql`delete from finding_tallies where account = ${account} and seq not in (${seq - 1}, ${seq - 2})`,
    );
    await query(
      tx,
      sql`insert into finding_tallies (account, seq, ${columns}, count)
          select ${account}, ${seq}, ${columns}, count(*) from findings where account = ${account} and ${visibleAt(seq)}
          group by ${columns}`,
    );
  });
  await breathe();
}

/** From the counts of a scan, as a table to select from. */
export function talliesOf({ account, seq }: At): SQL {
  return sql`finding_tallies where account = ${account} and seq = ${seq}`;
}

/**
 * What single-user Postgres does not do by itself: statistics, by which it chooses indexes, after each scan, and now and then
 * the space of what was replaced. On a server this does no harm.
 */
export async function tidy(db: Db, { seq }: At): Promise<void> {
  for (const table of ["findings", "graded_resources", "resources", "events"]) {
    await query(db, sql`${sql.raw(seq % 16 === 0 ? "vacuum (analyze)" : "analyze")} ${sql.identifier(table)}`);
    await breathe();
  }
}
