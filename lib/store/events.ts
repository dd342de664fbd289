import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson } from "./query.ts";
import type { EventRow } from "./views.ts";

/** A parsed event with the resources it is about. */
export interface NewEvent {
  event: EventRow & { record: Record<string, unknown> };
  resources: readonly { arn: string; kind: string }[];
}

/** What a sync of one account's activity reads and writes; the shape that lib/activity/sync.ts asks for. */
export function activityStore(db: Db, account: string) {
  const at = (region: string, source: string) =>
    sql`account = ${account} and region = ${region} and source = ${source}`;
  const set = (
    region: string,
    source: string,
    change: { newest?: string; reached: { newest: string; oldest: string } | null },
  ) =>
    query(
      db,
      sql`insert into sync_points (account, region, source, newest, reached_newest, reached_oldest)
          values (${account}, ${region}, ${source}, ${change.newest ?? null}, ${change.reached?.newest ?? null}, ${change.reached?.oldest ?? null})
          on conflict (account, region, source) do update set newest = coalesce(excluded.newest, sync_points.newest),
            reached_newest = excluded.reached_newest, reached_oldest = excluded.reached_oldest`,
    );
  return {
    async newest(region: string, source: string): Promise<string | undefined> {
      const [row] = await query<{ newest: string | null }>(
        db,
        sql`select newest from sync_points where ${at(region, source)}`,
      );
      return row?.newest ?? undefined;
    },
    async reached(region: string, source: string): Promise<{ newest: string; oldest: string } | undefined> {
      const [row] = await query<{ newest: string | null; oldest: string | null }>(
        db,
        sql`select reached_newest as newest, reached_oldest as oldest from sync_points where ${at(region, source)}`,
      );
      return row?.newest && row.oldest ? { newest: row.newest, oldest: row.oldest } : undefined;
    },
    save: (events: readonly NewEvent[]) => insertEvents(db, account, events),
    async reach(region: string, source: string, reached: { newest: string; oldest: string }): Promise<void> {
      await set(region, source, { reached });
    },
    async finish(region: string, source: string, newest: string): Promise<void> {
      await set(region, source, { newest, reached: null });
    },
  };
}

/** Saves events once each, by id; answers how many were new. */
export async function insertEvents(db: Db, account: string, events: readonly NewEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const rows = storableJson(events.map(({ event }) => event));
  const links = storableJson(
    events.flatMap(({ event, resources }) =>
      resources.map(({ arn, kind }) => ({ event: event.id, at: event.at, key: arn.toLowerCase(), arn, kind })),
    ),
  );
  let added = 0;
  await inTransaction(db, async (tx) => {
    const inserted = await query(
      tx,
      sql`insert into events (account, id, at, region, source, name, read_only, actor, actor_arn, actor_type, session_issuer, source_identity, behind,
            address, user_agent, mfa, tls, error_code, error_message, record)
          select ${account}, id, at, region, source, name, "readOnly", actor, "actorArn", "actorType", "sessionIssuer", "sourceIdentity", behind,
            address, "userAgent", mfa, tls, "errorCode", "errorMessage", record
          from json_to_recordset(${rows}::json) as e(id text, at text, region text, source text, name text, "readOnly" boolean, actor text,
            "actorArn" text, "actorType" text, "sessionIssuer" text, "sourceIdentity" text, behind text, address text, "userAgent" text, mfa boolean, tls text,
            "errorCode" text, "errorMessage" text, record json)
          on conflict do nothing returning id`,
    );
    added = inserted.length;
    await query(
      tx,
      sql`insert into event_resources (account, key, at, event, arn, kind)
          select ${account}, key, at, event, arn, kind
          from json_to_recordset(${links}::json) as l(event text, at text, key text, arn text, kind text)
          on conflict do nothing`,
    );
  });
  return added;
}
