import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query } from "./query.ts";
import type { ScanRecord } from "./scan-record.ts";

/*
 * Who runs a scan. Each claim makes a lease of its own, and the scan's row holds the last one: whatever a worker writes for a
 * scan is written in a transaction that looks whether the lease still is its. So a worker that was thought dead, and wakes up
 * when another one has taken over, changes nothing any more. Times are the database's, which all workers share.
 */

/** A lease that was not renewed for this long is free. */
export const leaseMs = 30_000;

/** Leases of this process begin with this: on the embedded database, where one process holds everything, any other is a dead one's. */
const holder = randomUUID();

/** Now, or some time ago, as the database's clock has it. */
export const databaseTime = (msAgo = 0) =>
  sql`to_char(clock_timestamp() at time zone 'utc' - ${`${msAgo} milliseconds`}::interval, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** True for a scan that nobody renews, neither the worker that runs it nor, while it waits, any worker there is. */
const isAbandoned = (isAlone: boolean): SQL =>
  sql`(coalesce(heartbeat_at, '') < ${databaseTime(leaseMs)}
    ${isAlone ? sql`or (state = 'running' and coalesce(split_part(lease, '/', 1), '') <> ${holder})` : sql``})`;

/** Thrown to a worker whose scan is another's now: nothing it does for the scan counts any more. */
export class LeaseLost extends AppError {
  constructor() {
    super("conflict", "The scan was taken over by another worker.", "That one goes on with it.");
  }
}

/**
 * Counted here, from the units: to set back the count with each unit, its worker would have to write the row that its own
 * transactions share, and two that did so at once would wait for each other.
 */
const finished = sql`(select count(*)::int from scan_units where scan = scans.id)`;
const takes = sql`update scans set state = 'running', heartbeat_at = ${databaseTime()}, units_at_takeover = ${finished},
  takeovers = (case when ${finished} > units_at_takeover then 0 else takeovers end) + (state = 'running')::int`;
const claimed = sql`id, account, seq, options, lease, takeovers`;
const newLease = (worker: string) => `${holder}/${worker}/${randomUUID()}`;

/**
 * Takes one scan that waits, or that nobody renews any more; undefined when there is nothing to take.
 * @param worker for people who look into the database.
 * @param isAlone true on the embedded database, which no other process has open.
 */
export async function claimScan(db: Db, id: string, worker: string, isAlone = true): Promise<ScanRecord | undefined> {
  const [scan] = await query<ScanRecord>(
    db,
    sql`${takes}, lease = ${newLease(worker)}
        where id = ${id} and (state = 'queued' or (state = 'running' and ${isAbandoned(isAlone)})) returning ${claimed}`,
  );
  return scan;
}

/** Takes the scan that waits longest, or that nobody renews any more, whoever asked for it. */
export async function claimNext(db: Db, worker: string, isAlone: boolean): Promise<ScanRecord | undefined> {
  const [scan] = await query<ScanRecord>(
    db,
    sql`${takes}, lease = ${newLease(worker)}
        where id = (select id from scans where state = 'queued' or (state = 'running' and ${isAbandoned(isAlone)})
                    order by requested_at, id limit 1 for update skip locked)
        returning ${claimed}`,
  );
  return scan;
}

/** Says for every scan that waits that a worker will come to it. */
export async function renewQueued(db: Db): Promise<void> {
  await query(db, sql`update scans set heartbeat_at = ${databaseTime()} where state = 'queued'`);
}

/** An account's unfinished scan that no worker will ever come to, taken in order to end it. */
export async function claimAbandoned(
  db: Db,
  account: string,
  worker: string,
  isAlone: boolean,
): Promise<ScanRecord | undefined> {
  const [scan] = await query<ScanRecord>(
    db,
    sql`${takes}, lease = ${newLease(worker)}
        where account = ${account} and state in ('queued', 'running') and (${isAlone ? sql`state = 'queued' or` : sql``} ${isAbandoned(isAlone)})
        returning ${claimed}`,
  );
  return scan;
}

/** Notes that the scan is alive, and hears what became of it: `ended` by this worker itself, `lost` to another. */
export async function heartbeat(
  db: Db,
  { id, lease }: Pick<ScanRecord, "id" | "lease">,
): Promise<"held" | "cancelled" | "ended" | "lost"> {
  const [row] = await query<{ state: string; cancel: boolean }>(
    db,
    sql`update scans set heartbeat_at = ${databaseTime()} where id = ${id} and lease = ${lease}
        returning state, cancel_requested as cancel`,
  );
  if (!row) return "lost";
  if (row.state !== "running") return "ended";
  return row.cancel ? "cancelled" : "held";
}

/** Gives a running scan back: whoever looks next goes on with it. Nothing happens when it is another's already. */
export async function releaseScan(db: Db, { id, lease }: Pick<ScanRecord, "id" | "lease">): Promise<void> {
  await query(
    db,
    sql`update scans set state = 'queued', lease = null, heartbeat_at = ${databaseTime()}
        where id = ${id} and lease = ${lease} and state = 'running'`,
  );
}

/** Holds for rows that a worker may still write: none do when the lease is another's. */
export function isHeld({ id, lease }: Pick<ScanRecord, "id" | "lease">): SQL {
  return sql`exists (select 1 from scans where id = ${id} and lease = ${lease} for share)`;
}

/**
 * The database as the worker of one scan gets it: every statement and every transaction first holds the lease, so that nobody
 * takes the scan over meanwhile, and fails when somebody has. @throws LeaseLost from anything run on it.
 */
export function fenced(db: Db, scan: Pick<ScanRecord, "id" | "lease">): Db {
  const transaction = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
    inTransaction(db, async (tx) => {
      const [held] = await query<{ held: boolean }>(tx, sql`select ${isHeld(scan)} as held`);
      if (!held?.held) throw new LeaseLost();
      return work(tx);
    });
  // Whatever else a Db can do is never called on one: see query.ts.
  return Object.assign(Object.create(db) as Db, {
    transaction,
    execute: (statement: SQL) => transaction((tx) => tx.execute(statement) as Promise<unknown>),
  }) as Db;
}
