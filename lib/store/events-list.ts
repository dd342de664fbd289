import { allOf, anyOf, likeText } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, storableText } from "./query.ts";
import type { EventDetail, EventFilter, EventRow, Page } from "./views.ts";

/** A row of a list, from `events e`. */
export const eventColumns = sql`e.id, e.at, e.region, e.source, e.name, e.read_only as "readOnly", e.actor, e.actor_arn as "actorArn", e.actor_type as "actorType",
  e.session_issuer as "sessionIssuer", e.source_identity as "sourceIdentity", e.behind, e.address, e.user_agent as "userAgent", e.mfa, e.tls,
  e.error_code as "errorCode", e.error_message as "errorMessage"`;

/** Newest first. */
export async function listEvents(
  db: Db,
  filter: EventFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<EventRow>> {
  const after = readCursor(cursor, ["string", "string"]);
  // By the columns of the table that has the index.
  const [at, id] = filter.resource ? [sql`l.at`, sql`l.event`] : [sql`e.at`, sql`e.id`];
  const rows = await query<EventRow>(
    db,
    sql`select ${eventColumns} from ${source(filter)} where ${matching(filter)}
          ${after ? sql`and (${at}, ${id}) < (${after[0]}, ${after[1]})` : sql``}
        order by ${at} desc, ${id} desc limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.at, last.id]) : null };
}

export async function getEvent(db: Db, account: string, id: string): Promise<EventDetail | undefined> {
  const [event] = await query<Omit<EventDetail, "resources">>(
    db,
    sql`select ${eventColumns}, e.record from events e where e.account = ${account} and e.id = ${id}`,
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
  const key = storableText(resource).toLowerCase();
  return sql`(select at, event from event_resources where account = ${account} and key = ${key}) l
    join events e on e.account = ${account} and e.id = l.event`;
}

export function matching({ account, actor, name, readOnly, failed, from, to, search }: EventFilter): SQL {
  return allOf([
    sql`e.account = ${account}`,
    actor && sql`e.actor = ${storableText(actor)}`,
    name && sql`e.name = ${storableText(name)}`,
    readOnly !== undefined && (readOnly ? sql`e.read_only` : sql`not e.read_only`),
    failed !== undefined && (failed ? sql`e.error_code is not null` : sql`e.error_code is null`),
    from && sql`e.at >= ${new Date(from).toISOString()}`,
    to && sql`e.at < ${new Date(to).toISOString()}`,
    search && textMatches(search),
  ]);
}

function textMatches(text: string): SQL {
  const columns = ["name", "actor", "source_identity", "behind", "address", "user_agent", "error_code"];
  return anyOf(columns.map((column) => sql`e.${sql.identifier(column)} ilike ${likeText(text)}`));
}
