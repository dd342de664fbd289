import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { type SQL, sql } from "./drizzle.ts";
import { databaseTime } from "./leases.ts";
import { type Db, inTransaction, query, storableJson, storableText } from "./query.ts";
import type { KeptReport, MadeFile, ReportDelivery, ReportRequest } from "./report-views.ts";

/* Reports with their bytes: whoever downloads one next year gets what was made, whatever the product has become. */

/** A report that nobody was heard to make for so long is another's to make. */
const abandonedMs = 60_000;
/** One that ended whoever made it so often is not tried again. */
const mostAttempts = 3;

const columns = sql`r.id, r.schedule, r.name, r.request, r.state, r.asked_at as "askedAt", r.made_at as "madeAt", r.why,
  case when r.state = 'made' then json_build_object('file', r.file, 'mediaType', r.media_type, 'size', r.size, 'sha256', r.sha256) end as made,
  r.scans, coalesce((select json_agg(json_build_object('destination', d.destination, 'state', d.state, 'attempts', d.attempts, 'at', d.at,
    'why', d.why) order by d.destination) from report_deliveries d where d.report = r.id), '[]'::json) as deliveries`;

/** Notes a report as asked for, and where it is to be brought. @returns its id */
export async function askForReport(
  db: Db,
  {
    schedule = null,
    name,
    request,
    destinations,
  }: { schedule?: string | null; name: string; request: ReportRequest; destinations: readonly string[] },
): Promise<string> {
  const id = randomUUID();
  await query(
    db,
    sql`with asked as (
          insert into reports (id, schedule, name, request, state, asked_at, scans)
          values (${id}, ${schedule}, ${storableText(name)}, ${storableJson(request)}::jsonb, 'making', ${new Date().toISOString()}, '{}'::jsonb)
        )
        insert into report_deliveries (report, destination, state, at)
        select ${id}, value, 'waiting', '' from jsonb_array_elements_text(${storableJson(destinations)}::jsonb)`,
  );
  return id;
}

/** The reports, the latest first. */
export function keptReports(
  db: Db,
  {
    schedule,
    before,
    limit,
  }: { schedule?: string | undefined; before?: { at: string; id: string } | undefined; limit: number },
): Promise<KeptReport[]> {
  const conditions: SQL[] = [sql`true`];
  if (schedule !== undefined) conditions.push(sql`r.schedule = ${schedule}`);
  if (before !== undefined) conditions.push(sql`(r.asked_at, r.id) < (${before.at}, ${before.id})`);
  return query<KeptReport>(
    db,
    sql`select ${columns} from reports r where ${sql.join(conditions, sql` and `)} order by r.asked_at desc, r.id desc limit ${limit}`,
  );
}

export async function getReport(db: Db, id: string): Promise<KeptReport | undefined> {
  const [row] = await query<KeptReport>(db, sql`select ${columns} from reports r where r.id = ${id}`);
  return row;
}

/** The latest report that a schedule made before another one, if any did come to its end. */
export async function lastMade(db: Db, schedule: string, before: string): Promise<KeptReport | undefined> {
  const [row] = await query<KeptReport>(
    db,
    sql`select ${columns} from reports r where r.schedule = ${schedule} and r.state = 'made'
          and r.asked_at < (select asked_at from reports where id = ${before})
        order by r.asked_at desc, r.id desc limit 1`,
  );
  return row;
}

/** A report in the hands of whoever makes it: another who took it up has a later attempt, and this one then changes nothing. */
export interface ReportInHand extends KeptReport {
  attempt: number;
}

type InHand = Pick<ReportInHand, "id" | "attempt">;
const isStill = ({ id, attempt }: InHand) => sql`id = ${id} and state = 'making' and attempts = ${attempt}`;

/** Takes the report that waits longest to be made, or that whoever made it left behind. */
export async function takeReport(db: Db): Promise<ReportInHand | undefined> {
  await query(
    db,
    sql`update reports set state = 'failed', why = 'Whatever made it ended each time: see what the server printed.'
        where state = 'making' and attempts >= ${mostAttempts} and touched_at < ${databaseTime(abandonedMs)}`,
  );
  const [taken] = await query<InHand>(
    db,
    sql`update reports set touched_at = ${databaseTime()}, attempts = attempts + 1
        where id = (select id from reports where state = 'making' and touched_at < ${databaseTime(abandonedMs)}
          order by asked_at, id limit 1 for update skip locked)
        returning id, attempts as attempt`,
  );
  const report = taken && (await getReport(db, taken.id));
  return report && { ...report, ...taken };
}

/** Whoever makes it says that it still does. */
export async function touchReport(db: Db, report: InHand): Promise<void> {
  await query(db, sql`update reports set touched_at = ${databaseTime()} where ${isStill(report)}`);
}

/** Stores a piece, the first in place of all that an earlier attempt left. @returns false when it is wanted no more, or is another's */
export function storePiece(db: Db, report: InHand, number: number, bytes: Uint8Array): Promise<boolean> {
  const { id } = report;
  return inTransaction(db, async (tx) => {
    const held = await query(
      tx,
      sql`update reports set touched_at = ${databaseTime()} where ${isStill(report)} returning 1`,
    );
    if (held.length === 0) return false;
    if (number === 0) await query(tx, sql`delete from report_pieces where report = ${id}`);
    await query(
      tx,
      sql`insert into report_pieces (report, number, bytes) values (${id}, ${number}, ${sql.param(bytes)})`,
    );
    return true;
  });
}

/** From now on it can be downloaded, and is brought to where it is wanted. */
export async function reportMade(
  db: Db,
  report: InHand,
  { made, scans }: { made: MadeFile; scans: Readonly<Record<string, string>> },
): Promise<void> {
  await query(
    db,
    sql`with made as (
          update reports set state = 'made', made_at = ${new Date().toISOString()}, file = ${made.file}, media_type = ${made.mediaType},
            size = ${made.size}, sha256 = ${made.sha256}, scans = ${storableJson(scans)}::jsonb
          where ${isStill(report)} returning id
        )
        update report_deliveries set at = ${databaseTime()} from made where report = made.id and state = 'waiting'`,
  );
}

/** Nothing of it is kept but why; where it was to be brought nothing comes. */
export async function reportFailed(db: Db, report: InHand, why: string): Promise<void> {
  await query(
    db,
    sql`with failed as (
          update reports set state = 'failed', why = ${storableText(why)} where ${isStill(report)} returning id
        ), gone as (
          delete from report_pieces using failed where report = failed.id
        )
        update report_deliveries set state = 'failed', at = ${databaseTime()}, why = 'The report could not be made.'
        from failed where report = failed.id`,
  );
}

/** Its bytes from the beginning, a piece at a time. @throws Error when they are not what was made */
export async function* reportBytes(db: Db, { id, made }: Pick<KeptReport, "id" | "made">): AsyncGenerator<Uint8Array> {
  let left = made?.size ?? 0;
  for (let number = 0; left > 0; number++) {
    const [row] = await query<{ bytes: Uint8Array }>(
      db,
      sql`select bytes from report_pieces where report = ${id} and number = ${number}`,
    );
    if (!row) throw new AppError("not-found", "This report was removed while it was read.");
    left -= row.bytes.byteLength;
    yield row.bytes;
  }
}

/** @throws AppError `not-found` */
export async function removeReport(db: Db, id: string): Promise<void> {
  const rows = await removeWhere(db, sql`id = ${id}`);
  if (rows === 0) throw new AppError("not-found", `There is no report "${id}".`, "The screen Reports lists them.");
}

/** Removes reports that were asked for before a time. @returns how many */
export function removeReportsBefore(db: Db, before: string): Promise<number> {
  return removeWhere(db, sql`asked_at < ${before}`);
}

/** How many tell of an account, and how many of these of another as well. */
export interface ReportsOf {
  all: number;
  shared: number;
}

export async function countReportsOf(db: Db, account: string): Promise<ReportsOf> {
  const [row] = await query<ReportsOf>(
    db,
    sql`select count(*)::int as all, (count(*) filter (where scans - ${account}::text <> '{}'))::int as shared
        from reports where scans ? ${account}`,
  );
  return row ?? { all: 0, shared: 0 };
}

/** Removes what tells of an account. */
export function removeReportsOf(db: Db, account: string): Promise<number> {
  return removeWhere(db, sql`scans ? ${account}`);
}

function removeWhere(db: Db, where: SQL): Promise<number> {
  return inTransaction(db, async (tx) => {
    const gone = sql`(select id from reports where ${where})`;
    await query(tx, sql`delete from report_pieces where report in ${gone}`);
    await query(tx, sql`delete from report_deliveries where report in ${gone}`);
    return (await query(tx, sql`delete from reports where ${where} returning 1`)).length;
  });
}

/** A delivery that is to be tried now. */
export interface DueDelivery {
  report: string;
  destination: string;
  /** This one included. */
  attempts: number;
}

/** Takes a delivery whose time has come. One that is not heard of for so long is tried again. */
export async function takeDelivery(db: Db, patienceMs: number): Promise<DueDelivery | undefined> {
  const [row] = await query<DueDelivery>(
    db,
    sql`update report_deliveries d set attempts = attempts + 1, at = ${databaseTime(-patienceMs)}
        where (report, destination) = (select report, destination from report_deliveries
          where state = 'waiting' and at <> '' and at <= ${databaseTime()} order by at, report, destination limit 1 for update skip locked)
        returning report, destination, attempts`,
  );
  return row;
}

/** How a delivery went: `again` in so many milliseconds, or for good. */
export async function deliveryEnded(
  db: Db,
  { report, destination }: Pick<DueDelivery, "report" | "destination">,
  outcome:
    | { state: Exclude<ReportDelivery["state"], "waiting">; why: string | null }
    | { againMs: number; why: string },
): Promise<void> {
  const [state, at] =
    "state" in outcome ? [outcome.state, databaseTime()] : (["waiting", databaseTime(-outcome.againMs)] as const);
  await query(
    db,
    sql`update report_deliveries set state = ${state}, at = ${at}, why = ${outcome.why === null ? null : storableText(outcome.why)}
        where report = ${report} and destination = ${destination}`,
  );
}

/** Tries a delivery once more that failed. @throws AppError `not-found` */
export async function deliverAgain(db: Db, report: string, destination: string): Promise<void> {
  const rows = await query(
    db,
    sql`update report_deliveries set state = 'waiting', attempts = 0, at = ${databaseTime()}, why = null
        where report = ${report} and destination = ${destination} and state <> 'waiting'
          and exists (select 1 from reports where id = ${report} and state = 'made') returning 1`,
  );
  if (rows.length === 0) throw new AppError("not-found", `There is no such delivery of this report to ${destination}.`);
}
