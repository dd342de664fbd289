import type { EventFilter } from "#lib/filters/activity.ts";
import { sql } from "./drizzle.ts";
import { walkEvents } from "./events-list.ts";
import { type Db, query } from "./query.ts";
import type { KeyFacets, UsedKey } from "./views.ts";

/** The newest calls that are counted: of millions nobody waits for the rest, and the answer says so. */
export const mostCalls = 20_000;
const mostKeys = 100;

/**
 * The sessions and the users' own keys that signed the accounts' newest events of a time, most calls first. Of other filters nothing is
 * asked, so that one index is walked and no more is read than is counted.
 */
export async function keysIn(db: Db, { account, from, to }: EventFilter, most = mostCalls): Promise<KeyFacets> {
  const inTime: EventFilter = { account, ...(from && { from }), ...(to && { to }) };
  const columns = sql`e.at, e.id, e.access_key_id as key, e.actor, e.session_created as created`;
  const walked = await walkEvents(db, inTime, { columns, limit: most + 1 });
  const [row] = await query<{
    rows: (UsedKey & { own: boolean })[];
    all: { own: number; sessions: number };
    calls: number;
    found: number;
  }>(
    db,
    // Users' own keys begin with AKIA: IAM user guide, "IAM identifiers", unique ID prefixes.
    sql`with found as (${walked}),
        walked as (select * from found order by at desc, id desc limit ${most}),
        used as (
          select key, key like 'AKIA%' as own, count(*)::int as count, (array_agg(actor order by at desc, id desc))[1] as actor,
            max(created) as began, row_number() over (partition by key like 'AKIA%' order by count(*) desc, key collate "C") as place
          from walked where key is not null group by key
        )
        select coalesce((select jsonb_agg(jsonb_build_object('key', key, 'own', own, 'count', count, 'actor', actor, 'began', began)
              order by place) from used where place <= ${mostKeys}), '[]') as rows,
          (select jsonb_build_object('own', count(*) filter (where own), 'sessions', count(*) filter (where not own)) from used) as all,
          (select count(*)::int from walked) as calls, (select count(*)::int from found) as found`,
  );
  const { rows = [], all = { own: 0, sessions: 0 }, calls = 0, found = 0 } = row ?? {};
  const those = (own: boolean) => rows.filter((one) => one.own === own).map(({ own: _, ...one }) => one);
  return {
    sessions: { rows: those(false), all: all.sessions },
    own: { rows: those(true), all: all.own },
    calls,
    isCut: found > calls,
  };
}
