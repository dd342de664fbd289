import { randomUUID } from "node:crypto";
import { type Aspect, type Habit, habitsIn } from "#lib/signals/over-time/habits.ts";
import { type Past, pastOf, type Remembered } from "#lib/signals/over-time/past.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson, textList } from "./query.ts";
import type { RecordedEvent } from "./views.ts";

/*
 * What was first seen, and the days that patterns have to look through again because of it. A habit that turns out to be older may
 * silence what was said of the day on which it seemed new, and of every later day on which its owner did something new.
 */

const dayMs = 24 * 60 * 60_000;
type First = Habit & { first: string };

/** Stands among the days to be judged when the habits themselves are to be read anew before: before every other day. */
export const allDays = "";

/**
 * Remembers what these events tell, and that their days are to be judged. At the end of the transaction that stores them: what it
 * holds, others of the account wait for.
 * @param change.stored ids of those that were not stored before.
 * @param change.dropped what files said of some of them, which counts no more.
 */
export async function noteForPatterns(
  tx: Db,
  account: string,
  events: readonly { event: RecordedEvent }[],
  { stored, dropped = [] }: { stored: ReadonlySet<string>; dropped?: readonly RecordedEvent[] },
): Promise<void> {
  const fresh = events.map(({ event }) => event).filter(({ id, at }) => stored.has(id) && isInCalendar(at));
  const said = dropped.filter(({ at }) => isInCalendar(at));
  if (fresh.length === 0 && said.length === 0) return;
  const days = new Set([...fresh, ...said].flatMap(({ at }) => touchedBy(at)));
  const firsts = firstsIn(fresh);
  for (const day of await noteFirsts(tx, account, firsts)) days.add(day);
  if (await wereFirst(tx, account, unsaid(firstsIn(said), firsts))) days.add(allDays);
  await noteDays(tx, account, [...days]);
}

/** Those that are not told any more, or only of later. */
function unsaid(before: readonly First[], now: readonly First[]): First[] {
  const told = new Map(now.map((one) => [keyOf(one), one.first]));
  return before.filter((one) => (told.get(keyOf(one)) ?? "9999") > one.first);
}

/** Whether one of these is what is remembered: which event comes next after it only all of them tell. */
async function wereFirst(tx: Db, account: string, firsts: readonly First[]): Promise<boolean> {
  if (firsts.length === 0) return false;
  const rows = await query(
    tx,
    sql`select 1 from json_to_recordset(${storableJson(firsts)}::json) as c(principal text, aspect text, value text, first text)
          join habits h on h.account = ${account} and h.principal = c.principal and h.aspect = c.aspect and h.value = c.value
        where h.first_at = c.first limit 1`,
  );
  return rows.length > 0;
}

/** Files may say any time; what sorts before all others would be the first of everything. */
function isInCalendar(at: string): boolean {
  return at > "1970" && at < "9999";
}

/** The day of a time, and the next, from which patterns look back; none of a time that no calendar has. */
export function touchedBy(at: string): string[] {
  if (!isInCalendar(at)) return [];
  return [at.slice(0, 10), new Date(Date.parse(at) + dayMs).toISOString().slice(0, 10)];
}

function keyOf({ principal, aspect, value }: Habit): string {
  return `${principal}\n${aspect}\n${value}`;
}

function firstsIn(events: readonly RecordedEvent[]): First[] {
  const firsts = new Map<string, First>();
  for (const event of events) {
    for (const habit of habitsIn(event)) {
      const key = keyOf(habit);
      const known = firsts.get(key);
      if (!known || event.at < known.first) firsts.set(key, { ...habit, first: event.at });
    }
  }
  return [...firsts.values()];
}

/** Stores those that are new or older than was known; answers the days of which something else may be said now. */
async function noteFirsts(tx: Db, account: string, firsts: readonly First[]): Promise<string[]> {
  const given = (rows: readonly First[]) =>
    sql`json_to_recordset(${storableJson(rows)}::json) as c(principal text, aspect text, value text, first text)`;
  const same = sql`h.account = ${account} and h.principal = c.principal and h.aspect = c.aspect and h.value = c.value`;
  const moved = (rows: readonly First[]) =>
    query<First & { old: string | null }>(
      tx,
      sql`select c.*, h.first_at as old from ${given(rows)} left join habits h on ${same}
          where h.first_at is null or h.first_at > c.first`,
    );
  // Mostly there is nothing new, and nobody waits for anybody.
  if ((await moved(firsts)).length === 0) return [];
  await query(tx, sql`select 1 from accounts where id = ${account} for no key update`);
  const news = await moved(firsts);
  if (news.length === 0) return [];
  await query(
    tx,
    sql`insert into habits as h (account, principal, aspect, value, first_at)
        select ${account}, principal, aspect, value, first from ${given(news)}
        on conflict (account, principal, aspect, value) do update set first_at = least(h.first_at, excluded.first_at)`,
  );
  const owners = new Map<string, string>();
  for (const { principal, first } of news) {
    const known = owners.get(principal);
    if (known === undefined || first < known) owners.set(principal, first);
  }
  const later = await query<{ at: string }>(
    tx,
    sql`select distinct left(h.first_at, 10) || 'T00:00:00.000Z' as at
        from habits h join unnest(${textList([...owners.keys()])}, ${textList([...owners.values()])}) as o(principal, first)
          on h.account = ${account} and h.principal = o.principal and h.first_at >= o.first`,
  );
  const before = news.flatMap(({ old }) => old ?? []);
  return [...later.map(({ at }) => at), ...before].flatMap(touchedBy);
}

/** Has these days judged anew. */
export async function noteDays(tx: Db, account: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  // In one order: two transactions that note the same days wait for each other instead of for ever.
  await markUnjudged(tx, account, sql`select unnest(${textList([...new Set(days)].sort())}) as day`);
}

/** @param days a query of `day`. */
export async function markUnjudged(tx: Db, account: string, days: SQL): Promise<void> {
  await query(
    tx,
    sql`insert into unjudged_days (account, day, stamp) select ${account}, day, ${randomUUID()} from (${days}) d order by day
        on conflict (account, day) do update set stamp = excluded.stamp`,
  );
}

/** The source by whose reading a region counts as followed. */
const followedBy = "sagemaker.amazonaws.com";
type FollowedAspect = Extract<Aspect, `followed${string}`>;

/** For certain, the history of a moment reaches back to this one (ISO): 90 days, less the time that reading takes. */
function historyBefore(readTo: string): string {
  return new Date(Date.parse(readTo) - 89 * dayMs).toISOString();
}

/**
 * Since when the regions are followed whose events were read to the end; those that are read for what has no region, by all their sources,
 * are told apart: nobody may say of SageMaker that it is followed there.
 */
export async function noteFollowed(db: Db, account: string): Promise<void> {
  const rows = await query<{ region: string; aspect: FollowedAspect; readTo: string }>(
    db,
    sql`select region, 'followed' as aspect, read_to as "readTo" from sync_points
        where account = ${account} and source = ${followedBy} and read_to is not null
        union all
        select region, 'followed-besides', max(read_to) from sync_points where account = ${account} group by 1
        having bool_and(source <> ${followedBy} and read_to is not null)`,
  );
  const firsts = rows.map(({ region, aspect, readTo }) => ({
    ...{ principal: "", aspect, value: region },
    first: historyBefore(readTo),
  }));
  if (firsts.length === 0) return;
  await inTransaction(db, async (tx) => {
    const there = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
    if (there.length > 0) await noteDays(tx, account, await noteFirsts(tx, account, firsts));
  });
}

/**
 * Before a region is noted as read to a time: where the reading before was so long ago that nobody read what lies between, it is
 * followed anew.
 */
export async function forgetBeforeGap(
  db: Db,
  account: string,
  { region, source, readTo }: { region: string; source: string; readTo: string },
): Promise<void> {
  const aspect: FollowedAspect = source === followedBy ? "followed" : "followed-besides";
  await query(
    db,
    sql`delete from habits h using sync_points p
        where h.account = ${account} and h.principal = '' and h.aspect = ${aspect} and h.value = ${region}
          and p.account = ${account} and p.region = ${region} and p.source = ${source} and p.read_to < ${historyBefore(readTo)}`,
  );
}

/** What is remembered for a day: its begin (ISO). */
export async function pastBefore(db: Db, account: string, day: string): Promise<Past> {
  const [from, to] = [-dayMs, dayMs].map((ms) => new Date(Date.parse(day) + ms).toISOString());
  const isRecent = sql`account = ${account} and first_at >= ${from} and first_at < ${to}`;
  const [recent, principals, followed] = await Promise.all([
    query<Remembered["recent"][number]>(
      db,
      sql`select principal, aspect, value, first_at as "firstAt" from habits where ${isRecent}`,
    ),
    query<Remembered["principals"][number]>(
      db,
      sql`select h.principal, min(h.first_at) filter (where h.aspect = 'any') as since,
            count(*) filter (where h.aspect = 'network' and h.first_at < ${from})::int as networks
          from habits h where h.account = ${account}
            and h.principal in (select principal from habits where ${isRecent})
            and h.aspect in ('any', 'network') group by 1`,
    ),
    query<Remembered["followed"][number]>(
      db,
      sql`select value as region, first_at as since from habits where account = ${account} and principal = '' and aspect = 'followed'`,
    ),
  ]);
  return pastOf({ recent, principals, followed });
}
