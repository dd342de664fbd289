import { type SQL, sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";
import type { EventRow, RecordedEvent } from "./views.ts";

/** What is read of an event, with its record. */
export type NamedEvent = Pick<
  EventRow,
  "id" | "at" | "region" | "source" | "name" | "actor" | "actorArn" | "sessionIssuer" | "errorCode"
> &
  Pick<RecordedEvent, "record">;

/** Records are up to 256 KB each, and mostly of one or two. */
const pageSize = 1_000;

interface Wanted {
  /** ISO time: from then on. */
  from: string;
  sources?: readonly string[] | undefined;
  isNamed(name: string): boolean;
  signal?: AbortSignal | undefined;
}

/** Every event of an account by these names, name by name and of each the newest first. An index is walked: others cost nothing. */
export async function* eventsNamed(db: Db, account: string, wanted: Wanted): AsyncGenerator<NamedEvent> {
  const { from, sources, isNamed, signal } = wanted;
  for (const name of (await namesOf(db, account)).filter(isNamed)) {
    const where = sql`e.account = ${account} and e.name = ${name} and e.at >= ${from}
      ${sources ? sql`and e.source = any(${textList(sources)})` : sql``}`;
    yield* walked(db, where, signal);
  }
}

/** Every event of a user, or of the sessions of a role, the newest first. @param principal an ARN */
export async function* eventsOf(
  db: Db,
  account: string,
  { principal, from, signal }: { principal: string; from: string; signal?: AbortSignal | undefined },
): AsyncGenerator<NamedEvent> {
  yield* walked(
    db,
    sql`e.account = ${account} and coalesce(e.session_issuer, e.actor_arn) = ${principal} and e.at >= ${from}`,
    signal,
  );
}

async function* walked(db: Db, where: SQL, signal: AbortSignal | undefined): AsyncGenerator<NamedEvent> {
  let after: { at: string; id: string } | undefined;
  do {
    signal?.throwIfAborted();
    // The record as text: the thread of the embedded database would take it apart, and put it together again for us.
    const rows: (Omit<NamedEvent, "record"> & { record: string })[] = await query(
      db,
      sql`select e.id, e.at, e.region, e.source, e.name, e.actor, e.actor_arn as "actorArn", e.session_issuer as "sessionIssuer",
            e.error_code as "errorCode", r.record::text as record
          from events e join event_records r on r.account = e.account and r.event = e.id
          where ${where} ${after ? sql`and (e.at, e.id) < (${after.at}, ${after.id})` : sql``}
          order by e.at desc, e.id desc limit ${pageSize}`,
    );
    // What the column holds is JSON.
    yield* rows.map((row) => ({ ...row, record: JSON.parse(row.record) as NamedEvent["record"] }));
    after = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (after);
}

/** The names that events of an account have, by skipping from one to the next in an index. */
async function namesOf(db: Db, account: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    db,
    sql`with recursive names as (
          (select name from events where account = ${account} order by name limit 1)
          union all
          select (select e.name from events e where e.account = ${account} and e.name > n.name order by e.name limit 1)
          from names n where n.name is not null
        ) select name from names where name is not null`,
  );
  return rows.map(({ name }) => name);
}
