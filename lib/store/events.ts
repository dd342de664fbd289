import { AppError } from "#lib/errors.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Failure } from "#lib/readings/reading.ts";
import { signalsIn } from "#lib/signals/index.ts";
import { type SQL, sql } from "./drizzle.ts";
import { eventColumns, eventRow } from "./event-columns.ts";
import { noteUntallied } from "./event-tallies.ts";
import { leaveTextsDue } from "./event-texts.ts";
import { withoutEvents } from "./events-gone.ts";
import { forgetBeforeGap, noteForPatterns } from "./habits.ts";
import { type Db, inTransaction, keyIn, query, storableJson, textList } from "./query.ts";
import type { EventRow, RecordedEvent } from "./views.ts";
import { leaveDue } from "./watch-due.ts";

/** A parsed event with the resources it is about. */
export interface NewEvent {
  event: EventRow & { record: Record<string, unknown> };
  resources: readonly { arn: string; kind: string }[];
}

/** What a sync of one account's activity reads and writes; the shape that lib/activity/sync.ts asks for. */
export function activityStore(db: Db, account: string) {
  const at = (region: string, source: string) =>
    sql`account = ${account} and region = ${region} and source = ${source}`;
  const row = async (region: string, source: string) => {
    const [found] = await query<{ newest: string | null; reachedNewest: string | null; reachedOldest: string | null }>(
      db,
      sql`select newest, reached_newest as "reachedNewest", reached_oldest as "reachedOldest" from sync_points where ${at(region, source)}`,
    );
    return found;
  };
  /** A sync can be cut off between any two of these: what it then leaves behind says so. */
  const update = (region: string, source: string, change: SQL) =>
    query(
      db,
      sql`update sync_points set touched_at = ${new Date().toISOString()}, ${change} where ${at(region, source)}`,
    );
  return {
    async recheckedTo(region: string, source: string): Promise<string | undefined> {
      const [found] = await query<{ to: string | null }>(
        db,
        sql`select rechecked_to as "to" from sync_points where ${at(region, source)}`,
      );
      return found?.to ?? undefined;
    },
    async recheck(region: string, source: string, to: string): Promise<void> {
      await update(region, source, sql`rechecked_to = ${to}`);
    },
    async newest(region: string, source: string): Promise<string | undefined> {
      return (await row(region, source))?.newest ?? undefined;
    },
    async reached(region: string, source: string): Promise<{ newest: string; oldest: string } | undefined> {
      const { reachedNewest: newest, reachedOldest: oldest } = (await row(region, source)) ?? {};
      return newest && oldest ? { newest, oldest } : undefined;
    },
    async begin(region: string, source: string): Promise<void> {
      await inTransaction(db, async (tx) => {
        await holdAccount(tx, account);
        await query(
          tx,
          sql`insert into sync_points (account, region, source) values (${account}, ${region}, ${source}) on conflict do nothing`,
        );
      });
      await update(region, source, sql`coverage = null`);
    },
    save: (events: readonly NewEvent[]) => insertEvents(db, account, events),
    async reach(region: string, source: string, { newest, oldest }: { newest: string; oldest: string }): Promise<void> {
      await update(region, source, sql`reached_newest = ${newest}, reached_oldest = ${oldest}`);
    },
    async finish(region: string, source: string, newest: string, readTo: string): Promise<void> {
      await forgetBeforeGap(db, account, { region, source, readTo });
      await update(
        region,
        source,
        sql`newest = ${newest}, read_to = ${readTo}, reached_newest = null, reached_oldest = null`,
      );
    },
    async end(region: string, source: string, coverage: Coverage): Promise<void> {
      await update(region, source, sql`coverage = ${storableJson(coverage)}::jsonb`);
    },
    async callers(): Promise<ReadonlySet<string>> {
      const rows = await query<{ principal: string }>(
        db,
        sql`select principal from callers where account = ${account}`,
      );
      return new Set(rows.map(({ principal }) => principal));
    },
  };
}

/** A sync that failed before it reached any region: each that was read before stands still. */
export async function endEverywhere(db: Db, account: string, failure: Failure): Promise<void> {
  const { action } = failure;
  const line = { action, kind: "cloudtrail-event", status: "failed", calls: 0, failures: 0, unlisted: true, failure };
  await query(
    db,
    sql`update sync_points set touched_at = ${new Date().toISOString()},
          coverage = ${storableJson(line)}::jsonb || jsonb_build_object('region', region) where account = ${account}`,
  );
}

/** Activity is read beside everything else: what it brings of an account that is being removed must not outlive it. */
async function holdAccount(tx: Db, account: string): Promise<void> {
  const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
  if (held.length === 0) throw new AppError("not-found", `There is no account ${account}.`);
}

/** Saves events once each, by id; answers how many were new. */
export async function insertEvents(db: Db, account: string, events: readonly NewEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, account);
    const dropped = await forgetReplaced(tx, account, events);
    // Of one that comes twice at once the first counts, and what CloudTrail amended before what it had said.
    const inOrder = [...events.filter(isAmended), ...events.filter((one) => !isAmended(one))];
    const once = [...new Map(inOrder.toReversed().map((one) => [one.event.id, one])).values()];
    const inserted = await insertRows(tx, account, once);
    // What it had said may have been stored by another at the same time, which nobody sees before that has ended.
    const late = once.filter((one) => isAmended(one) && !inserted.has(one.event.id));
    const replaced = await forgetReplaced(tx, account, late);
    if (replaced.length > 0) for (const id of await insertRows(tx, account, late)) inserted.add(id);
    dropped.push(...replaced);
    await insertRecords(
      tx,
      account,
      once.filter(({ event }) => inserted.has(event.id)),
    );
    await leaveTextsDue(tx, account, [...inserted]);
    await insertLinks(tx, account, linksOf(events, inserted));
    await leaveDue(tx, account, once, inserted);
    await noteCallers(tx, account, callersIn(events));
    await noteUntallied(
      tx,
      account,
      [...once.map(({ event }) => event).filter(({ id }) => inserted.has(id)), ...dropped].map(({ at }) => at),
    );
    // Last: see there.
    await noteForPatterns(tx, account, events, { stored: inserted, dropped });
    return inserted.size;
  });
}

/** Answers with the ids of those that were not there before. */
async function insertRows(tx: Db, account: string, events: readonly NewEvent[]): Promise<Set<string>> {
  const rows = storableJson(
    events.map(({ event: { record, ...row } }) => ({
      ...row,
      signals: signalsIn({ ...row, record }).map(({ id }) => id),
    })),
  );
  const inserted = await query<{ id: string }>(
    tx,
    sql`insert into events (account, ${eventRow.columns}, signals)
        select ${account}, ${eventRow.fields}, signals
        from json_to_recordset(${rows}::json) as e(${eventRow.typed}, signals text[])
        order by id on conflict do nothing returning id`,
  );
  return new Set(inserted.map(({ id }) => id));
}

/** Stands between records (RFC 7464): JSON has no bare control character. Postgres takes such a text apart in half the time of a list. */
const recordSeparator = "\u001e";

async function insertRecords(tx: Db, account: string, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const ids = events.map(({ event }) => event.id);
  const records = events.map(({ event }) => storableJson(event.record)).join(recordSeparator);
  await query(
    tx,
    sql`insert into event_records (account, event, record)
        select ${account}, event, text::json
        from rows from (unnest(${textList(ids)}), string_to_table(${records}::text, ${recordSeparator}::text)) as r(event, text)
        order by event on conflict do nothing`,
  );
}

interface Link {
  event: string;
  at: string;
  key: string;
  arn: string;
  kind: string;
}

async function insertLinks(tx: Db, account: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return;
  await query(
    tx,
    sql`insert into event_resources (account, key, at, event, arn, kind)
        select ${account}, key, at, event, arn, kind
        from json_to_recordset(${storableJson(links)}::json) as l(event text, at text, key text, arn text, kind text)
        order by event, key on conflict do nothing`,
  );
}

async function noteCallers(tx: Db, account: string, callers: ReturnType<typeof callersIn>): Promise<void> {
  if (callers.length === 0) return;
  await query(
    tx,
    sql`insert into callers (account, principal, first_at, last_at)
        select ${account}, principal, first, last
        from json_to_recordset(${storableJson(callers)}::json) as c(principal text, first text, last text)
        order by principal
        on conflict (account, principal) do update
          set first_at = least(callers.first_at, excluded.first_at), last_at = greatest(callers.last_at, excluded.last_at)
          where callers.first_at > excluded.first_at or callers.last_at < excluded.last_at`,
  );
}

/** What the events are about. One that came again may be about more, which a scan has met since; a file says nothing of what is known. */
function linksOf(events: readonly NewEvent[], inserted: ReadonlySet<string>): Link[] {
  return events
    .filter(({ event }) => !event.fromFile || inserted.has(event.id))
    .flatMap(({ event, resources }) =>
      resources.map(({ arn, kind }) => ({ event: event.id, at: event.at, key: arn.toLowerCase(), arn, kind })),
    );
}

/** Its record takes the place of one of the same event: see lib/activity/event.ts. */
function isAmended({ event: { record, fromFile } }: NewEvent): boolean {
  const { reason } = (record.addendum ?? {}) as { reason?: unknown };
  return !fromFile && reason === "UPDATED_DATA";
}

/**
 * Whoever hands over a file may have changed it: what CloudTrail itself says of an event goes before that, and what it amended before what
 * it had said. Answers what was said before.
 */
async function forgetReplaced(tx: Db, account: string, events: readonly NewEvent[]): Promise<RecordedEvent[]> {
  const said = events.filter(({ event }) => !event.fromFile).map(({ event }) => event.id);
  if (said.length === 0) return [];
  const amended = events.filter(isAmended).map(({ event }) => event.id);
  const isOld = sql`exists (select 1 from event_records r where r.account = e.account and r.event = e.id
    and coalesce(r.record->'addendum'->>'reason', '') <> 'UPDATED_DATA')`;
  const replaced =
    amended.length === 0 ? sql`from_file` : sql`(from_file or (id = any(${textList(amended)}) and ${isOld}))`;
  // In one order: two who store the same events wait for each other instead of for ever.
  const held = await query<{ id: string }>(
    tx,
    sql`select id from events e where ${keyIn(sql`account, id`, account, said)} and ${replaced} order by id for update`,
  );
  if (held.length === 0) return [];
  const ids = held.map(({ id }) => id);
  const dropped = await query<RecordedEvent>(
    tx,
    sql`select ${eventColumns}, coalesce(r.record, '{}'::json) as record
        from events e left join event_records r on r.account = e.account and r.event = e.id
        where ${keyIn(sql`e.account, e.id`, account, ids)}`,
  );
  const gone = sql`delete from events where ${keyIn(sql`account, id`, account, ids)}`;
  await query(tx, sql`${withoutEvents(gone)} select count(*) from gone`);
  return dropped;
}

/** Who called SageMaker, when first and when last. */
function callersIn(events: readonly NewEvent[]): { principal: string; first: string; last: string }[] {
  const times = new Map<string, string[]>();
  for (const { event } of events) {
    const principal = event.sessionIssuer ?? event.actorArn;
    if (principal === null || !/(^|[-.])sagemaker/.test(event.source)) continue;
    const own = times.get(principal) ?? [];
    own.push(event.at);
    times.set(principal, own);
  }
  return [...times].map(([principal, all]) => {
    const sorted = all.sort();
    return { principal, first: sorted[0] ?? "", last: sorted.at(-1) ?? "" };
  });
}
