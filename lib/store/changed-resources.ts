import { type ChangedResourceFilter, type changedResourcesList, resourceChangeKinds } from "#lib/filters/changes.ts";
import { derivedKinds } from "#lib/inventory/derived.ts";
import { kindToday } from "#lib/inventory/kinds.ts";
import type { Pair } from "./changes-list.ts";
import { type Conditions, oneOf, partsOf } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { cameOrWent, type Span } from "./finding-changes.ts";
import { type Db, query, textList } from "./query.ts";
import { nameMatches } from "./texts.ts";
import { visibleAt } from "./versions.ts";
import type { ChangedResourceRow, Page } from "./views.ts";

/** `changed` is what may have changed: its versions say whether it did. */
type Perhaps = Omit<ChangedResourceRow, "changes" | "left">;

const conditions: Conditions<typeof changedResourcesList> = {
  is: (wanted) => oneOf(sql`"is"`, wanted),
  kind: (kinds) => oneOf(sql`kind`, kinds.map(kindToday)),
  region: (regions) => oneOf(sql`region`, regions),
  q: (text, { db, account }) => nameMatches(db, account, text),
};

/** One page of the live resources that came, went or were read with another configuration between two scans, in this order. */
export async function pageOfChanged(
  db: Db,
  filter: ChangedResourceFilter,
  { from, to }: Pair,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<Perhaps>> {
  const [part] = await partsOf(db, conditions, filter, to);
  const span = { account: to.account, from, to: to.seq };
  const after = readCursor(cursor, ["number", "string", "string", "string"]);
  const beyond = after
    ? sql`and (place, kind, name, arn) > (${after[0]}::int, ${after[1]}::text, ${after[2]}::text, ${after[3]}::text)`
    : sql``;
  const rows = await query<Perhaps & { place: number }>(
    db,
    sql`select * from (
          select *, array_position(${textList(resourceChangeKinds)}, "is")::int as place
          from (${cameOrWent(span)} union all ${perhapsChanged(span)}) seen
        ) placed where ${part?.where ?? sql`true`} ${beyond} order by place, kind, name, arn limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map(({ place: _place, ...row }) => row),
    next: rows.length > limit && last ? writeCursor([last.place, last.kind, last.name, last.arn]) : null,
  };
}

/**
 * What is there at both scans and was read in between with another text than the last before: a text may differ in what is no change, and
 * every change is in the text.
 */
function perhapsChanged({ account, from, to }: Span): SQL {
  const derived = textList(derivedKinds.map(({ kind }) => kind));
  return sql`select arn, kind, name, region, 'changed'::text as "is" from graded_resources one
    where account = ${account} and exposure = 'live' and kind <> all(${derived}) and ${visibleAt(to)} and exists (
      select 1 from graded_resources other
      where other.account = one.account and other.arn = one.arn and other.from_seq <= ${from} and other.to_seq > ${from}
    ) and arn in (
      select r.arn from resources r join lateral (
        select configuration, parts from resources b
        where b.account = r.account and b.arn = r.arn and b.from_seq <= ${from} and b.failure is null order by b.from_seq desc limit 1
      ) before on true
      where r.account = ${account} and r.from_seq > ${from} and r.from_seq <= ${to} and r.failure is null
        and (r.configuration::text, r.parts::text) is distinct from (before.configuration::text, before.parts::text))`;
}
