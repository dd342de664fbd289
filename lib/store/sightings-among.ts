import type { EventFilter } from "#lib/filters/activity.ts";
import { sql } from "./drizzle.ts";
import { matchingEvents } from "./events-list.ts";
import type { Db } from "./query.ts";
import { sightingsWhere } from "./sightings.ts";
import type { SeenTogether } from "./views.ts";

/** What patterns saw in an account of which an event that the filter lets through is evidence, the latest first. */
export async function sightingsAmong(db: Db, filter: EventFilter & { account: string }): Promise<SeenTogether[]> {
  const evidence = await matchingEvents(db, filter, sql`e.id = any(s.events)`);
  return sightingsWhere(
    db,
    sql`s.account = ${filter.account} and exists (select 1 from ${evidence}) order by s.last_at desc, s.id desc`,
  );
}
