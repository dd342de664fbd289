import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import type { At } from "./versions.ts";

/**
 * What single-user Postgres does not do by itself: statistics, by which it chooses indexes, once a scan has written all, and now
 * and then the space of what was replaced. On a server this does no harm.
 */
export async function tidy(db: Db, { seq }: At): Promise<void> {
  const tables = [
    "findings",
    "graded_resources",
    "resources",
    "events",
    "event_records",
    "event_texts",
    "event_texts_due",
  ];
  for (const table of tables) {
    await query(db, sql`${sql.raw(seq % 16 === 0 ? "vacuum (analyze)" : "analyze")} ${sql.identifier(table)}`);
    await breathe();
  }
}

/**
 * Statistics of the readings that a scan has just written, before it reads them back: without them an account's first scan goes
 * through all of them for each batch.
 */
export async function countReadings(db: Db): Promise<void> {
  await query(db, sql`analyze resources`);
}
