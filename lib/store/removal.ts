import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { type SQL, sql } from "./drizzle.ts";
import { recountRegion } from "./event-tallies.ts";
import { withoutEvents } from "./events-gone.ts";
import { markUnjudged } from "./habits.ts";
import { removeReportsOf } from "./kept-reports.ts";
import { type Db, inTransaction, query } from "./query.ts";

/*
 * Takes an account, or one region of it, out of the store. An account is marked first: from then on nobody is shown it, and
 * nothing is written for it any more; then its rows go, a few at a time, and the account's own last. Interrupted, whoever looks
 * next goes on. Reports that tell of it go too. A region goes while its account stays: each step looks again that no scan runs.
 */

/** The most rows of one transaction. */
const batchSize = 500;
/** Time for readers between two transactions. */
const breathe = () => sleep(12);

/** Those of an account: what belongs to its scans before the scans themselves. */
const tables = [
  "waived_findings",
  "findings",
  "graded_resources",
  "resources",
  "resource_texts",
  "event_resources",
  "event_records",
  "event_texts",
  "event_texts_due",
  "notice_contents",
  "notices",
  "watch_due",
  "watch_turns",
  "event_imports",
  "event_queries",
  "trail_log_days",
  "trail_logs",
  "events",
  "callers",
  "habits",
  "sightings",
  "unjudged_days",
  "untallied_days",
  "event_tallies",
  "event_choices",
  "sync_points",
  "finding_changes",
  "finding_tallies",
  "resource_tallies",
  "assessed_checks",
  "job_spans",
  "latest_units",
  "named_by_jobs",
  "scan_steps",
  "scan_units",
  "scheduled_scans",
  "scan_schedules",
  "scans",
] as const;

type Table = (typeof tables)[number];

const ofScans = new Set<Table>(["scan_steps", "scan_units"]);

function ofAccount(table: Table, account: string): SQL {
  return ofScans.has(table)
    ? sql`scan in (select id from scans where account = ${account})`
    : sql`account = ${account}`;
}

/**
 * Marks an account for removal.
 * @throws AppError `not-found`, or `conflict` while a scan of it has not ended.
 */
export async function beginRemoval(db: Db, account: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await holdCalm(tx, account);
    await query(tx, sql`update accounts set removing = true where id = ${account}`);
  });
}

/** The accounts whose removal has begun. */
export async function beganRemovals(db: Db): Promise<string[]> {
  const rows = await query<{ id: string }>(db, sql`select id from accounts where removing order by id`);
  return rows.map(({ id }) => id);
}

/** Removes what `beginRemoval` marked, as far as the signal lets it; does nothing to any other account. */
export async function finishRemoval(db: Db, account: string, signal?: AbortSignal): Promise<void> {
  if (!(await beganRemovals(db)).includes(account)) return;
  for (const table of tables) {
    while (await deleteSome(db, table, ofAccount(table, account))) {
      if (signal?.aborted) return;
      await breathe();
    }
  }
  await removeReportsOf(db, account);
  await query(db, sql`delete from accounts where id = ${account} and removing`);
}

/** Deletes some of these rows; answers whether there may be more. */
async function deleteSome(db: Db, table: Table, where: SQL): Promise<boolean> {
  const name = sql.identifier(table);
  const some = sql`delete from ${name} where ctid = any(array(select ctid from ${name} where ${where} limit ${batchSize} for update skip locked))`;
  const gone = table === "events" ? withoutEvents(some) : sql`with gone as (${some} returning 1)`;
  const rows = await query(db, sql`${gone} select 1 from gone`);
  return rows.length === batchSize;
}

/**
 * Removes what was read and found in one region. Scores and summaries of scans stay what they were: the next one counts without it.
 * @throws AppError `not-found`, or `conflict` for the account's only region, and while a scan has not ended.
 */
export async function removeRegion(db: Db, account: string, region: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { regions } = await holdCalm(tx, account);
    if (regions === "all") return;
    if (regions.length === 1 && regions[0] === region) {
      throw new AppError("conflict", `${region} is the account's only region.`, "Remove the account instead.");
    }
    await query(tx, sql`update accounts set regions = regions - ${region}::text where id = ${account}`);
  });
  await recountRegion(db, account, region);
  for (const [table, where] of ofRegion(account, region)) {
    const step = () =>
      inTransaction(db, async (tx) => {
        await holdCalm(tx, account);
        await query(tx, sql`update accounts set revision = revision + 1 where id = ${account}`);
        return deleteSome(tx, table, where);
      });
    while (await step()) await breathe();
  }
  // What patterns saw there is not true of what is left.
  await markUnjudged(db, account, sql`select distinct day from sightings where account = ${account}`);
  await query(
    db,
    sql`update scans set regions = regions - ${region}::text,
          options = case when jsonb_typeof(options->'regions') = 'array'
            then jsonb_set(options, '{regions}', (options->'regions') - ${region}::text) else options end
        where account = ${account} and state not in ('queued', 'running')`,
  );
}

function ofRegion(account: string, region: string): [Table, SQL][] {
  const here = sql`account = ${account} and region = ${region}`;
  const ofScan = sql`${ofAccount("scan_units", account)} and region = ${region}`;
  const found = sql`account = ${account} and id in (select id from findings where ${here})`;
  const known = sql`account = ${account} and arn in (select arn from graded_resources where ${here})`;
  return [
    ["resource_texts", known],
    ["finding_changes", found],
    ["findings", here],
    ["graded_resources", here],
    ["resources", here],
    ["event_imports", here],
    ["trail_log_days", here],
    ["trail_logs", here],
    ["events", here],
    ["event_tallies", here],
    ["sync_points", here],
    // Whoever adds the region again follows it anew, and nothing is known there.
    [
      "habits",
      sql`account = ${account} and aspect in ('followed', 'followed-besides', 'changes', 'region') and value = ${region}`,
    ],
    ["finding_tallies", here],
    ["resource_tallies", here],
    ["job_spans", here],
    ["latest_units", here],
    ["scan_steps", ofScan],
    ["scan_units", ofScan],
  ];
}

/** Holds the account for this transaction, in which no scan of it runs or begins: createScan waits for the row. */
async function holdCalm(tx: Db, account: string): Promise<{ regions: string[] | "all" }> {
  const [row] = await query<{ regions: string[] | "all" }>(
    tx,
    sql`select regions from accounts where id = ${account} and not removing for update`,
  );
  if (!row) throw new AppError("not-found", `There is no account ${account}.`);
  const [scan] = await query(
    tx,
    sql`select 1 from scans where account = ${account} and state in ('queued', 'running')`,
  );
  if (scan) throw new AppError("conflict", "A scan of this account is under way.", "Wait until it ends, or cancel it.");
  return row;
}
