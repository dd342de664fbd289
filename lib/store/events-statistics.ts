import { sql } from "./drizzle.ts";
import { matching, source } from "./events-list.ts";
import { type Db, query } from "./query.ts";
import type { EventBin, EventFacets, EventFilter } from "./views.ts";

/** Events over time in UTC; bins without events are left out. */
export function eventHistogram(db: Db, filter: EventFilter, by: "day" | "hour"): Promise<EventBin[]> {
  // Times are ISO text: their first letters are the day, and the hour.
  const [length, rest] = by === "day" ? [10, "T00:00:00.000Z"] : [13, ":00:00.000Z"];
  return query<EventBin>(
    db,
    sql`select left(e.at, ${length}::int) || ${rest}::text as at,
          count(*) filter (where e.error_code is null and e.read_only)::int as reads,
          count(*) filter (where e.error_code is null and not e.read_only)::int as changes,
          count(e.error_code)::int as failed
        from ${source(filter)} where ${matching(filter)} group by 1 order by 1`,
  );
}

const mostChoices = 100;

/** Actors and event names of an account, most frequent first. */
export async function eventFacets(db: Db, account: string): Promise<EventFacets> {
  const counted = (column: "actor" | "name") =>
    query<{ value: string; count: number }>(
      db,
      sql`select ${sql.identifier(column)} as value, count(*)::int as count from events where account = ${account}
          group by 1 order by 2 desc, 1 limit ${mostChoices}`,
    );
  return { actors: await counted("actor"), names: await counted("name") };
}
