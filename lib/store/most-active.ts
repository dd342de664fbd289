import { sql } from "./drizzle.ts";
import { countedDays } from "./event-tallies.ts";
import { matchingEvents } from "./events-list.ts";
import { type Db, query } from "./query.ts";
import type { Span } from "./signal-counts.ts";

/** Calls of one actor, or of all. */
export interface CallCounts {
  calls: number;
  /** Of them those that went through and changed something. */
  changes: number;
  /** Of them those that AWS refused for want of a permission. */
  refused: number;
}

export interface MostActive extends CallCounts {
  /** The most active first. */
  actors: (CallCounts & { actor: string })[];
  /** How many there are in all. */
  total: number;
}

/** What was called in a span of time, and who called most: from what is counted of its days as far as that goes. */
export async function mostActive(db: Db, account: string, { since, until }: Span, most: number): Promise<MostActive> {
  const filter = { account, from: since, to: until };
  const counted = await countedDays(db, account, filter, "actor");
  const events = sql`select e.actor, e.read_only, e.error_code, 1 as count from ${await matchingEvents(db, filter, counted?.others)}`;
  const days = counted
    ? sql`union all select e.actor, e.read_only, e.error_code, e.count from event_tallies e where e.account = ${account} and ${counted.tallied}`
    : sql``;
  const rows = await query<CallCounts & { actor: string; all: CallCounts; total: number }>(
    db,
    sql`with c as (select actor, sum(count)::int as calls,
            coalesce(sum(count) filter (where error_code is null and not read_only), 0)::int as changes,
            coalesce(sum(count) filter (where error_code ~* 'denied|unauthorized'), 0)::int as refused
          from (${events} ${days}) counted group by actor)
        select actor, calls, changes, refused, count(*) over ()::int as total,
          json_build_object('calls', sum(calls) over (), 'changes', sum(changes) over (), 'refused', sum(refused) over ()) as all
        from c order by calls desc, actor collate "C" limit ${most}`,
  );
  const { all = { calls: 0, changes: 0, refused: 0 }, total = 0 } = rows[0] ?? {};
  const actors = rows.map(({ actor, calls, changes, refused }) => ({ actor, calls, changes, refused }));
  return { ...all, actors, total };
}
