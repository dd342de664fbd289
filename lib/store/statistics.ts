import { setImmediate as breathe } from "node:timers/promises";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
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
    "event_resources",
    "event_texts",
    "event_texts_due",
  ];
  for (const table of tables) {
    await query(db, sql`${sql.raw(seq % 16 === 0 ? "vacuum (analyze)" : "analyze")} ${sql.identifier(table)}`);
    await breathe();
  }
}

/**
 * Statistics of those tables that have grown by a fifth since theirs were taken, by what room they take: whatever reads what was just
 * written would go through all of it, over and over, for want of knowing how much it is.
 */
export async function measureGrown(db: Db, tables: readonly string[]): Promise<void> {
  const grown = await query<{ name: string }>(
    db,
    sql`select relname as name from pg_class where oid = any(${textList(tables)}::regclass[])
          and pg_relation_size(oid) > 1.2 * relpages * current_setting('block_size')::int`,
  );
  for (const { name } of grown) {
    await query(db, sql`analyze ${sql.identifier(name)}`);
    await breathe();
  }
}
