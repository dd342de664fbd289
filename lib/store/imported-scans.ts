import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { AppError } from "#lib/errors.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { isSettled } from "#lib/inventory/exposure.ts";
import { currentSeq, getAccount, saveAccount } from "./accounts.ts";
import { sql } from "./drizzle.ts";
import { noteChanges } from "./finding-changes.ts";
import { type Db, digest, query, storableJson } from "./query.ts";
import { writeResourceTallies } from "./resource-tallies.ts";
import { getScanRow } from "./scans.ts";
import { talliesOf, writeTallies } from "./tallies.ts";
import { type At, closeVersions, open, stageVersions } from "./versions.ts";
import type { BundleConnection, KeptReading, KeptUnit, ResourceRow, ScanSummary, ScanWhole } from "./views.ts";
import { applyWaiversTo, gradeImported } from "./waived.ts";

/*
 * Scans of other installations, read back. All of one is written in one transaction: of an import that stops half-way nothing is there.
 */

/** A scan as another installation kept it. */
export interface ImportedScan extends Pick<ScanWhole, "options" | "score" | "named"> {
  id: string;
  account: string;
  partition: string;
  regions: string[];
  startedAt: string;
  finishedAt: string;
  readInFullAt?: string;
  watch: { base: string; events: number; resources: number } | null;
  summary: Omit<ScanSummary, "changes">;
  calls: number;
  throttles: number;
}

/**
 * Makes room for a scan: its account, unless there is one from an earlier bundle, and its number.
 * @throws AppError `conflict` for an account that is read here itself, and for a scan that is not later than the one on show
 */
export async function beginImport(tx: Db, scan: ImportedScan, connection: BundleConnection): Promise<At> {
  const { account, partition, regions } = scan;
  const label = (await getAccount(tx, account))?.label ?? account;
  // First: of two imports of an account the second waits here, and sees what the first has left.
  await saveAccount(tx, { id: account, label, partition, connection, regions });
  if (await getScanRow(tx, scan.id))
    throw new AppError("conflict", `The scan ${scan.id} is here already.`, "Nothing was imported again.");
  const shown = await getScanRow(tx, (await getAccount(tx, account))?.currentScan ?? "");
  if (shown?.finishedAt && shown.finishedAt >= scan.finishedAt)
    throw new AppError(
      "conflict",
      `A later scan of ${account} is here already.`,
      "Import the bundles of an account in the order of their scans, or remove the account first.",
    );
  return { account, seq: (await currentSeq(tx, account)) + 1 };
}

/** A resource as another installation kept it. */
export type ImportedResource = KeptReading & Pick<ResourceRow, "arn" | "kind" | "name" | "region" | "failure">;

/** Writes what was read of resources. */
export function stageImported(tx: Db, at: At, resources: readonly ImportedResource[]): Promise<void> {
  const byArn = new Map(resources.map((resource) => [resource.arn, resource]));
  return stageVersions(tx, "resources", at, byArn, (resource) => {
    const { arn, kind, region, name, also, configuration, parts, secrets, failure, action, readAt } = resource;
    return {
      ...{ arn, kind, region, name, also, configuration, parts, secrets, failure, action },
      read_at: readAt,
      settled: isSettled(kind, configuration),
      hash: digest([configuration, parts, secrets, failure, name, also]),
    };
  });
}

/** Ends what an earlier bundle had and this one has not. */
export async function closeUnseen(
  tx: Db,
  at: At,
  seen: { arns: ReadonlySet<string>; findings: ReadonlySet<string> },
): Promise<void> {
  for (const [table, key, keys] of [
    ["resources", "arn", seen.arns],
    ["graded_resources", "arn", seen.arns],
    ["findings", "id", seen.findings],
  ] as const) {
    const rows = await query<{ key: string }>(
      tx,
      sql`select ${sql.identifier(key)} as key from ${sql.identifier(table)}
          where account = ${at.account} and to_seq = ${open} and from_seq < ${at.seq}`,
    );
    const gone = rows.flatMap((row) => (keys.has(row.key) ? [] : row.key));
    await closeVersions(tx, table, at, key, gone);
  }
}

/** Puts the scan on show. */
export async function endImport(tx: Db, at: At, scan: ImportedScan, units: readonly KeptUnit[]): Promise<void> {
  const { account, seq } = at;
  const { id, regions, startedAt, finishedAt, readInFullAt, watch, score, calls, throttles, named } = scan;
  await writeTallies(tx, at);
  await gradeImported(tx, at);
  await applyWaiversTo(tx, at);
  await writeResourceTallies(tx, at);
  const summary: ScanSummary = { ...scan.summary, changes: await noteChanges(tx, at) };
  const whole = {
    ...(watch && { watch: { ...watch, baseSeq: seq, units: [], ...(readInFullAt && { readInFullAt }) } }),
  };
  const evaluated = Object.values(summary.verdicts).reduce((sum, count) => sum + count, 0);
  await query(
    tx,
    sql`insert into scans (id, account, seq, state, options, regions, progress, score, summary, requested_at, started_at, finished_at)
        values (${id}, ${account}, ${seq}, 'completed', ${storableJson({ regions, ...scan.options, ...whole })}::jsonb,
          ${storableJson(regions)}::jsonb, ${storableJson({ phase: "done", calls, throttles, evaluated })}::jsonb,
          ${storableJson(score)}::jsonb, ${storableJson(summary)}::jsonb, ${startedAt}, ${startedAt}, ${finishedAt})`,
  );
  const own = storableJson(units.filter(({ isEarlier }) => !isEarlier));
  await query(
    tx,
    sql`insert into scan_units (scan, region, kind, read_at, coverage)
        select ${id}, u.region, u.kind, u."readAt", u.coverage
        from jsonb_to_recordset(${own}::jsonb) as u(region text, kind text, "readAt" text, coverage jsonb)`,
  );
  await query(tx, sql`delete from latest_units where account = ${account}`);
  // What an earlier scan read stays another's, one that is not kept here.
  await query(
    tx,
    sql`insert into latest_units (account, region, kind, scan, read_at, judged_by)
        select ${account}, u.region, u.kind, case when u."isEarlier" then 'earlier' else ${id} end, u."readAt", ''
        from jsonb_to_recordset(${storableJson(units)}::jsonb)
          as u(region text, kind text, "readAt" text, "isEarlier" boolean)`,
  );
  await query(tx, sql`delete from named_by_jobs where account = ${account}`);
  await query(
    tx,
    sql`insert into named_by_jobs (account, kind, name)
        select distinct ${account}, kind, name from jsonb_to_recordset(${storableJson(named)}::jsonb) as n(kind text, name text)`,
  );
  await query(tx, sql`update accounts set current_seq = ${seq} where id = ${account}`);
}

/** How many findings of each sort an import has written: to be held against what the scan says of itself. */
export function countImported(
  tx: Db,
  at: At,
): Promise<{ status: VerdictStatus; exposure: Exposure; rank: number; count: number }[]> {
  return query(
    tx,
    sql`select status, exposure, rank, sum(count)::int as count from ${talliesOf(at)} group by status, exposure, rank`,
  );
}
