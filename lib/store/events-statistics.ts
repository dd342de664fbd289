import type { EventFilter } from "#lib/filters/activity.ts";
import { accountsIn } from "#lib/filters/define.ts";
import { oneOf } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { choices, countedDays } from "./event-tallies.ts";
import { matchingEvents, matchingTallies } from "./events-list.ts";
import { type Db, query } from "./query.ts";
import type { EventBin, EventFacets } from "./views.ts";

/** Events over time in UTC; bins without events are left out. */
export async function eventHistogram(db: Db, filter: EventFilter, by: "day" | "hour"): Promise<EventBin[]> {
  const each = await Promise.all(accountsIn(filter).map((account) => countsIn(db, { ...filter, account }, by)));
  return query<EventBin>(
    db,
    sql`select at, sum(reads)::int as reads, sum(changes)::int as changes, sum(failed)::int as failed
        from (${sql.join(each.flat(), sql` union all `)}) counted group by at order by at`,
  );
}

/** The counts of one account, from what is counted of its days as far as that goes. */
async function countsIn(db: Db, filter: EventFilter & { account: string }, by: "day" | "hour"): Promise<SQL[]> {
  // Times are ISO text: their first letters are the day, and the hour.
  const [length, rest] = by === "day" ? [10, "T00:00:00.000Z"] : [13, ":00:00.000Z"];
  const fromEvents = async (which?: SQL) =>
    sql`select left(e.at, ${length}::int) || ${rest}::text as at, ${counts(sql`1`)}
        from ${await matchingEvents(db, filter, which)} group by 1`;
  const counted = by === "day" ? await countedDays(db, filter.account, filter) : undefined;
  if (!counted) return [await fromEvents()];
  return [
    await fromEvents(counted.others),
    sql`select e.day || ${rest}::text as at, ${counts(sql`e.count`)}
        from ${await matchingTallies(db, filter, counted.tallied)} group by 1`,
  ];
}

function counts(weight: SQL): SQL {
  const summed = (which: SQL) => sql`coalesce(sum(${weight}) filter (where ${which}), 0)`;
  return sql`${summed(sql`e.error_code is null and e.read_only`)} as reads,
    ${summed(sql`e.error_code is null and not e.read_only`)} as changes, ${summed(sql`e.error_code is not null`)} as failed`;
}

const mostChoices = 100;

/** Actors, event names, addresses and errors of the accounts, most frequent first, and the regions. */
export async function eventFacets(db: Db, accounts: string | readonly string[]): Promise<EventFacets> {
  const there = oneOf(sql`c.account`, accountsIn({ account: accounts })) ?? sql`false`;
  const counted = (of: keyof typeof choices) => {
    const { column } = choices[of];
    return query<{ value: string; count: number }>(
      db,
      sql`select value, sum(count)::int as count from (
            select c.value, sum(c.count) as count from event_choices c
            where ${there} and c.of = ${of} and (c.account, c.day) not in (select account, day from untallied_days)
            group by 1
            union all
            select e.${column}, count(*) from untallied_days c
              join events e on e.account = c.account and e.at >= c.day and e.at < c.day || 'U'
            where ${there} and e.${column} is not null group by 1
          ) counted group by value order by 2 desc, 1 limit ${mostChoices}`,
    );
  };
  const regions = await query<{ region: string }>(
    db,
    sql`select distinct region from sync_points c where ${there} order by 1`,
  );
  return {
    actors: await counted("actor"),
    names: await counted("name"),
    addresses: await counted("address"),
    errors: await counted("error"),
    regions: regions.map(({ region }) => region),
  };
}
