import type { ChangeFilter, changesList } from "#lib/filters/changes.ts";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import type { OnShow } from "./accounts.ts";
import { type Conditions, partsOf } from "./conditions.ts";
import { type CursorValue, type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { changesIn } from "./finding-changes.ts";
import { conditions as ofFindings } from "./findings-conditions.ts";
import { besideFinding, columns, rowOf, type SeenFinding } from "./findings-list.ts";
import { type Db, query, textList } from "./query.ts";
import { sightIn } from "./sight.ts";
import { constantSpot, type Order } from "./versions-list.ts";
import type { FindingChangeCounts, FindingChangeRow, Page } from "./views.ts";

/** Two scans of an account: the number of the earlier one, and the later one. */
export interface Pair {
  from: number;
  to: OnShow;
}

type SeenChange = SeenFinding &
  Pick<FindingChangeRow, "changes" | "before" | "after" | "now"> & {
    sinceNow: string | null;
    sortKey: CursorValue[];
    total: number;
  };

const orders: Record<NonNullable<ChangeFilter["sort"]>, Order> = {
  change: {
    by: [sql`place`, sql`(-rank)`, sql`check_id`, sql`id`],
    shape: ["number", "number", "string", "string"],
  },
  severity: {
    by: [sql`(-rank)`, sql`check_id`, sql`region`, sql`id`],
    shape: ["number", "string", "string", "string"],
  },
  resource: { by: [sql`name`, sql`arn`, sql`(-rank)`, sql`id`], shape: ["string", "string", "number", "string"] },
};

const { severity, category, kind, region, check, q } = ofFindings;
const conditions: Conditions<typeof changesList> = {
  ...{ severity, category, kind, region, check, q },
  change: (wanted) => sql`changes && ${textList(wanted)}`,
};

/**
 * One page of the findings that are not at `to` what they were at `from`: as they are there, and as they last were of those that
 * are gone. Both scans stay what they are, so the pages are of one list.
 */
export async function listFindingChanges(
  db: Db,
  filter: ChangeFilter,
  pair: Pair,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<FindingChangeRow> & { total: number | null }> {
  const { by, shape } = orders[filter.sort ?? "change"];
  const after = readCursor(cursor, shape);
  const keys = sql.join([...by], sql`, `);
  const typed = after?.map((value, at) => (shape[at] === "number" ? sql`${value}::int` : sql`${value}::text`));
  const beyond = typed ? sql`where (${keys}) > (${sql.join(typed, sql`, `)})` : sql``;
  const { columns: sight, joins } = besideFinding(constantSpot(pair.to));
  const { current } = pair.to;
  const rows = await query<SeenChange>(
    db,
    sql`with ${await matching(db, filter, pair)}
        select page.*, ${sight}, (select count(*)::int from matching) as total, shown.status as now, shown.since as "sinceNow"
        from (select ${columns}, changes, before, after, json_build_array(${keys}) as "sortKey", row_number() over (order by ${keys}) as nth
              from matching ${beyond} order by ${keys} limit ${limit + 1}) page
        ${joins}
        left join findings shown on shown.id = page.id and shown.from_seq <= ${current} and shown.to_seq > ${current}
        order by nth`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => changeRowOf(row, pair.to.account)),
    next: rows.length > limit && last ? writeCursor(last.sortKey) : null,
    total: cursor ? null : (rows[0]?.total ?? 0),
  };
}

/** How many findings changed in each way, whatever changes the filter asks for: of one that changed in two, both. */
export async function countFindingChanges(db: Db, filter: ChangeFilter, pair: Pair): Promise<FindingChangeCounts> {
  const { change: _change, ...others } = filter;
  const rows = await query<{ change: FindingChangeKind; count: number }>(
    db,
    sql`with ${await matching(db, others, pair)}
        select change, count(*)::int as count from matching, unnest(changes) change group by change`,
  );
  const counts = new Map(rows.map(({ change, count }) => [change, count]));
  return Object.fromEntries(findingChangeKinds.map((one) => [one, counts.get(one) ?? 0])) as FindingChangeCounts;
}

/** Common table expressions of which `matching` has a row for each finding that changed and matches. `place`: of its first change. */
async function matching(db: Db, filter: ChangeFilter, { from, to }: Pair): Promise<SQL> {
  const [part] = await partsOf(db, conditions, filter, to);
  const { account, seq } = to;
  const place = sql`array_position(${textList(findingChangeKinds)}, change)`;
  return sql`${changesIn({ account, from, to: seq })}, grouped as (
      select id, before, after, array_agg(change order by ${place}) as changes, min(${place})::int as place,
        case when after is null then ${from}::int else ${seq}::int end as seen
      from changes group by id, before, after
    ), versions as (
      select f.id, f.check_id, f.status, f.exposure, f.category, f.rank, f.kind, f.name, f.region, f.arn, f.since, f.first_seen,
        grouped.before, grouped.after, grouped.changes, grouped.place
      from grouped join findings f on f.id = grouped.id and f.from_seq <= grouped.seen and f.to_seq > grouped.seen
    ), matching as (select * from versions where ${part?.where ?? sql`true`})`;
}

function changeRowOf({ changes, before, after, now, sinceNow, ...row }: SeenChange, account: string): FindingChangeRow {
  const stored = { ...row, account };
  // What began anew since has another cause than what changed between the two.
  const stands = now !== null && now === after && sinceNow === row.since;
  return { ...rowOf(stored), ...sightIn(row), waiver: row.waiver, changes, before, after, now, stands };
}
