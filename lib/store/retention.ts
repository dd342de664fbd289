import { setTimeout as sleep } from "node:timers/promises";
import { type SQL, sql } from "./drizzle.ts";
import { forgetTallies } from "./event-tallies.ts";
import { withoutEvents } from "./events-gone.ts";
import { type Db, query } from "./query.ts";
import { forgetLogDays } from "./trail-logs.ts";
import { type At, open } from "./versions.ts";

/*
 * What is older than a person wants to keep is dropped, a few rows at a time. What the scan on show needs stays: only versions
 * that ended before the oldest scan kept go, and a running scan sees none of those. Interrupted, the next turn goes on;
 * several at once, of processes that share a server, leave one another's rows alone.
 */

/** Days to keep, or all. */
export interface Retention {
  history: number | "all";
  events: number | "all";
}

/** The most rows of one statement. */
const batchSize = 500;
/** Time for readers between two statements. */
const breathe = () => sleep(12);

/** Scans before the one on show that stay however old they are: pages that are being read are theirs. */
const alwaysKept = 2;

export interface Retired {
  /** Rows that were dropped. */
  history: number;
  events: number;
}

/** Drops what one account has no more use for, until nothing is left to drop or the signal aborts. */
export async function retire(
  db: Db,
  account: string,
  { history, events }: Retention,
  { now = new Date(), signal }: { now?: Date; signal?: AbortSignal } = {},
): Promise<Retired> {
  const before = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000).toISOString();
  const retired = { history: 0, events: 0 };
  if (history !== "all") retired.history = await retireHistory(db, account, before(history), signal);
  if (events !== "all") {
    await forgetTallies(db, account, before(events));
    // Before the events: cut off between the two, nothing counts as read that is not there.
    await forgetLogDays(db, account, before(events));
    retired.events = await drop(db, eventsBefore(account, before(events)), signal);
    await drop(db, { table: "sightings", where: sql`account = ${account} and last_at < ${before(events)}` }, signal);
  }
  return retired;
}

async function retireHistory(db: Db, account: string, before: string, signal?: AbortSignal): Promise<number> {
  const seq = await oldestKept(db, account, before);
  if (seq === undefined) return 0;
  // Before the first row goes: an earlier scan is never shown without it.
  await query(db, sql`update accounts set kept_from = greatest(kept_from, ${seq}) where id = ${account}`);
  let dropped = 0;
  for (const rows of [...versionsEndedBy({ account, seq }), ...scansOlderThan({ account, seq }, before)]) {
    dropped += await drop(db, rows, signal);
  }
  if (dropped > 0) await drop(db, textsOfNothing(account), signal);
  return dropped;
}

/** The number of the oldest scan whose versions stay; undefined while nothing is on show. Watches take nobody's place. */
async function oldestKept(db: Db, account: string, before: string): Promise<number | undefined> {
  const [row] = await query<{ seq: number | null }>(
    db,
    sql`select least(a.current_seq - ${alwaysKept},
          (select min(seq) from (select seq from scans whole where whole.account = a.id and whole.state = 'completed'
            and not whole.options ? 'watch' and whole.seq <= a.current_seq order by seq desc limit ${alwaysKept + 1}) kept),
          (select min(s.seq) from scans s where s.account = a.id and s.state = 'completed' and s.finished_at >= ${before})) as seq
        from accounts a where a.id = ${account} and a.current_seq > 0`,
  );
  return row?.seq ?? undefined;
}

interface Rows {
  table: string;
  where: SQL;
}

function versionsEndedBy({ account, seq }: At): Rows[] {
  const ended = sql`account = ${account} and to_seq <= ${seq}`;
  // What a finding was before it became unknown is still asked for: an unknown neither resolves nor renews a failure.
  const isLastWord = sql`status <> 'unknown' and exists (select 1 from findings shown
    where shown.id = findings.id and shown.status = 'unknown' and shown.to_seq > ${seq} and shown.from_seq > findings.from_seq
      and not exists (select 1 from findings later where later.id = findings.id and later.status <> 'unknown'
        and later.from_seq > findings.from_seq and later.from_seq < shown.from_seq))`;
  return [
    { table: "findings", where: sql`${ended} and not (${isLastWord})` },
    { table: "graded_resources", where: ended },
    { table: "resources", where: sql`${ended} and to_seq < ${open}` },
    { table: "finding_changes", where: sql`account = ${account} and seq < ${seq}` },
    { table: "finding_tallies", where: sql`account = ${account} and seq < ${seq}` },
    { table: "resource_tallies", where: sql`account = ${account} and seq < ${seq}` },
  ];
}

function textsOfNothing(account: string): Rows {
  const where = sql`account = ${account} and not exists (select 1 from graded_resources graded
    where graded.account = resource_texts.account and graded.arn = resource_texts.arn)`;
  return { table: "resource_texts", where };
}

/** Those whose reading of some kind is still the latest stay, for what they could not read. */
function scansOlderThan({ account, seq }: At, before: string): Rows[] {
  const old = sql`account = ${account} and seq < ${seq} and state not in ('queued', 'running')
    and coalesce(finished_at, requested_at) < ${before}
    and id not in (select scan from latest_units where account = ${account})`;
  const ofOld = sql`scan in (select id from scans where ${old})`;
  return [
    { table: "scan_steps", where: ofOld },
    { table: "scan_units", where: ofOld },
    { table: "scans", where: old },
  ];
}

function eventsBefore(account: string, before: string): Rows {
  return { table: "events", where: sql`account = ${account} and at < ${before}` };
}

/** Deletes rows a few at a time; with an event goes what hangs on it. Answers how many rows went. */
export async function drop(db: Db, { table, where }: Rows, signal?: AbortSignal): Promise<number> {
  const name = sql.identifier(table);
  const some = sql`delete from ${name} where ctid = any(array(
    select ctid from ${name} where ${where} limit ${batchSize} for update skip locked))`;
  const gone = table === "events" ? withoutEvents(some) : sql`with gone as (${some} returning 1)`;
  const statement = sql`${gone} select count(*)::int as count from gone`;
  let dropped = 0;
  while (!signal?.aborted) {
    const [row] = await query<{ count: number }>(db, statement);
    dropped += row?.count ?? 0;
    if ((row?.count ?? 0) < batchSize) break;
    await breathe();
  }
  return dropped;
}
