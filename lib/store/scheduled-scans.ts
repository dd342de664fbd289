import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableText } from "./query.ts";
import { createScan } from "./scans.ts";
import type { ScanOptions } from "./views.ts";

/* Scans whose time has come. Each stands in a row until it is started or it is known why not: whoever finds it goes on. */

/** A scan to be started, and what for. What is null is the account's own, or as the settings say. */
export interface WaitingScan {
  schedule: string;
  account: string;
  dueAt: string;
  regions: string[] | "all";
  horizonDays: number | "all" | null;
  cap: number | "all" | null;
}

export function waitingScans(db: Db): Promise<WaitingScan[]> {
  return query(
    db,
    sql`select t.schedule, t.account, t.due_at as "dueAt", coalesce(s.regions, a.regions) as regions, s.horizon_days as "horizonDays", s.cap
        from scheduled_scans t join scan_schedules s on s.id = t.schedule
          join accounts a on a.id = t.account and not a.removing and a.connection->>'type' <> 'bundle'
        where t.scan is null and t.why is null order by t.due_at, a.created_at, a.id`,
  );
}

const isWaiting = ({ schedule, account, dueAt }: WaitingScan) =>
  sql`schedule = ${schedule} and account = ${account} and due_at = ${dueAt} and scan is null and why is null`;

/**
 * Queues it; of several processes that want to, one does.
 * @returns whether it was this one
 * @throws AppError `conflict` while another scan of the account has not ended: then it waits on.
 */
export function beginScheduled(db: Db, waiting: WaitingScan, options: ScanOptions): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await query(tx, sql`select 1 from scheduled_scans where ${isWaiting(waiting)} for update`);
    if (held.length === 0) return false;
    const { id } = await createScan(tx, { account: waiting.account, ...options }, waiting.schedule);
    await query(tx, sql`update scheduled_scans set scan = ${id} where ${isWaiting(waiting)}`);
    return true;
  });
}

/** Starts none, and says why. */
export async function passOver(db: Db, waiting: WaitingScan, why: string): Promise<void> {
  await query(db, sql`update scheduled_scans set why = ${storableText(why)} where ${isWaiting(waiting)}`);
}
