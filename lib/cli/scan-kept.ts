import { basename } from "node:path";
import type { AwsSession } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import { readActivity } from "#lib/jobs/activity-job.ts";
import type { Report } from "#lib/reports/report.ts";
import { endWatch } from "#lib/scan/end-watch.ts";
import { eventsFingerprint } from "#lib/scan/fingerprint.ts";
import { reportOf } from "#lib/scan/report.ts";
import { runScan } from "#lib/scan/run.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import { getAccount, saveAccount, scansOnShow } from "#lib/store/accounts.ts";
import { openStore, type Store } from "#lib/store/client.ts";
import { eachFindingPage } from "#lib/store/findings-list.ts";
import { claimAbandoned, claimScan } from "#lib/store/leases.ts";
import { inTransaction } from "#lib/store/query.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { createScan, failScan, getScan } from "#lib/store/scans.ts";
import { isJudgedBy, judgeDays } from "#lib/store/sightings-judging.ts";
import type { Connection, ScanOptions, ScanProgress } from "#lib/store/views.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { followWaiverFile } from "#lib/store/waiver-file.ts";
import type { WaiverFile } from "#lib/waivers/file.ts";
import type { Baseline } from "./baseline.ts";
import type { Result } from "./summary.ts";

/* Apart from scan.ts: the database takes a while to load, and a scan that keeps nothing does without. */

export interface Place {
  dataDir: string;
  databaseUrl?: string | undefined;
}

/** Opens the database for as long as the work takes; without a place one in memory. */
export async function withStore<Result>(
  place: Place | undefined,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(
    place ? { dataDir: place.dataDir, ...(place.databaseUrl && { databaseUrl: place.databaseUrl }) } : { memory: true },
  );
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export interface KeptRun {
  session: AwsSession;
  connection: Connection;
  /** What somebody else calls the account: its label, unless it has one. Untrusted text. */
  name: string;
  /** The regions that the account is kept with: with `all` those to come are read as well. */
  meant: string[] | "all";
  checkOptions: CheckOptions;
  signalLimits: PatternLimits;
  /** Also read CloudTrail. */
  activity: boolean;
  /** A file that the store's decisions are brought in line with first. */
  waivers: WaiverFile | undefined;
  signal: AbortSignal;
  log(message: string): void;
  tell(progress: ScanProgress): void;
}

/** Scans into a database, and reads the activity when asked to. */
export async function runKept(
  store: Store,
  request: ScanOptions & { regions: string[] },
  {
    session,
    connection,
    name,
    meant,
    checkOptions,
    signalLimits: limits,
    activity,
    waivers,
    signal,
    log,
    tell,
  }: KeptRun,
): Promise<{ report: Report } & Result> {
  const { db } = store;
  const { regions } = request;
  const { account, partition } = await session.identity();
  const label = (await getAccount(db, account))?.label ?? (name || account);
  await saveAccount(db, { id: account, label, partition, connection, regions: meant });
  if (waivers && (await followWaiverFile(db, waivers, { by: basename(waivers.file) }))) await applyWaivers(db);
  const scan = await claimNew(store, { account, ...request });
  await runScan(db, scan, { session, checkOptions, signal, log, tell });
  if (activity) await readActivity(store, account, { session, regions, signal, log });
  // The dashboard may have been started elsewhere, with a file of its own: its days stay as it sees them.
  if (activity && (await isJudgedBy(db, eventsFingerprint(), { limits })))
    await judgeDays(db, account, { limits, signal });
  const view = await getScan(db, scan.id);
  if (!view) throw new AppError("not-found", `The scan ${scan.id} is gone.`);
  return { report: await reportOf(db, view), score: view.score, summary: view.summary };
}

/** What the scan on show found failing; nothing before the first: then all is new. */
export async function failingIn({ db }: Store, account: string): Promise<Baseline> {
  const [shown] = await scansOnShow(db, [account]);
  const ids = new Set<string>();
  for await (const page of shown ? eachFindingPage(db, { account, status: ["fail"] }, shown) : [])
    for (const { id } of page) ids.add(id);
  return ids;
}

/** A scan that is claimed at once, or a worker of the dashboard on the same database takes it. */
async function claimNew(store: Store, request: { account: string } & ScanOptions): Promise<ScanRecord> {
  const { db } = store;
  const worker = `cli-${process.pid}`;
  const isAlone = store.kind !== "server";
  await endWatch(db, request.account);
  const abandoned = await claimAbandoned(db, request.account, worker, isAlone);
  if (abandoned) await failScan(db, abandoned, "It was interrupted, and another scan was started instead.");
  const scan = await inTransaction(db, async (tx) =>
    claimScan(tx, (await createScan(tx, request)).id, worker, isAlone),
  );
  if (!scan)
    throw new AppError("conflict", "Another process is running a scan of this account.", "Wait for it to end.");
  return scan;
}
