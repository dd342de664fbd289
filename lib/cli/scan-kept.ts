import type { AwsSession } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import { readActivity } from "#lib/jobs/activity-job.ts";
import type { Report } from "#lib/reports/report.ts";
import { reportOf } from "#lib/scan/report.ts";
import { runScan } from "#lib/scan/run.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { claimAbandoned, claimScan } from "#lib/store/leases.ts";
import { inTransaction } from "#lib/store/query.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { createScan, failScan, getScan } from "#lib/store/scans.ts";
import type { Connection, ScanOptions, ScanView } from "#lib/store/views.ts";
import { followProgress } from "./progress.ts";

/* Apart from scan.ts: the database takes a while to load, and a scan that keeps nothing does without. */

export interface KeptRun {
  /** Where to keep it; undefined keeps it in memory, for as long as this runs. */
  place: { dataDir: string; databaseUrl?: string | undefined } | undefined;
  session: AwsSession;
  connection: Connection;
  /** The regions that the account is kept with: with `all` those to come are read as well. */
  meant: string[] | "all";
  checkOptions: CheckOptions;
  /** Also read CloudTrail. */
  activity: boolean;
  signal: AbortSignal;
  log(message: string): void;
}

/** Scans into a database, reads the activity when asked to, and hands the report on. Answers what `finish` does. */
export async function runKept(
  request: ScanOptions & { regions: string[] },
  { place, session, connection, meant, checkOptions, activity, signal, log }: KeptRun,
  finish: (report: Report, scan: ScanView) => Promise<number>,
): Promise<number> {
  const { regions } = request;
  const { account, partition } = await session.identity();
  const store = await openStore(
    place ? { dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) } : { memory: true },
  );
  try {
    const { db } = store;
    await saveAccount(db, { id: account, label: account, partition, connection, regions: meant });
    const scan = await claimNew(store, { account, ...request });
    const stopShowing = followProgress(async () => (await getScan(db, scan.id))?.progress);
    try {
      await runScan(db, scan, { session, checkOptions, signal, log });
      if (activity) await readActivity(store, account, { session, regions, signal, log });
    } finally {
      await stopShowing();
    }
    const view = await getScan(db, scan.id);
    if (!view) throw new AppError("not-found", `The scan ${scan.id} is gone.`);
    return await finish(await reportOf(db, view), view);
  } finally {
    await store.close();
  }
}

/** A scan that is claimed at once, or a worker of the dashboard on the same database takes it. */
async function claimNew(store: Store, request: { account: string } & ScanOptions): Promise<ScanRecord> {
  const { db } = store;
  const worker = `cli-${process.pid}`;
  const isAlone = store.kind !== "server";
  const abandoned = await claimAbandoned(db, request.account, worker, isAlone);
  if (abandoned) await failScan(db, abandoned, "It was interrupted, and another scan was started instead.");
  const scan = await inTransaction(db, async (tx) =>
    claimScan(tx, (await createScan(tx, request)).id, worker, isAlone),
  );
  if (!scan)
    throw new AppError("conflict", "Another process is running a scan of this account.", "Wait for it to end.");
  return scan;
}
