import { randomUUID } from "node:crypto";
import type { EventFilter } from "#lib/filters/activity.ts";
import { isSet } from "#lib/filters/define.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query, textList } from "./query.ts";
import { measureGrown } from "./statistics.ts";

/*
 * Of millions of events nobody can count over and over who did what on which day. Each UTC day is counted once, after a sync or an import; whoever
 * stores or changes events notes their days in the same transaction, and those are counted from the events themselves until they are done.
 */

/** What tallies tell apart; `by` says whether actors or addresses as well. */
const alike = sql`region, source, name, read_only, error_code, mfa, client, address_class`;

/** What lists of events are narrowed by that has too many values to be listed otherwise, and which tallies have it. */
export const choices = {
  actor: { by: "actor", column: sql`actor` },
  name: { by: "all", column: sql`name` },
  address: { by: "address", column: sql`address` },
  error: { by: "all", column: sql`error_code` },
} as const;

/** Filters that tallies have an answer to. */
const known: ReadonlySet<string> = new Set([
  ...["account", "region", "actor", "name", "source", "address", "addressClass", "client", "mfa", "readOnly", "failed"],
  ...["error", "from", "to"],
]);

/** So many days are counted from their events, each by itself; where more are due, all events are gone through at once. */
const mostApart = 400;

/** @param times days, or times of the events that are stored or changed, or are no more (ISO). */
export async function noteUntallied(tx: Db, account: string, times: readonly string[]): Promise<void> {
  // In one order: two transactions that note the same days wait for each other instead of for ever.
  const days = [...new Set(times.map((at) => at.slice(0, 10)))].sort();
  if (days.length === 0) return;
  await query(
    tx,
    sql`insert into untallied_days (account, day, stamp) select ${account}, day, ${randomUUID()} from unnest(${textList(days)}) d(day) order by day
        on conflict (account, day) do update set stamp = excluded.stamp`,
  );
}

/** Counts the days of an account that were noted. Interrupted or repeated, also by several at once, it comes to the same. */
export async function tallyDays(db: Db, account: string, signal?: AbortSignal): Promise<void> {
  const noted = await query<{ day: string; stamp: string }>(
    db,
    sql`select day, stamp from untallied_days where account = ${account} order by day desc`,
  );
  for (const { day, stamp } of noted) {
    if (signal?.aborted) return;
    await inTransaction(db, (tx) => tallyDay(tx, account, { day, stamp }));
  }
  if (noted.length > 0) await measureGrown(db, ["events", "event_records", "event_resources", "event_texts"]);
}

async function tallyDay(tx: Db, account: string, { day, stamp }: { day: string; stamp: string }): Promise<void> {
  const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
  if (held.length === 0) return;
  await query(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`event tallies ${account}`}, 0))`);
  // Whoever stores events of the day waits here, and notes it again: no row of his is counted that is not there, or missed.
  const taken = await query(
    tx,
    sql`delete from untallied_days where account = ${account} and day = ${day} and stamp = ${stamp} returning 1`,
  );
  if (taken.length === 0) return;
  await query(tx, sql`delete from event_tallies where account = ${account} and day = ${day}`);
  await query(
    tx,
    sql`insert into event_tallies (account, day, by, actor, address, ${alike}, count)
        select ${account}, ${day}, case when grouping(actor) = 0 then 'actor' when grouping(address) = 0 then 'address' else 'all' end,
          actor, address, ${alike}, count(*)
        from events e where e.account = ${account} and ${isOf(sql`${day}`)}
        group by grouping sets ((${alike}), (actor, ${alike}), (address, ${alike}))`,
  );
  await query(tx, sql`delete from event_choices where account = ${account} and day = ${day}`);
  const each = Object.entries(choices).map(
    ([of, { by, column }]) => sql`
      select ${of}::text as of, ${column} as value, sum(count) as count from event_tallies
      where account = ${account} and day = ${day} and by = ${by} and ${column} is not null group by 2`,
  );
  await query(
    tx,
    sql`insert into event_choices (account, of, value, day, count)
        select ${account}, of, value, ${day}, count from (${sql.join(each, sql` union all `)}) counted`,
  );
}

/** Before the events of a region go: its days are counted anew. */
export async function recountRegion(db: Db, account: string, region: string): Promise<void> {
  const days = await query<{ day: string }>(
    db,
    sql`select distinct day from event_tallies where account = ${account} and by = 'all' and region = ${region}`,
  );
  await noteUntallied(
    db,
    account,
    days.map(({ day }) => day),
  );
}

/** That `events e` are of a day, as their index has them. */
function isOf(day: SQL): SQL {
  return sql`e.at >= ${day}::text and e.at < ${day}::text || 'U'`;
}

/** Before events older than a time (ISO) go: what was counted of them is none of what is left. */
export async function forgetTallies(db: Db, account: string, before: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [old] = await query(tx, sql`select 1 from events where account = ${account} and at < ${before} limit 1`);
    if (!old) return;
    for (const table of [sql`event_tallies`, sql`event_choices`])
      await query(tx, sql`delete from ${table} where account = ${account} and day <= ${before.slice(0, 10)}`);
    await noteUntallied(tx, account, [before]);
  });
}

/** Where the counts of days are to be had that a filter asks for. */
export interface Counted {
  /** Whole days that are counted, as a condition for `event_tallies e`. */
  tallied: SQL;
  /** Those that are not, or of which the filter wants a part: a condition for `events e`. */
  others: SQL;
}

/**
 * Undefined for what tallies do not tell: then the events themselves are to be counted. `by`: what the counts are to tell apart besides what
 * the filter asks for.
 */
export async function countedDays(
  db: Db,
  account: string,
  filter: EventFilter,
  by: "actor" | "address" | "all" = filter.actor ? "actor" : filter.address ? "address" : "all",
): Promise<Counted | undefined> {
  const asked = Object.entries(filter).filter(([, value]) => isSet(value));
  if (asked.some(([name]) => !known.has(name)) || (filter.actor && filter.address)) return undefined;
  const [from, to] = [filter.from, filter.to].map((time) => (time ? new Date(time).toISOString() : undefined));
  const noted = await query<{ day: string }>(
    db,
    sql`select day from untallied_days where account = ${account} order by day`,
  );
  // The days in which the filter begins and ends: of those only some hours may be meant.
  const edges = [from, to].flatMap((time) => (time ? [time.slice(0, 10)] : []));
  const days = [...new Set([...noted.map(({ day }) => day), ...edges])];
  if (days.length > mostApart) return undefined;
  const whole = [
    sql`e.by = ${by}`,
    ...(days.length > 0 ? [sql`e.day <> all(${textList(days)})`] : []),
    ...(from ? [sql`e.day >= ${from.slice(0, 10)}`] : []),
    ...(to ? [sql`e.day <= ${to.slice(0, 10)}`] : []),
  ];
  return {
    tallied: sql.join(whole, sql` and `),
    others: sql`(${sql.join([sql`false`, ...days.map((day) => sql`(${isOf(sql`${day}`)})`)], sql` or `)})`,
  };
}
