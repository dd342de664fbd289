import { randomUUID } from "node:crypto";
import { type CheckOptions, completed } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import type { ScanFilter, scansList } from "#lib/filters/scans.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import { denialOf } from "#lib/readings/refuser.ts";
import type { LiveCount } from "#lib/scoring/score.ts";
import { anyOf, type Conditions, oneOf, partsOfAll } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { sql } from "./drizzle.ts";
import { databaseTime, fenced, heartbeat, isHeld, LeaseLost } from "./leases.ts";
import { type Db, inTransaction, query, storableJson, storableText, textList } from "./query.ts";
import { writeResourceTallies } from "./resource-tallies.ts";
import type { StoredLatestUnit, StoredStep, StoredUnit } from "./rows.ts";
import type { ScanRecord } from "./scan-record.ts";
import { holdToCounted } from "./tallies.ts";
import { discardVersions } from "./versions.ts";
import type {
  AccountScore,
  CoverageRow,
  Page,
  ScanOptions,
  ScanProgress,
  ScanRow,
  ScanStanding,
  ScanSummary,
  ScanView,
  ScanWhole,
} from "./views.ts";
import { applyWaiversTo, waiversNow } from "./waived.ts";
import { scoresWithoutWaived } from "./waived-scores.ts";
import { settleDue } from "./watch-due.ts";

/* A scan from being asked for to being read. Past 300 lines, since what is written of it and what is read of it is one row. */

export interface JobSpan {
  region: string;
  kind: string;
  from: string;
  to: string;
  leftOut: number;
}

export interface ScanUnit {
  region: string;
  kind: string;
  /** When its reading began. */
  readAt: string;
  coverage: Coverage[];
  span?: JobSpan;
}

const now = () => new Date().toISOString();
const unstarted: ScanRow["progress"] = { phase: "queued", calls: 0, throttles: 0, evaluated: 0 };

/**
 * @param schedule which one starts it, if one does
 * @throws AppError `conflict` while another scan of the account has not ended.
 */
export async function createScan(
  db: Db,
  request: { account: string } & ScanOptions,
  schedule: string | null = null,
): Promise<{ id: string }> {
  const { account, ...options } = request;
  const id = randomUUID();
  const [made] = await query<{ id: string }>(
    db,
    sql`insert into scans (id, account, seq, state, options, schedule, progress, requested_at, heartbeat_at)
        select ${id}, a.id, a.current_seq + 1, 'queued', ${storableJson(options)}::jsonb, ${schedule}::text, ${storableJson(unstarted)}::jsonb, ${now()}, ${databaseTime()}
        from accounts a where a.id = ${account} and not a.removing
          and not exists (select 1 from scans s where s.account = a.id and s.state in ('queued', 'running'))
        for share
        on conflict do nothing returning id`,
  );
  if (!made)
    throw new AppError("conflict", "A scan of this account is under way.", "Wait until it ends, or cancel it.");
  return made;
}

/** Answers when the scan started: on the first run now, after a crash the first time. */
export async function beginScan(db: Db, id: string, regions: readonly string[], checks: CheckOptions): Promise<string> {
  const [row] = await query<{ startedAt: string }>(
    db,
    sql`update scans set started_at = coalesce(started_at, ${now()}), regions = ${storableJson(regions)}::jsonb,
          options = options || ${storableJson({ checks })}::jsonb
        where id = ${id} returning started_at as "startedAt"`,
  );
  return row?.startedAt ?? now();
}

/** Of the steps only those that changed are written. */
export async function saveProgress(
  db: Db,
  { id, lease }: ScanRecord,
  { steps, ...progress }: ScanProgress,
): Promise<void> {
  const rows = storableJson(steps.map((step, place) => ({ ...step, place })));
  await query(
    db,
    sql`with held as (
          update scans set progress = ${storableJson(progress)}::jsonb where id = ${id} and lease = ${lease} returning id
        )
        insert into scan_steps as known (scan, region, kind, place, state, read, unread)
        select held.id, step.region, step.kind, step.place, step.state, step.read, step.unread
        from held, json_to_recordset(${rows}::json)
          as step(region text, kind text, place integer, state text, read integer, unread integer)
        on conflict (scan, region, kind) do update
          set place = excluded.place, state = excluded.state, read = excluded.read, unread = excluded.unread
          where (known.place, known.state, known.read, known.unread)
            is distinct from (excluded.place, excluded.state, excluded.read, excluded.unread)`,
  );
}

/** A queued scan is cancelled at once; a running one by the process that runs it. */
export async function requestCancel(db: Db, id: string): Promise<void> {
  await query(db, sql`update scans set cancel_requested = true where id = ${id}`);
  await query(
    db,
    sql`update scans set state = 'cancelled', finished_at = ${now()} where id = ${id} and state = 'queued'`,
  );
}

export function unfinishedScans(db: Db): Promise<{ id: string; account: string }[]> {
  return query(db, sql`select id, account from scans where state in ('queued', 'running') order by requested_at`);
}

/** The scan of an account that has not ended, if there is one. */
export async function unfinishedScanOf(db: Db, account: string): Promise<{ id: string; isWatch: boolean } | undefined> {
  const [scan] = await query<{ id: string; isWatch: boolean }>(
    db,
    sql`select id, options ? 'watch' as "isWatch" from scans where account = ${account} and state in ('queued', 'running')`,
  );
  return scan;
}

export async function finishUnit(db: Db, scan: string, unit: ScanUnit): Promise<void> {
  const { region, kind, readAt, coverage, span } = unit;
  await query(
    db,
    sql`insert into scan_units (scan, region, kind, read_at, coverage, span)
        values (${scan}, ${region}, ${kind}, ${readAt}, ${storableJson(coverage)}::jsonb, ${span ? storableJson(span) : null}::jsonb)
        on conflict (scan, region, kind) do update
          set read_at = excluded.read_at, coverage = excluded.coverage, span = excluded.span`,
  );
}

export async function finishedUnits(db: Db, scan: string): Promise<ScanUnit[]> {
  const rows = await query<Omit<ScanUnit, "span"> & { span: JobSpan | null }>(
    db,
    sql`select region, kind, read_at as "readAt", coverage, span from scan_units where scan = ${scan}`,
  );
  return rows.map(({ span, ...unit }) => ({ ...unit, ...(span && { span }) }));
}

/**
 * Makes a finished scan, whose findings have been counted (tallies.ts), what readers see, in one short transaction.
 * @throws LeaseLost when the scan is another worker's by now, or Error when nobody counted: then nothing was published.
 */
export async function publishScan(
  db: Db,
  scan: ScanRecord,
  result: {
    score: AccountScore;
    tally?: LiveCount[];
    summary: ScanSummary;
    spans: JobSpan[];
    judgedBy: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const held = fenced(db, scan);
  await holdToCounted(held, scan);
  const decided = await applyWaiversTo(held, scan);
  await writeResourceTallies(held, scan);
  await inTransaction(held, async (tx) => {
    const ended = await query(
      tx,
      sql`update scans set state = 'completed', finished_at = ${now()}, error = null,
            score = ${storableJson(result.score)}::jsonb, tally = ${result.tally ? storableJson(result.tally) : null}::json, summary = ${storableJson(result.summary)}::jsonb
          where id = ${scan.id} and state = 'running' returning id`,
    );
    if (ended.length === 0) throw new LeaseLost();
    await query(
      tx,
      sql`insert into job_spans (account, region, kind, from_time, to_time, left_out)
          select ${scan.account}, span.region, span.kind, span.from, span.to, span."leftOut"
          from jsonb_to_recordset(${storableJson(result.spans)}::jsonb)
            as span(region text, kind text, "from" text, "to" text, "leftOut" integer)
          on conflict (account, region, kind) do update
            set from_time = excluded.from_time, to_time = excluded.to_time, left_out = excluded.left_out`,
    );
    await query(
      tx,
      sql`insert into latest_units (account, region, kind, scan, read_at, judged_by)
          select ${scan.account}, region, kind, scan, read_at, coalesce(${storableJson(result.judgedBy)}::jsonb ->> kind, '')
          from scan_units where scan = ${scan.id}
          on conflict (account, region, kind) do update
            set scan = excluded.scan, judged_by = excluded.judged_by,
              read_at = ${scan.options.watch ? sql`latest_units.read_at` : sql`excluded.read_at`}`,
    );
    if (scan.options.watch) await settleDue(tx, scan);
    await query(tx, sql`update accounts set current_seq = ${scan.seq} where id = ${scan.account}`);
  });
  // Somebody decided meanwhile, for what was on show before.
  if ((await waiversNow(db)) !== decided) await applyWaiversTo(db, scan);
}

/** Ends a scan as failed; nothing it staged remains. Does nothing when it is another worker's, or has ended. */
export function failScan(db: Db, scan: ScanRecord, error: string): Promise<void> {
  return discardScan(db, scan, "failed", error);
}

/** Ends a scan as cancelled; nothing it staged remains. Does nothing when it is another worker's, or has ended. */
export function cancelScan(db: Db, scan: ScanRecord): Promise<void> {
  return discardScan(db, scan, "cancelled", null);
}

async function discardScan(
  db: Db,
  scan: ScanRecord,
  state: "failed" | "cancelled",
  error: string | null,
): Promise<void> {
  const found = await heartbeat(db, scan);
  if (found === "lost" || found === "ended") return;
  // First the units: interrupted here, the scan is run anew and not taken to have read what is deleted below.
  await query(db, sql`delete from scan_units where scan = ${scan.id} and ${isHeld(scan)}`);
  await discardVersions(db, scan, isHeld(scan));
  await query(
    db,
    sql`update scans set state = ${state}, error = ${error && storableText(error)}, finished_at = ${now()}
        where id = ${scan.id} and lease = ${scan.lease} and state = 'running'`,
  );
}

const columns = sql`id, account, state, regions, options->'horizonDays' as "horizonDays", requested_at as "requestedAt",
  started_at as "startedAt", finished_at as "finishedAt", progress, score, summary, error, schedule,
  (options->'watch') - 'units' - 'baseSeq' as watch`;

/** A scan with its steps, for where it is on show. */
export async function getScan(db: Db, id: string): Promise<ScanView | undefined> {
  const scan = await getScanRow(db, id);
  if (!scan) return undefined;
  const steps = await query<Omit<StoredStep, "scan" | "place">>(
    db,
    sql`select region, kind, state, read, unread from scan_steps where scan = ${id} order by place, region, kind`,
  );
  const { phase, ...counts } = scan.progress;
  return { ...scan, progress: { phase, steps, ...counts } };
}

export async function getScanRow(db: Db, id: string): Promise<ScanRow | undefined> {
  const rows = await query<ScanRow>(db, sql`select ${columns} from scans where id = ${id}`);
  return (await scoresWithoutWaived(db, rows))[0];
}

/** The scans on show of accounts; of one that has none, none. */
export async function scansShown(db: Db, accounts: readonly string[]): Promise<ScanRow[]> {
  const rows = await query<ScanRow>(
    db,
    sql`select ${columns} from scans where state = 'completed' and (account, seq) in (
          select id, current_seq from accounts where id = any(${textList(accounts)}))`,
  );
  return scoresWithoutWaived(db, rows);
}

/** The score that a scan came to, as if nobody had accepted anything. */
export async function scoreAsScanned(db: Db, id: string): Promise<AccountScore | null> {
  const [row] = await query<Pick<ScanRow, "score">>(db, sql`select score from scans where id = ${id}`);
  return row?.score ?? null;
}

/** The scan that ended well before that one and of which the findings are still kept; undefined where there is none. */
export async function scanBefore(db: Db, id: string): Promise<string | undefined> {
  const [row] = await query<{ id: string }>(
    db,
    sql`select earlier.id from scans s join accounts a on a.id = s.account
        join scans earlier on earlier.account = s.account and earlier.state = 'completed' and earlier.seq < s.seq and earlier.seq >= a.kept_from
        where s.id = ${id} order by earlier.seq desc limit 1`,
  );
  return row?.id;
}

/**
 * The newest scan that ended well and at least a day before that one, else the oldest before it, of those whose findings are kept; with
 * its number and that scan's. Undefined where there is none.
 */
export async function scanADayBefore(
  db: Db,
  id: string,
): Promise<{ id: string; finishedAt: string; from: number; to: number } | undefined> {
  const [row] = await query<{ id: string; finishedAt: string; from: number; to: number }>(
    db,
    sql`select earlier.id, earlier.finished_at as "finishedAt", earlier.seq as "from", s.seq as "to"
        from scans s join accounts a on a.id = s.account
        join scans earlier on earlier.account = s.account and earlier.state = 'completed' and earlier.seq < s.seq and earlier.seq >= a.kept_from
        cross join lateral (select earlier.finished_at::timestamptz <= s.finished_at::timestamptz - interval '1 day' as old) day
        where s.id = ${id}
        order by old desc, case when old then -earlier.seq else earlier.seq end limit 1`,
  );
  return row;
}

/** The options of checks that a scan judged with; what it does not hold was judged by default. */
export async function checkOptionsOf(db: Db, id: string): Promise<CheckOptions> {
  const [row] = await query<{ checks: CheckOptions | null }>(
    db,
    sql`select options->'checks' as checks from scans where id = ${id}`,
  );
  return completed(row?.checks ?? {});
}

/** What a scan was asked for. */
export async function optionsOf(db: Db, id: string): Promise<ScanWhole["options"]> {
  const [row] = await query<{ options: ScanWhole["options"] }>(
    db,
    sql`select options - 'regions' - 'watch' as options from scans where id = ${id}`,
  );
  if (!row) throw new Error(`The scan ${id} is gone.`);
  return row.options;
}

/** Whether a scan was told to read some kinds and no others. */
export async function isOfSomeKinds(db: Db, id: string): Promise<boolean> {
  const [row] = await query<{ isSome: boolean }>(
    db,
    sql`select options->'kinds' is not null as "isSome" from scans where id = ${id}`,
  );
  return row?.isSome ?? false;
}

const conditions: Conditions<typeof scansList> = {
  state: (states) => oneOf(sql`state`, states),
  read: (read) => oneOf(sql`case when options ? 'watch' then 'what-changed' else 'everything' end`, read),
};

/** The newest scans of accounts, newest first in each, and how they stand: cheap enough to be asked for all the time. */
export function latestScans(db: Db, accounts: readonly string[], most: number): Promise<ScanStanding[]> {
  return query<ScanStanding>(
    db,
    sql`select latest.id, a.id as account, latest.state from accounts a cross join lateral (
          select id, state, requested_at from scans where account = a.id order by requested_at desc, id desc limit ${most}) latest
        where a.id = any(${textList(accounts)}) order by a.id, latest.requested_at desc, latest.id desc`,
  );
}

/** Newest first. */
export async function listScans(
  db: Db,
  wanted: string | ScanFilter,
  { cursor, limit = 50 }: PageRequest = {},
): Promise<Page<ScanRow>> {
  const after = readCursor(cursor, ["string", "string"]);
  const parts = await partsOfAll(db, conditions, typeof wanted === "string" ? { account: wanted } : wanted);
  const rows = await query<ScanRow>(
    db,
    sql`select ${columns} from scans
        where ${anyOf(parts.map(({ account, where }) => sql`(account = ${account} and ${where})`))}
          ${after ? sql`and (requested_at, id) < (${after[0]}, ${after[1]})` : sql``}
        order by requested_at desc, id desc limit ${limit + 1}`,
  );
  const shown = await scoresWithoutWaived(db, rows.slice(0, limit));
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.requestedAt, last.id]) : null };
}

/**
 * The coverage ledger of a scan, by region and kind; `permission` is what to allow where a call was denied. That of a watch is what it rests on, with
 * what it and those before it read again.
 */
export async function getCoverage(db: Db, scan: string): Promise<CoverageRow[]> {
  const rows = await query<{ coverage: Coverage[] }>(
    db,
    sql`select distinct on (u.region, u.kind) u.coverage
        from scans shown join scans s on s.id = shown.id or (s.account = shown.account and s.state = 'completed' and s.seq < shown.seq
            and s.seq >= (shown.options->'watch'->>'baseSeq')::int)
          join scan_units u on u.scan = s.id
        where shown.id = ${scan} order by u.region, u.kind, s.seq desc`,
  );
  return rows.flatMap(({ coverage }) => coverage.map((line) => ({ ...line, ...denialOf(line.failure) })));
}

/** The last finished reading of one kind in one region, whichever scan it was part of; `judgedBy` its settled jobs were judged. */
export type LatestUnit = Omit<StoredLatestUnit, "account"> & Pick<StoredUnit, "coverage"> & { seq: number | null };

export function latestUnits(db: Db, account: string): Promise<LatestUnit[]> {
  return query(
    db,
    sql`select l.region, l.kind, l.scan, l.read_at as "readAt", l.judged_by as "judgedBy", s.seq, coalesce(u.coverage, '[]'::jsonb) as coverage
        from latest_units l left join scans s on s.id = l.scan left join scan_units u on u.scan = l.scan and u.region = l.region and u.kind = l.kind
        where l.account = ${account} order by l.region, l.kind`,
  );
}
