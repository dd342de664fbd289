import type { FindingFilter } from "#lib/filters/findings.ts";
import { partsOf } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { conditions } from "./findings-conditions.ts";
import { type CountRow, countsOf, type GroupCounts } from "./group-counts.ts";
import { queryOnShow } from "./on-show.ts";
import { lastGrades } from "./owned-condition.ts";
import type { Db } from "./query.ts";
import { endedNow, visibleNow } from "./versions-list.ts";
import type { Page } from "./views.ts";
import { waivedIn } from "./waived-condition.ts";

/** What the tags say of whose a resource is, in the order in which groups stand. */
const told = ["owner", "no-owner", "unread"] as const;

/** Whose findings are, by a tag of their resources. */
export interface OwnerCounts extends GroupCounts {
  tagged: (typeof told)[number];
  /** Null unless a tag says it. */
  owner: string | null;
}

interface Row {
  owner: string;
  rows: Omit<CountRow, "key">[];
  sortKey: [place: number, minusRank: number, minusOpen: number, minusUnknown: number, owner: string];
}

/**
 * The owners of which a finding matches, with how all those fall that match but for their verdict: what fails the worst first, then those of nobody, then
 * those of which it is not known. All that matches is counted, once for each scan on show and page.
 */
export async function groupByOwner(
  db: Db,
  { status = [], ...filter }: FindingFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<OwnerCounts>> {
  const after = readCursor(cursor, ["number", "number", "number", "number", "string"]);
  const parts = await partsOf(db, conditions, filter);
  const each = parts.map(({ account, seq, current, where }) => {
    const visible = filter.change === "gone" ? endedNow(seq) : visibleNow(seq);
    // Both are read whole and hashed: looked up one by one the resources of so many findings take twice the time.
    return sql`(with found as materialized (
        select arn, status, rank, ${waivedIn(account)} as waived from findings where account = ${account} and ${visible} and ${where}
      ), owned as materialized (
        select arn, coalesce(owner, '') as owner, case when owner is not null then 0 when tags is not null then 1 else 2 end as place
        from ${lastGrades({ account, seq, current })}
      ) select place, owner, status, rank, count(*) as count, count(*) filter (where waived) as waived
      from found join owned using (arn) group by place, owner, status, rank)`;
  });
  const matches: SQL = status.length > 0 ? sql`bool_or(status = any(${sql.param([...status])}::text[]))` : sql`true`;
  const order = sql`place, minus_rank, minus_open, minus_unknown, owner`;
  const beyond = after ? sql`where (${order}) > (${sql.join(after.map(typed), sql`, `)})` : sql``;
  const rows = await queryOnShow<Row>(
    db,
    parts,
    sql`with counted as (
          select place, owner, status, rank, sum(count)::int as count, sum(waived)::int as waived
          from (${sql.join(each, sql` union all `)}) each group by place, owner, status, rank
        ), owners as (
          select place, owner,
            coalesce(min(-rank) filter (where status = 'fail' and count > waived), 1)::int as minus_rank,
            -coalesce(sum(count - waived) filter (where status = 'fail'), 0)::int as minus_open,
            -coalesce(sum(count) filter (where status = 'unknown'), 0)::int as minus_unknown,
            json_agg(json_build_object('status', status, 'rank', rank, 'count', count, 'waived', waived)) as rows
          from counted group by place, owner having ${matches}
        )
        select owner, rows, json_build_array(${order}) as "sortKey" from owners ${beyond} order by ${order} limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ owner, rows: own, sortKey: [place] }) => ({
      tagged: told[place] ?? "unread",
      owner: place === 0 ? owner : null,
      ...countsOf(own),
    })),
    next: rows.length > limit && last ? writeCursor([...last.sortKey]) : null,
  };
}

const typed = (value: string | number) => (typeof value === "number" ? sql`${value}::int` : sql`${value}::text`);
