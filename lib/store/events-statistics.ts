import type { EventFilter } from "#lib/filters/activity.ts";
import { accountsIn } from "#lib/filters/define.ts";
import { oneOf } from "./conditions.ts";
import { sql } from "./drizzle.ts";
import { matchingEvents } from "./events-list.ts";
import { type Db, query } from "./query.ts";
import type { EventBin, EventFacets } from "./views.ts";

/** Events over time in UTC; bins without events are left out. */
export async function eventHistogram(db: Db, filter: EventFilter, by: "day" | "hour"): Promise<EventBin[]> {
  // Times are ISO text: their first letters are the day, and the hour.
  const [length, rest] = by === "day" ? [10, "T00:00:00.000Z"] : [13, ":00:00.000Z"];
  return query<EventBin>(
    db,
    sql`select left(e.at, ${length}::int) || ${rest}::text as at,
          count(*) filter (where e.error_code is null and e.read_only)::int as reads,
          count(*) filter (where e.error_code is null and not e.read_only)::int as changes,
          count(e.error_code)::int as failed
        from ${await matchingEvents(db, filter)} group by 1 order by 1`,
  );
}

const mostChoices = 100;

/** Actors, event names, addresses and errors of the accounts, most frequent first, and the regions. */
export async function eventFacets(db: Db, accounts: string | readonly string[]): Promise<EventFacets> {
  const there = oneOf(sql`account`, accountsIn({ account: accounts })) ?? sql`false`;
  const counted = (column: "actor" | "name" | "address" | "error_code") =>
    query<{ value: string; count: number }>(
      db,
      sql`select ${sql.identifier(column)} as value, count(*)::int as count from events
          where ${there} and ${sql.identifier(column)} is not null group by 1 order by 2 desc, 1 limit ${mostChoices}`,
    );
  const regions = await query<{ region: string }>(
    db,
    sql`select distinct region from sync_points where ${there} order by 1`,
  );
  return {
    actors: await counted("actor"),
    names: await counted("name"),
    addresses: await counted("address"),
    errors: await counted("error_code"),
    regions: regions.map(({ region }) => region),
  };
}
