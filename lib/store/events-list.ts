import { likeText } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query } from "./query.ts";
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

/** The table, or of one resource its events. */
export function source({ account, resource }: EventFilter): SQL {
  if (!resource) return sql`events e`;
  return sql`(select event from event_resources where account = ${account} and key = ${resource.toLowerCase()}) l
    join events e on e.account = ${account} and e.id = l.event`;
}

export function matching({ account, actor, name, readOnly, failed, from, to, search }: EventFilter): SQL {
  const conditions = [
    sql`e.account = ${account}`,
    actor && sql`e.actor = ${actor}`,
    name && sql`e.name = ${name}`,
    readOnly !== undefined && sql`e.read_only = ${readOnly}`,
    failed !== undefined && (failed ? sql`e.error_code is not null` : sql`e.error_code is null`),
    from && sql`e.at >= ${new Date(from).toISOString()}`,
    to && sql`e.at < ${new Date(to).toISOString()}`,
    search && textMatches(search),
  ];
  return sql.join(
    conditions.filter((condition): condition is SQL => Boolean(condition)),
    sql` and `,
  );
}

function textMatches(text: string): SQL {
  const like = likeText(text);
  const columns = [sql`e.name`, sql`e.actor`, sql`e.address`, sql`e.user_agent`, sql`e.error_code`];
  return sql`(${sql.join(
    columns.map((column) => sql`${column} ilike ${like}`),
    sql` or `,
  )})`;
}
