import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson, storableText } from "./query.ts";
import type { NewScanSchedule, ScanSchedule, ScheduledScan } from "./scan-schedule-views.ts";

/* What is asked for again and again. What becomes of it is in scheduled-scans.ts. */

type Terms = Omit<ScanSchedule, "last">;

const columns = sql`id, account, regions, horizon_days as "horizonDays", cap, cron, time_zone as "timeZone", paused, created_at as "createdAt",
  case when paused then null else next_at end as "nextAt"`;
/** One of an account that is going is nobody's any more. */
const isThere = sql`not exists (select 1 from accounts a where a.id = scan_schedules.account and a.removing)`;

const orNull = (value: unknown) => (value === null ? null : storableJson(value));

/** @throws AppError `not-found` where its account is not there */
export async function createScanSchedule(db: Db, wanted: NewScanSchedule, nextAt: string): Promise<ScanSchedule> {
  const { account, regions, horizonDays, cap, cron, timeZone } = wanted;
  const id = randomUUID();
  // Held, so that the account's removal finds it.
  const held =
    account === null ? sql`select 1` : sql`select 1 from accounts where id = ${account} and not removing for key share`;
  const [row] = await query<Terms>(
    db,
    sql`with held as (${held})
        insert into scan_schedules (id, account, regions, horizon_days, cap, cron, time_zone, created_at, next_at)
        select ${id}, ${account}::text, ${orNull(regions)}::jsonb, ${orNull(horizonDays)}::jsonb, ${orNull(cap)}::jsonb,
          ${storableText(cron)}, ${timeZone}, ${new Date().toISOString()}, ${nextAt} from held
        returning ${columns}`,
  );
  if (!row) throw new AppError("not-found", `There is no account ${account}.`);
  return { ...row, last: [] };
}

/** Gives it these terms. Whoever sets one going again gets no scans of the time in which it was paused. @throws AppError `not-found` */
export async function changeScanSchedule(
  db: Db,
  id: string,
  { regions, horizonDays, cap, cron, timeZone, account, paused }: NewScanSchedule & { paused: boolean },
  nextAt: string,
): Promise<void> {
  const rows = await query(
    db,
    sql`update scan_schedules set account = ${account}::text, regions = ${orNull(regions)}::jsonb, horizon_days = ${orNull(horizonDays)}::jsonb,
          cap = ${orNull(cap)}::jsonb, cron = ${storableText(cron)}, time_zone = ${timeZone}, paused = ${paused}, next_at = ${nextAt}
        where id = ${id} and ${isThere}
          and (${account}::text is null or exists (select 1 from accounts where id = ${account} and not removing for key share))
        returning 1`,
  );
  if (rows.length === 0) throw noSchedule(id);
}

/** The scans that it started stay. @throws AppError `not-found` */
export async function removeScanSchedule(db: Db, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const rows = await query(tx, sql`delete from scan_schedules where id = ${id} returning 1`);
    if (rows.length === 0) throw noSchedule(id);
    await query(tx, sql`delete from scheduled_scans where schedule = ${id}`);
  });
}

export function noSchedule(id: string): AppError {
  return new AppError("not-found", `There is no schedule "${id}".`, "The screen Scans lists them.");
}

/** In the order in which they were made. */
export async function scanSchedules(db: Db): Promise<ScanSchedule[]> {
  const terms = await query<Terms>(
    db,
    sql`select ${columns} from scan_schedules where ${isThere} order by scan_schedules.created_at, id`,
  );
  const last = await query<ScheduledScan & { schedule: string }>(
    db,
    sql`select t.schedule, t.account, t.due_at as "dueAt", t.scan, s.state, coalesce(t.why, s.error) as why
        from scheduled_scans t join accounts a on a.id = t.account and not a.removing left join scans s on s.id = t.scan
        where t.due_at = (select max(due_at) from scheduled_scans where schedule = t.schedule) order by a.created_at, a.id`,
  );
  return terms.map((one) => ({
    ...one,
    last: last.flatMap(({ schedule, ...scan }) => (schedule === one.id ? [scan] : [])),
  }));
}

/** A schedule whose time has come. */
export type DueScanSchedule = Pick<ScanSchedule, "id" | "account" | "cron" | "timeZone"> & { nextAt: string };

export function dueScanSchedules(db: Db, now: string): Promise<DueScanSchedule[]> {
  return query(
    db,
    sql`select id, account, cron, time_zone as "timeZone", next_at as "nextAt" from scan_schedules
        where not paused and next_at <= ${now} and ${isThere} order by next_at, id`,
  );
}

/**
 * Notes the scans of a schedule's time as due, and when its next time is, in one transaction: of several processes that see it due one does.
 * @returns whether it was this one
 */
export function takeScanTurn(db: Db, { id, account, nextAt: dueAt }: DueScanSchedule, next: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const taken = await query(
      tx,
      sql`update scan_schedules set next_at = ${next} where id = ${id} and not paused and next_at = ${dueAt} returning 1`,
    );
    if (taken.length === 0) return false;
    await query(
      tx,
      sql`insert into scheduled_scans (schedule, account, due_at)
          select ${id}, id, ${dueAt} from accounts
          where not removing and connection->>'type' <> 'bundle' and (${account}::text is null or id = ${account}::text) for key share
          on conflict (schedule, account) do update set due_at = excluded.due_at, scan = null, why = null`,
    );
    return true;
  });
}
