import { sql } from "./drizzle.ts";
import { activityStore, insertEvents, type NewEvent } from "./events.ts";
import { type Db, inTransaction, query, storableJson, textList } from "./query.ts";
import type { LogPoint } from "./views.ts";

/** What was read of one day's logs; the shape that lib/activity/trail-logs asks for. */
interface DayRow {
  day: string;
  last: string | null;
  read: readonly string[];
  skipped: readonly { file: string; why: string; tries: number; isDenied: boolean }[];
  files: number;
  foreign: number;
  left: number;
  isClosed: boolean;
}

type Outcome = NonNullable<LogPoint["outcome"]>;

/** What a reading of the logs of one account in one place reads and writes. */
export function trailLogStore(db: Db, account: string, place: string) {
  const at = (region: string) => sql`account = ${account} and place = ${place} and region = ${region}`;
  const now = () => new Date().toISOString();
  return {
    async before(region: string): Promise<{ days: DayRow[]; settledTo: string | null; floor: string | null }> {
      const [row] = await query<{ settledTo: string | null; floor: string | null }>(
        db,
        sql`select settled_to as "settledTo", floor from trail_logs where ${at(region)}`,
      );
      const days = await query<DayRow>(
        db,
        sql`select day, last, read, skipped, files, foreign_events as foreign, left_files as "left", closed as "isClosed"
            from trail_log_days where ${at(region)} order by day desc`,
      );
      return { days, settledTo: row?.settledTo ?? null, floor: row?.floor ?? null };
    },
    async begin(region: string): Promise<void> {
      await query(
        db,
        sql`insert into trail_logs (account, place, region, touched_at)
            select ${account}, ${place}, ${region}, ${now()} from accounts where id = ${account} and not removing
            on conflict (account, place, region) do update set touched_at = excluded.touched_at, outcome = null`,
      );
    },
    save: (owner: string, events: readonly NewEvent[]) => insertEvents(db, owner, events),
    async keep(region: string, day: Omit<DayRow, "read">, read: readonly string[]): Promise<void> {
      await inTransaction(db, async (tx) => {
        // What is remembered must not outlive an account, or a region of it, that is removed meanwhile.
        const held = await query(tx, sql`update trail_logs set touched_at = ${now()} where ${at(region)} returning 1`);
        if (held.length === 0) return;
        await query(
          tx,
          sql`insert into trail_log_days (account, place, region, day, last, read, skipped, files, foreign_events, left_files, closed)
              values (${account}, ${place}, ${region}, ${day.day}, ${day.last}, ${textList(day.isClosed ? [] : read)}, ${storableJson(day.skipped)}::jsonb,
                ${day.files}, ${day.foreign}, ${day.left}, ${day.isClosed})
              on conflict (account, place, region, day) do update set last = excluded.last,
                read = case when excluded.closed then '{}' else trail_log_days.read || excluded.read end,
                skipped = excluded.skipped, files = excluded.files, foreign_events = excluded.foreign_events,
                left_files = excluded.left_files, closed = excluded.closed`,
        );
      });
    },
    async finish(region: string, done: { settledTo: string; floor: string; readTo: string }): Promise<void> {
      await query(
        db,
        sql`update trail_logs set settled_to = ${done.settledTo}, floor = ${done.floor}, read_to = ${done.readTo},
              touched_at = ${now()} where ${at(region)}`,
      );
    },
    async end(region: string, outcome: Outcome): Promise<void> {
      await query(
        db,
        sql`update trail_logs set touched_at = ${now()}, outcome = ${storableJson(outcome)}::jsonb where ${at(region)}`,
      );
    },
    callers: activityStore(db, account).callers,
  };
}

/**
 * The days of which events were dropped, that of `before` among them, count as never read: whoever keeps more again has them read anew.
 * @param before an instant, as ISO text.
 */
export async function forgetLogDays(db: Db, account: string, before: string): Promise<void> {
  const day = before.slice(0, 10);
  await inTransaction(db, async (tx) => {
    // First: a reading that keeps a day at the same time holds this row as well.
    await query(tx, sql`update trail_logs set floor = ${day} where account = ${account} and floor < ${day}`);
    await query(tx, sql`delete from trail_log_days where account = ${account} and day <= ${day}`);
  });
}

/** The most files that were passed over of which the names are shown. */
const mostNamed = 5;

/** How far an account's logs in one place were read, by region. */
export async function logPoints(db: Db, account: string, place: string): Promise<LogPoint[]> {
  return query<LogPoint>(
    db,
    sql`select l.region, l.place, l.read_to as "readTo", l.floor, l.touched_at as "touchedAt", l.outcome,
          coalesce(d.days, '{}') as days, coalesce(d.over, '{}') as "passedOver", coalesce(d.files, 0)::int as files, coalesce(d.foreigners, 0)::int as foreign,
          coalesce(d.lost, 0)::int as left, coalesce(d.lost + d.skipped, 0)::int as skipped, coalesce(n.named, '[]') as named
        from trail_logs l
        left join lateral (
          select array_agg(day order by day) filter (where files > 0) as days,
            array_agg(day order by day) filter (where files = 0 and (left_files > 0 or jsonb_array_length(skipped) > 0)) as over, sum(files) as files, sum(foreign_events) as foreigners,
            sum(left_files) as lost, sum(jsonb_array_length(skipped)) as skipped
          from trail_log_days d where d.account = l.account and d.place = l.place and d.region = l.region
        ) d on true
        left join lateral (
          select jsonb_agg(one.entry) as named from (
            select jsonb_build_object('file', entry->>'file', 'why', entry->>'why') as entry
            from trail_log_days d, jsonb_array_elements(d.skipped) as entry
            where d.account = l.account and d.place = l.place and d.region = l.region order by d.day desc, entry->>'file' limit ${mostNamed}
          ) one
        ) n on true
        where l.account = ${account} and l.place = ${place} order by l.region`,
  );
}
