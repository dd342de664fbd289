import { randomUUID } from "node:crypto";
import { sql } from "./drizzle.ts";
import { databaseTime } from "./leases.ts";
import { type Db, query } from "./query.ts";

/*
 * Several processes may share a database, and each account is looked at by one of them at a time. Times are the database's, which all of them share.
 */

/** A turn that lasts longer was cut off: CloudTrail answers two calls a second, and a busy account has many pages in many regions. */
const cutOffMs = 60 * 60_000;

/**
 * Takes an account's turn; answers whose it is now, or undefined while it is another's, or not time yet.
 * @param everyMs from the beginning of one turn to the next.
 */
export async function takeTurn(db: Db, account: string, everyMs: number): Promise<string | undefined> {
  const holder = randomUUID();
  const [row] = await query<{ holder: string }>(
    db,
    sql`insert into watch_turns as known (account, holder, begun_at)
        select id, ${holder}, ${databaseTime()} from accounts where id = ${account} and not removing for key share
        on conflict (account) do update set holder = excluded.holder, begun_at = excluded.begun_at, ended_at = null
          where (known.ended_at is not null and known.begun_at <= ${databaseTime(everyMs)})
            or known.begun_at <= ${databaseTime(Math.max(cutOffMs, everyMs))}
        returning holder`,
  );
  return row?.holder;
}

export async function endTurn(db: Db, account: string, holder: string): Promise<void> {
  await query(
    db,
    sql`update watch_turns set ended_at = ${databaseTime()} where account = ${account} and holder = ${holder}`,
  );
}

/** When somebody last began to look, and when it ended; undefined when nobody ever did. */
export async function lastTurn(
  db: Db,
  account: string,
): Promise<{ begunAt: string; endedAt: string | null } | undefined> {
  const [row] = await query<{ begunAt: string; endedAt: string | null }>(
    db,
    sql`select begun_at as "begunAt", ended_at as "endedAt" from watch_turns where account = ${account}`,
  );
  return row;
}
