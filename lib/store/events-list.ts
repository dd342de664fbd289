import { type SQL, sql } from "drizzle-orm";
import { type Db, query } from "./client.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import type { EventDetail, EventFilter, EventRow, Page } from "./views.ts";

const columns = sql`e.id, e.at, e.region, e.source, e.name, e.read_only as "readOnly", e.actor, e.actor_arn as "actorArn", e.actor_type as "actorType",
  e.session_issuer as "sessionIssuer", e.source_identity as "sourceIdentity", e.address, e.user_agent as "userAgent", e.mfa, e.tls,
  e.error_code as "errorCode", e.error_message as "errorMessage"`;

/** Newest first. */
export async function listEvents(
  db: Db,
  filter: EventFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<EventRow>> {
  const after = readCursor(cursor, ["string", "string"]);
  const rows = await query<EventRow>(
    db,
    sql`select ${columns} from ${source(filter)} where ${matching(filter)}
          ${after ? sql`and (e.at < ${after[0]} or (e.at = ${after[0]} and e.id > ${after[1]}))` : sql``}
        order by e.at desc, e.id limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null };
}

export async function getEvent(db: Db, account: string, id: string): Promise<EventDetail | undefined> {
  const [event] = await query<Omit<EventDetail, "resources">>(
    db,
    sql`select ${columns}, e.record from events e where e.account = ${account} and e.id = ${id}`,
  );
  if (!event) return undefined;
  const resources = await query<{ arn: string; kind: string }>(
    db,
    sql`select arn, kind from event_resources where account = ${account} and event = ${id} order by arn`,
  );
  return { ...event, resources };
}

export interface HistogramBar {
  /** ISO start of the bar. */
  from: string;
  events: number;
  failed: number;
}

/** Events over time, by day or hour in UTC; bars without events are left out. */
export async function eventHistogram(db: Db, filter: EventFilter, by: "day" | "hour"): Promise<HistogramBar[]> {
  const length = by === "day" ? 10 : 13;
  const rows = await query<{ bar: string; events: number; failed: number }>(
    db,
    sql`select left(e.at, ${length}::int) as bar, count(*)::int as events, count(e.error_code)::int as failed
        from ${source(filter)} where ${matching(filter)} group by 1 order by 1`,
  );
  return rows.map(({ bar, events, failed }) => ({
    from: by === "day" ? `${bar}T00:00:00.000Z` : `${bar}:00:00.000Z`,
    events,
    failed,
  }));
}

function source({ account, resource }: EventFilter): SQL {
  if (!resource) return sql`events e`;
  return sql`(select event from event_resources where account = ${account} and key = ${resource.toLowerCase()}) l
    join events e on e.account = ${account} and e.id = l.event`;
}

function matching({ account, actor, name, readOnly, failed, from, to }: EventFilter): SQL {
  const conditions = [
    sql`e.account = ${account}`,
    actor && sql`e.actor = ${actor}`,
    name && sql`e.name = ${name}`,
    readOnly !== undefined && sql`e.read_only = ${readOnly}`,
    failed !== undefined && (failed ? sql`e.error_code is not null` : sql`e.error_code is null`),
    from && sql`e.at >= ${from}`,
    to && sql`e.at < ${to}`,
  ];
  return sql.join(
    conditions.filter((condition): condition is SQL => Boolean(condition)),
    sql` and `,
  );
}
