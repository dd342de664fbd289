import { changedBy } from "#lib/inventory/changed-by.ts";
import { sql } from "./drizzle.ts";
import { type Db, keyIn, query, storableJson } from "./query.ts";
import type { ScanRecord } from "./scan-record.ts";
import type { EventRow } from "./views.ts";

/*
 * Events that changed something since it was read. They are noted in the transaction that stores them, so that none is forgotten, however late it
 * comes; a watch that is made takes its rows along, and what it read goes when it is published. A full scan leaves its rows to whoever plans the
 * next watch, who finds that everything was read since.
 */

/**
 * A reading settles an event when it began so long after it, unless what it changed takes AWS longer to tell. What a call sets going (an endpoint, a domain) takes minutes and ends without a call
 * that could be seen, and clocks differ: until then what it named is looked at once more.
 */
export const settleMs = 10 * 60_000;

/** What could not be read when an event named it is asked for again so often. */
const retryMs = 60 * 60_000;

interface Storable {
  event: Pick<EventRow, "id" | "at" | "source" | "name" | "readOnly" | "errorCode" | "fromFile">;
  resources: readonly unknown[];
}

/** Notes which of these, that the same transaction stored, changed something after the oldest reading that is on show or under way. */
export async function leaveDue(
  tx: Db,
  account: string,
  events: readonly Storable[],
  stored: ReadonlySet<string>,
): Promise<void> {
  const changes = events.filter(
    ({ event, resources }) =>
      stored.has(event.id) &&
      !event.readOnly &&
      event.errorCode === null &&
      !event.fromFile &&
      (resources.length > 0 || changedBy(event).length > 0),
  );
  if (changes.length === 0) return;
  const [row] = await query<{ since: string | null }>(
    tx,
    sql`select coalesce((select min(read_at) from latest_units where account = ${account}),
          (select min(requested_at) from scans where account = ${account} and state in ('queued', 'running'))) as since`,
  );
  // Before there is a scan nothing was read that could be out of date.
  if (!row?.since) return;
  const since = before(row.since, settleMs);
  const due = changes.filter(({ event }) => event.at >= since).map(({ event: { id, at } }) => ({ id, at }));
  if (due.length === 0) return;
  const rows = due.map((one) => ({ ...one, settled: before(one.at, -settleMs) }));
  await query(
    tx,
    sql`insert into watch_due (account, event, at, settled_at)
        select ${account}, id, at, settled from json_to_recordset(${storableJson(rows)}::json) as d(id text, at text, settled text)
        order by id on conflict do nothing`,
  );
}

function before(time: string, ms: number): string {
  return new Date(Date.parse(time) - ms).toISOString();
}

/** An event that is due, with what it is about. */
export interface DueEvent {
  id: string;
  at: string;
  /** It was read once, and is not looked at again before then; empty when it was not. */
  notBefore: string;
  region: string;
  source: string;
  name: string;
  resources: { arn: string; kind: string }[];
}

/** The most events of one watch; the others are the next one's. */
const most = 2_000;

/** Events of an account that are due, the oldest first. */
export function eventsDue(db: Db, account: string): Promise<DueEvent[]> {
  return query<DueEvent>(
    db,
    sql`select d.event as id, d.at, d.not_before as "notBefore", e.region, e.source, e.name,
          coalesce((select jsonb_agg(jsonb_build_object('arn', r.arn, 'kind', r.kind) order by r.key)
            from event_resources r where r.account = d.account and r.event = d.event), '[]'::jsonb) as resources
        from watch_due d join events e on e.account = d.account and e.id = d.event
        where d.account = ${account} order by d.not_before, d.at, d.event limit ${most}`,
  );
}

/** How many events of an account changed something that was not read since. */
export async function countDue(db: Db, account: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    sql`select count(*)::int as count from watch_due where account = ${account} and not is_read`,
  );
  return row?.count ?? 0;
}

/** Forgets events of which everything was read since. */
export async function forgetDue(db: Db, account: string, events: readonly string[]): Promise<void> {
  if (events.length === 0) return;
  await query(db, sql`delete from watch_due where ${keyIn(sql`account, event`, account, events)}`);
}

/** In the transaction that publishes a watch: what it read is not due any more; what it could not read, or read early, is again later. */
export async function settleDue(tx: Db, { id, account }: Pick<ScanRecord, "id" | "account">): Promise<void> {
  const now = new Date();
  const isUnread = sql`exists (select 1 from event_resources named
    join resources r on r.account = named.account and r.arn = named.arn and r.to_seq > (select seq from scans where id = ${id})
    where named.account = d.account and named.event = d.event
      and (r.failure is not null or jsonb_path_exists(r.parts, '$.*.status ? (@ == "unread")')))`;
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString();
  await query(
    tx,
    sql`update watch_due d set scan = null, is_read = false, not_before = ${later(retryMs)}
        where d.account = ${account} and d.scan = ${id} and ${isUnread}`,
  );
  const [scan] = await query<{ startedAt: string }>(
    tx,
    sql`select started_at as "startedAt" from scans where id = ${id}`,
  );
  const readAt = scan?.startedAt ?? now.toISOString();
  await query(tx, sql`delete from watch_due where account = ${account} and scan = ${id} and settled_at <= ${readAt}`);
  // What takes AWS longer to tell is as if it were not read.
  const soon = later(settleMs);
  await query(
    tx,
    sql`update watch_due set scan = null, is_read = settled_at <= ${soon}, not_before = settled_at
        where account = ${account} and scan = ${id}`,
  );
}
