import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { sql } from "./drizzle.ts";
import { askForReport } from "./kept-reports.ts";
import { type Db, inTransaction, query, storableJson, storableText } from "./query.ts";
import type { NewReportSchedule, ReportSchedule } from "./report-views.ts";

const columns = sql`id, name, request, cadence, destinations, paused, created_at as "createdAt",
  case when paused then null else next_at end as "nextAt"`;

/** The last full scan of each account that has one, by account. */
export async function fullScans(db: Db): Promise<Record<string, string>> {
  const rows = await query<{ account: string; id: string }>(
    db,
    sql`select distinct on (s.account) s.account, s.id from scans s join accounts a on a.id = s.account and not a.removing
        where s.state = 'completed' and not s.options ? 'watch' and s.seq <= a.current_seq order by s.account, s.seq desc`,
  );
  return Object.fromEntries(rows.map(({ account, id }) => [account, id]));
}

/** @param nextAt when its first report is made; null where that is after a scan: after one that ends from now on. */
export async function createReportSchedule(
  db: Db,
  { name, request, cadence, destinations }: NewReportSchedule,
  nextAt: string | null,
): Promise<ReportSchedule> {
  const [row] = await query<ReportSchedule>(
    db,
    sql`insert into report_schedules (id, name, request, cadence, destinations, created_at, next_at, after_scans)
        values (${randomUUID()}, ${storableText(name)}, ${storableJson(request)}::jsonb, ${storableJson(cadence)}::jsonb,
          ${storableJson(destinations)}::jsonb, ${new Date().toISOString()}, ${nextAt}, ${storableJson(await fullScans(db))}::jsonb)
        returning ${columns}`,
  );
  if (!row) throw new Error("The schedule was not stored.");
  return row;
}

/** Changes what is given. Whoever sets one going again gets no reports of the time in which it was paused. @throws AppError `not-found` */
export async function changeReportSchedule(
  db: Db,
  id: string,
  { paused, nextAt }: { paused: boolean; nextAt: string | null },
): Promise<ReportSchedule> {
  const [row] = await query<ReportSchedule>(
    db,
    sql`update report_schedules set paused = ${paused}, next_at = ${nextAt}, after_scans = ${storableJson(await fullScans(db))}::jsonb
        where id = ${id} returning ${columns}`,
  );
  if (!row) throw noSchedule(id);
  return row;
}

/** What it made stays. @throws AppError `not-found` */
export async function removeReportSchedule(db: Db, id: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const rows = await query(tx, sql`delete from report_schedules where id = ${id} returning 1`);
    if (rows.length === 0) throw noSchedule(id);
    await query(tx, sql`update reports set schedule = null where schedule = ${id}`);
  });
}

function noSchedule(id: string): AppError {
  return new AppError("not-found", `There is no schedule "${id}".`, "The screen Reports lists them.");
}

export function reportSchedules(db: Db): Promise<ReportSchedule[]> {
  return query<ReportSchedule>(db, sql`select ${columns} from report_schedules order by name, id`);
}

export async function getReportSchedule(db: Db, id: string): Promise<ReportSchedule | undefined> {
  const [row] = await query<ReportSchedule>(db, sql`select ${columns} from report_schedules where id = ${id}`);
  return row;
}

/** A schedule whose time has come, with what it was last made after. */
export interface DueSchedule extends ReportSchedule {
  afterScans: Record<string, string>;
}

/** Those that may be due: whose time has come, and all that wait for scans. */
export function schedulesToLookAt(db: Db, now: string): Promise<DueSchedule[]> {
  return query<DueSchedule>(
    db,
    sql`select ${columns}, after_scans as "afterScans" from report_schedules
        where not paused and (next_at is null or next_at <= ${now}) order by id`,
  );
}

/**
 * Notes a schedule's report as asked for, and when the next one is, in one transaction: of several processes that see it due one
 * does. @returns whether it was this one
 */
export function takeTurn(
  db: Db,
  { id, nextAt, afterScans, name, request, destinations }: DueSchedule,
  next: { nextAt: string | null; afterScans: Record<string, string> },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const taken = await query(
      tx,
      sql`update report_schedules set next_at = ${next.nextAt}, after_scans = ${storableJson(next.afterScans)}::jsonb
          where id = ${id} and not paused and next_at is not distinct from ${nextAt}::text
            and after_scans = ${storableJson(afterScans)}::jsonb returning 1`,
    );
    if (taken.length === 0) return false;
    await askForReport(tx, { schedule: id, name, request, destinations });
    return true;
  });
}
