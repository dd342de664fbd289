import { sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
import { mostCounted, type PeriodDifference, type PeriodValue } from "./views.ts";

/** Rows of each table. */
const mostRows = 100;

/** From the first moment up to and without the second, and the time of the same length before. All are ISO times. */
export interface Periods {
  before: string;
  from: string;
  to: string;
}

/** Each has an index of its own: account, value, time. */
const compared = { actors: "actor", calls: "name", addresses: "address" } as const;

/**
 * Who, what and from where there was in a period and not in the one before, and the other way round. The values are found by
 * skipping from one to the next in the index: what it costs follows how many values there are, and not how many events.
 */
export async function comparePeriods(
  db: Db,
  account: string,
  periods: Periods,
): Promise<Record<keyof typeof compared, PeriodDifference>> {
  return {
    actors: await differenceOf(db, account, compared.actors, periods),
    calls: await differenceOf(db, account, compared.calls, periods),
    addresses: await differenceOf(db, account, compared.addresses, periods),
  };
}

async function differenceOf(
  db: Db,
  account: string,
  name: (typeof compared)[keyof typeof compared],
  { before, from, to }: Periods,
): Promise<PeriodDifference> {
  const column = sql.raw(name);
  const counted = (first: string, until: string) => sql`(
    select count(*)::int as count, max(s.at) as last, min(s.at) as first from (
      select e.at from events e where e.account = ${account} and e.${column} = v.value and e.at >= ${first} and e.at < ${until}
      order by e.at desc limit ${mostCounted}
    ) s)`;
  const next = (after: ReturnType<typeof sql>) =>
    sql`(select e.${column} from events e where e.account = ${account} ${after} order by e.${column} limit 1)`;
  const rows = await query<PeriodValue & { isNew: boolean; total: number }>(
    db,
    sql`with recursive v(value) as (
          select ${next(sql``)}
          union all
          select ${next(sql`and e.${column} > v.value`)} from v where v.value is not null
        ), told as (
          select v.value, now.count > 0 as "isNew", greatest(now.count, earlier.count) as count,
            coalesce(now.first, earlier.first) as first, coalesce(now.last, earlier.last) as last
          from v cross join lateral ${counted(from, to)} now cross join lateral ${counted(before, from)} earlier
          where v.value is not null and (now.count > 0) <> (earlier.count > 0)
        )
        select value, "isNew", count, first, last, total from (
          select told.*, row_number() over (partition by "isNew" order by last desc, value) as place,
            (count(*) over (partition by "isNew"))::int as total
          from told
        ) placed where place <= ${mostRows} order by last desc, value`,
  );
  const side = (isNew: boolean) => {
    const own = rows.filter((row) => row.isNew === isNew);
    return {
      total: own[0]?.total ?? 0,
      rows: own.map(({ value, count, first, last }) => ({ value, count, first, last })),
    };
  };
  return { came: side(true), gone: side(false) };
}
