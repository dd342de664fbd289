import { AppError } from "#lib/errors.ts";
import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson } from "./query.ts";
import { createScan } from "./scans.ts";
import type { ScanOptions, WatchScope } from "./views.ts";

/** The scan on show, as a watch rests on it: what it was asked for, and the last scan before it that read everything itself. */
export interface Shown {
  seq: number;
  options: ScanOptions;
  base: string;
  baseSeq: number;
}

/** Undefined before the first scan. */
export async function scanOnShow(db: Db, account: string): Promise<Shown | undefined> {
  const [shown] = await query<Shown>(
    db,
    sql`select s.seq, s.options, coalesce(s.options->'watch'->>'base', s.id) as base,
          coalesce((s.options->'watch'->>'baseSeq')::int, s.seq) as "baseSeq"
        from accounts a join scans s on s.account = a.id and s.seq = a.current_seq and s.state = 'completed'
        where a.id = ${account} and not a.removing`,
  );
  return shown;
}

/** Whether a watch of the account failed since this time (ISO). */
export async function hasFailedSince(db: Db, account: string, since: string): Promise<boolean> {
  const rows = await query(
    db,
    sql`select 1 from scans where account = ${account} and state = 'failed' and options ? 'watch' and finished_at > ${since} limit 1`,
  );
  return rows.length > 0;
}

/** An event of a watch, and from when on (ISO) a reading settles it. */
export interface PlannedEvent {
  id: string;
  settledAt: string;
}

/**
 * Queues the scan that reads what these events named.
 * @throws AppError `conflict` when a scan is under way, or one was published since this one was planned.
 */
export function createWatch(
  db: Db,
  request: { account: string; watch: WatchScope } & ScanOptions,
  plan: { seq: number; events: readonly PlannedEvent[] },
): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const made = await createScan(tx, request);
    const [scan] = await query<{ seq: number }>(tx, sql`select seq from scans where id = ${made.id}`);
    if (scan?.seq !== plan.seq + 1) throw new AppError("conflict", "Another scan was published meanwhile.");
    await query(
      tx,
      sql`update watch_due d set scan = ${made.id}, settled_at = greatest(d.settled_at, p."settledAt")
          from json_to_recordset(${storableJson(plan.events)}::json) as p(id text, "settledAt" text)
          where d.account = ${request.account} and d.event = p.id`,
    );
    return made;
  });
}
