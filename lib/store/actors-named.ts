import { oneOf } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, storableText } from "./query.ts";
import type { NamedActor } from "./views.ts";

/** Who did something in the accounts and has the text in the name, the most active first; from what is counted of the days as far as that goes. */
export function actorsNamed(db: Db, accounts: readonly string[], text: string, most: number): Promise<NamedActor[]> {
  const there = oneOf(sql`c.account`, accounts) ?? sql`false`;
  const isNamed = (actor: SQL) => sql`strpos(lower(${actor}), lower(${storableText(text)}::text)) > 0`;
  return query<NamedActor>(
    db,
    sql`select account, actor, sum(count)::int as count from (
          select c.account, c.value as actor, sum(c.count) as count from event_choices c
          where ${there} and c.of = 'actor' and ${isNamed(sql`c.value`)}
            and (c.account, c.day) not in (select account, day from untallied_days)
          group by 1, 2
          union all
          select c.account, e.actor, count(*) from untallied_days c
            join events e on e.account = c.account and e.at >= c.day and e.at < c.day || 'U'
          where ${there} and ${isNamed(sql`e.actor`)} group by 1, 2
        ) counted group by account, actor order by 3 desc, actor collate "C", account limit ${most}`,
  );
}
