import type { EventFilter } from "#lib/filters/activity.ts";
import { type SQL, sql } from "./drizzle.ts";
import { walkEvents } from "./events-list.ts";
import { openersOf } from "./events-sessions.ts";
import { type Db, query } from "./query.ts";
import type { EventSummary, SessionTally, Top } from "./views.ts";

/** So many events are looked through at the most, however many an actor has: the newest. */
const mostSummarized = 20_000;
/** Rows of each table. */
const mostRows = 100;

const columns = sql.raw(
  [
    ...["id", "at", "source", "name", "read_only", "error_code", "mfa", "signals", "actor", "session_issuer"],
    ...["actor_arn", "behind", "source_identity", "access_key_id", "session_created", "address", "address_class"],
    ...["user_agent", "client"],
  ]
    .map((column) => `e.${column}`)
    .join(", "),
);

const isChange = sql`not e.read_only and e.error_code is null`;
const tally = sql`count(*)::int as count, count(e.error_code)::int as failed,
  count(*) filter (where ${isChange})::int as changes, min(e.at) as first, max(e.at) as last`;

/** The value in the latest event: times are ISO text of one length, so the greatest pair is the latest. */
function latest(column: SQL): SQL {
  return sql`substr(max(e.at || coalesce(${column}, '') collate "C"), length(max(e.at)) + 1)`;
}

/** A table of the events, as JSON: its first rows, and how many it has. */
function top(select: SQL, from: SQL, by: SQL, order: SQL): SQL {
  return sql`(select json_build_object('rows', coalesce(json_agg(to_jsonb(t) - 'all_rows'), '[]'), 'total', coalesce(max(t.all_rows), 0))
    from (select ${select}, ${tally}, count(*) over ()::int as all_rows from ${from} group by ${by} order by ${order} limit ${mostRows}) t)`;
}

const names = (column: SQL) =>
  sql`coalesce((array_agg(distinct ${column}) filter (where ${column} is not null))[1:3], '{}')`;
const principal = sql`coalesce(e.session_issuer, e.actor_arn)`;

/**
 * Who, from where, with what and on what: of the newest events that the filter lets through, read once by the index of the filter.
 * Tables hold a hundred rows and say how many there are.
 */
export async function summarizeEvents(
  db: Db,
  filter: EventFilter,
  { most = mostSummarized }: { most?: number } = {},
): Promise<EventSummary> {
  type Found = Omit<EventSummary, "isCut" | "resources" | "sessions"> & { sessions: Top<Omit<SessionTally, "opener">> };
  const [found] = await query<Found>(
    db,
    sql`with e as materialized (${await walkEvents(db, filter, { columns, limit: most })})
      select count(*)::int as events, count(e.error_code)::int as failed, count(*) filter (where ${isChange})::int as changes,
        min(e.at) as first, max(e.at) as last, count(*) filter (where e.mfa)::int as "withMfa",
        count(*) filter (where not e.mfa)::int as "withoutMfa", count(*) filter (where e.signals <> '{}')::int as signalled,
        ${top(sql`e.source, e.name`, sql`e`, sql`e.source, e.name`, sql`count(*) desc, max(e.at) desc, e.name`)} as calls,
        ${top(
          sql`e.address, e.address_class as "addressClass"`,
          sql`e`,
          sql`e.address, e.address_class`,
          sql`max(e.at) desc, e.address`,
        )} as addresses,
        ${top(
          sql`e.client, ${latest(sql`e.user_agent`)} as "userAgent", count(distinct e.user_agent)::int as agents`,
          sql`e`,
          sql`e.client`,
          sql`max(e.at) desc, e.client`,
        )} as clients,
        ${top(
          sql`e.actor, ${principal} as principal, ${names(sql`e.behind`)} as behind,
            ${names(sql`e.source_identity`)} as "sourceIdentities", ${latest(sql`e.name`)} as "lastCall"`,
          sql`e`,
          sql`e.actor, ${principal}`,
          sql`max(e.at) desc, e.actor`,
        )} as actors,
        ${top(
          sql`e.account, e.access_key_id as key, ${latest(sql`e.actor`)} as actor, min(e.session_created) as created,
            ${latest(sql`e.address`)} as address`,
          sql`(select * from e where e.access_key_id is not null) e`,
          sql`e.account, e.access_key_id`,
          sql`max(e.at) desc, e.access_key_id`,
        )} as sessions
      from e`,
  );
  if (!found) throw new Error("An aggregate without groups has one row.");
  const resources = await touchedIn(db, filter, most);
  const keys = found.sessions.rows.map(({ key }) => key);
  const openers = await openersOf(db, keys);
  const sessions = found.sessions.rows.map((one) => ({ ...one, opener: openers.get(one.key) ?? null }));
  return { ...found, isCut: found.events >= most, resources, sessions: { ...found.sessions, rows: sessions } };
}

/** A question of its own, so that others are answered in between. Each event's resources are looked up by their index. */
async function touchedIn(db: Db, filter: EventFilter, most: number): Promise<EventSummary["resources"]> {
  const columns = sql`e.id, e.at, e.name, e.read_only, e.error_code`;
  const [found] = await query<Pick<EventSummary, "resources">>(
    db,
    sql`with e as materialized (${await walkEvents(db, filter, { columns, limit: most })})
      select ${top(
        sql`e.account, min(r.arn) as arn, min(r.kind) as kind, ${latest(sql`e.name`)} as "lastCall"`,
        sql`e cross join lateral (
          select l.key, l.arn, l.kind from event_resources l where l.account = e.account and l.event = e.id offset 0
        ) r`,
        sql`e.account, r.key`,
        sql`max(e.at) desc, r.key`,
      )} as resources`,
  );
  return found?.resources ?? { rows: [], total: 0 };
}

/** When the first and the last of the events happened that the filter lets through; undefined when there is none. */
export async function spanOf(db: Db, filter: EventFilter): Promise<{ first: string; last: string } | undefined> {
  const one = { columns: sql`e.id, e.at`, limit: 1 };
  const [newest, oldest] = await Promise.all([
    query<{ at: string }>(db, await walkEvents(db, filter, one)),
    query<{ at: string }>(db, await walkEvents(db, filter, { ...one, from: "oldest" })),
  ]);
  const [last, first] = [newest[0]?.at, oldest[0]?.at];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}
