import { setTimeout as sleep } from "node:timers/promises";
import type { PatternEvent } from "#lib/signals/over-time/define.ts";
import { Fold, type Occurrence, type PatternLimits } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { type SQL, sql } from "./drizzle.ts";
import { allDays, markUnjudged, noteFollowed, noteForPatterns, pastBefore, touchedBy } from "./habits.ts";
import { type Db, digest, inTransaction, keyIn, query, storableJson, textList } from "./query.ts";
import { getSetting, saveSetting } from "./settings.ts";
import type { RecordedEvent } from "./views.ts";

/*
 * Patterns look through whole days (UTC) of an account, whenever something of a day has changed: what they saw of it is replaced, and
 * the events that are evidence are marked beside what signals see in them. A day whose events change meanwhile is left to whoever
 * changed them. Interrupted, the days that are left stand in the table; done twice, or by two at once, it is the same.
 */

const dayMs = 24 * 60 * 60_000;
const hourMs = 60 * 60_000;
/** Events of one statement: their columns, and the requests of some. */
const batchSize = 2_000;
/** Time for readers between two statements. */
const breathe = () => sleep(12);
const key = "patterns";
const underWay = "under way";

/** What the patterns are asked to judge with. */
export interface Judging {
  limits: PatternLimits;
  signal?: AbortSignal;
}

/** Judges the days of an account that were noted, the latest first. */
export async function judgeDays(db: Db, account: string, { limits, signal }: Judging): Promise<void> {
  await noteFollowed(db, account);
  const [isAnew] = await query<{ stamp: string }>(
    db,
    sql`select stamp from unjudged_days where account = ${account} and day = ${allDays}`,
  );
  if (isAnew) {
    await rememberAnew(db, account, signal);
    if (signal?.aborted) return;
    await query(
      db,
      sql`delete from unjudged_days where account = ${account} and day = ${allDays} and stamp = ${isAnew.stamp}`,
    );
  }
  const noted = await query<{ day: string; stamp: string }>(
    db,
    sql`select day, stamp from unjudged_days where account = ${account} and day <> ${allDays} order by day desc`,
  );
  for (const { day, stamp } of noted) {
    if (signal?.aborted) return;
    const seen = await occurrencesOf(db, account, day, { limits, ...(signal && { signal }) });
    if (seen) await replace(db, account, { day, stamp, seen });
    await breathe();
  }
}

/** Whether something of the account is stored through which patterns have not looked yet, or not with the rules of today. */
export async function isJudgingUnderWay(db: Db, account: string): Promise<boolean> {
  const today = new Date().toISOString().slice(0, 10);
  const [left] = await query(
    db,
    sql`select 1 from unjudged_days where account = ${account} and day <= ${today} limit 1`,
  );
  return left !== undefined || (await getSetting(db, key)) === underWay;
}

/** Whether nothing that is stored was judged by other patterns or limits, nor is being: days may then be judged by these. */
export async function isJudgedBy(db: Db, version: string, { limits }: Pick<Judging, "limits">): Promise<boolean> {
  const named = await getSetting(db, key);
  return named === undefined || named === digest([version, limits]);
}

/**
 * Answers with the work that judges all that is stored by the patterns and limits of today, which `version` names, or what was left
 * over where that is done.
 */
export async function beginJudging(
  db: Db,
  version: string,
  { limits }: Pick<Judging, "limits">,
): Promise<(signal: AbortSignal) => Promise<void>> {
  const named = digest([version, limits]);
  const isDone = (await getSetting(db, key)) === named;
  if (!isDone) await saveSetting(db, key, underWay);
  return async (signal) => {
    const accounts = await query<{ id: string }>(db, sql`select id from accounts where not removing order by id`);
    for (const { id } of accounts) {
      if (!isDone) await rememberAnew(db, id, signal);
      await judgeDays(db, id, { limits, signal });
    }
    if (!isDone && !signal.aborted) await saveSetting(db, key, named);
  };
}

/** Reads the habits out of all that is stored, and has every day judged. */
async function rememberAnew(db: Db, account: string, signal: AbortSignal | undefined): Promise<void> {
  await query(
    db,
    sql`delete from habits where account = ${account} and aspect not in ('followed', 'followed-besides')`,
  );
  let after = { at: "", id: "" };
  while (!signal?.aborted) {
    const batch = await query<RecordedEvent>(
      db,
      sql`select id, at, region, source, name, read_only as "readOnly", error_code as "errorCode", address, client,
            address_class as "addressClass", actor_arn as "actorArn", session_issuer as "sessionIssuer",
            case when read_only then '{}'::json else json_build_object('requestParameters', r.record->'requestParameters') end as record
          from events e left join event_records r on r.account = e.account and r.event = e.id and not e.read_only
          where e.account = ${account} and (at, id) > (${after.at}, ${after.id}) order by at, id limit ${batchSize / 4}`,
    );
    const last = batch.at(-1);
    if (!last) break;
    await held(db, account, (tx) =>
      noteForPatterns(
        tx,
        account,
        batch.map((event) => ({ event })),
        { stored: new Set(batch.map(({ id }) => id)) },
      ),
    );
    after = last;
    await breathe();
  }
  // What was said of days whose events are gone goes too.
  await held(db, account, (tx) =>
    markUnjudged(tx, account, sql`select distinct day from sightings where account = ${account}`),
  );
}

/** Undefined when it was interrupted. */
async function occurrencesOf(
  db: Db,
  account: string,
  day: string,
  { limits, signal }: Judging,
): Promise<Occurrence[] | undefined> {
  const from = `${day}T00:00:00.000Z`;
  const fold = new Fold(patterns, { limits, past: await pastBefore(db, account, from), from });
  const to = new Date(Date.parse(from) + dayMs).toISOString();
  let after = { at: new Date(Date.parse(from) - dayMs).toISOString(), id: "" };
  while (!signal?.aborted) {
    const batch = await query<Omit<PatternEvent, "request"> & { request: PatternEvent["request"] | null }>(
      db,
      sql`select ${columns} from events e
          left join event_records r on r.account = e.account and r.event = e.id and e.name = any(${textList(readCalls)})
          where e.account = ${account} and (e.at, e.id) > (${after.at}, ${after.id}) and e.at < ${to}
            and (e.at >= ${new Date(Date.parse(from) - hourMs).toISOString()} or e.name = any(${textList(longCalls)}))
          order by e.at, e.id limit ${batchSize}`,
    );
    for (const event of batch) fold.add({ ...event, request: event.request ?? {} });
    const last = batch.at(-1);
    if (!last || batch.length < batchSize) return fold.occurrences();
    after = last;
    await breathe();
  }
  return undefined;
}

/** Of the hour before a day everything is looked through; of what is earlier, the calls that some pattern asks for by name. */
const longCalls = [...new Set(patterns.flatMap(({ calls }) => calls ?? []))];
const readCalls = [...new Set(patterns.flatMap(({ calls, readsRequests }) => (readsRequests && calls) || []))];

const columns = sql`e.id, e.at, e.region, e.source, e.name, e.read_only as "readOnly", e.client, e.error_code as "errorCode",
  e.actor, e.actor_arn as "actorArn", e.session_issuer as "sessionIssuer", e.access_key_id as "accessKeyId",
  e.address, e.address_class as "addressClass",
  r.record->'requestParameters' as request`;

/**
 * Unless the day was noted again, or somebody else has judged it. One after the other: an event may be evidence of two days, and of
 * two who write at once neither would see what the other says of it. Whoever stores events locks them before the days, so this does too.
 */
async function replace(
  db: Db,
  account: string,
  { day, stamp, seen }: { day: string; stamp: string; seen: readonly Occurrence[] },
): Promise<void> {
  const rows = seen.map((one) => ({ ...one, day, id: digest([one.signal, one.subject, day]) }));
  await held(db, account, async (tx) => {
    await query(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`sightings ${account}`}, 0))`);
    const before = await query<{ events: string[] }>(
      tx,
      sql`select events from sightings where account = ${account} and day = ${day}`,
    );
    const touched = [...new Set([...before, ...seen].flatMap(({ events }) => events))];
    const evidence = await query<{ id: string; at: string }>(
      tx,
      sql`select id, at from events where ${keyIn(sql`account, id`, account, touched)} order by id for no key update`,
    );
    const taken = await query(
      tx,
      sql`delete from unjudged_days where account = ${account} and day = ${day} and stamp = ${stamp} returning 1`,
    );
    if (taken.length === 0) return;
    await query(tx, sql`delete from sightings where account = ${account} and day = ${day}`);
    if (rows.length > 0) {
      await query(
        tx,
        sql`insert into sightings (account, id, signal, subject, day, at, last_at, actor, sentence, decisive, events, count)
            select ${account}, id, signal, subject, day, at, "lastAt", actor, sentence, decisive, events, count
            from json_to_recordset(${storableJson(rows)}::json) as r(id text, signal text, subject text, day text, at text,
              "lastAt" text, actor text, sentence text, decisive text, events text[], count int)`,
      );
    }
    if (evidence.length > 0) await query(tx, marksOf(account, evidence));
  });
}

/**
 * Evidence is of the day or the one before: what patterns saw of an event's own day and the next is all that any says of it. What was
 * seen of other days tells of the time that a file once said of it.
 */
function marksOf(account: string, events: readonly { id: string; at: string }[]): SQL {
  const rows = events.map(({ id, at }) => ({ account, id, days: touchedBy(at) }));
  const days = [...new Set(rows.flatMap((row) => row.days))];
  return sql`with seen as (
      select unnest(events) as id, signal, day from sightings where account = ${account} and day = any(${textList(days)})
    ), marks as (
      select t.account, t.id, array_remove(array_agg(distinct s.signal order by s.signal), null) as signals
      from json_to_recordset(${storableJson(rows)}::json) as t(account text, id text, days text[])
      left join seen s on s.id = t.id and s.day = any(t.days)
      group by 1, 2)
    update events e set signals =
      array(select s from unnest(e.signals) with ordinality as o(s, place) where s <> all(${textList(patternIds)}) order by place)
      || marks.signals
    from marks where e.account = marks.account and e.id = marks.id`;
}

const patternIds = patterns.map(({ id }) => id);

/** In a transaction that an account which is being removed refuses. */
async function held(db: Db, account: string, work: (tx: Db) => Promise<void>): Promise<void> {
  await inTransaction(db, async (tx) => {
    const there = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
    if (there.length > 0) await work(tx);
  });
}
