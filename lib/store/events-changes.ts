import { sql } from "./drizzle.ts";
import { listEvents } from "./events-list.ts";
import { type Db, query, textList } from "./query.ts";
import type { EventDetail } from "./views.ts";

/** The latest changes of one resource that succeeded, newest first, whole: what a search for who set it looks through. */
export async function listChanges(
  db: Db,
  { account, resource }: { account: string; resource: string },
  limit: number,
): Promise<EventDetail[]> {
  const { rows } = await listEvents(db, { account, resource, readOnly: false, failed: false }, { limit });
  if (rows.length === 0) return [];
  const ids = textList(rows.map(({ id }) => id));
  const [records, attributions] = await Promise.all([
    query<Pick<EventDetail, "id" | "record">>(
      db,
      sql`select id, record from events where account = ${account} and id = any(${ids})`,
    ),
    query<{ event: string; arn: string; kind: string }>(
      db,
      sql`select event, arn, kind from event_resources where account = ${account} and event = any(${ids}) order by arn`,
    ),
  ]);
  const recordOf = new Map(records.map(({ id, record }) => [id, record]));
  const resourcesOf = Map.groupBy(attributions, ({ event }) => event);
  return rows.map((row) => ({
    ...row,
    record: recordOf.get(row.id) ?? {},
    resources: (resourcesOf.get(row.id) ?? []).map(({ arn, kind }) => ({ arn, kind })),
  }));
}
