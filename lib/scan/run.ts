import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError, explain } from "#lib/errors.ts";
import { LeaseLost, releaseScan } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { cancelScan, failScan, publishScan, saveProgress } from "#lib/store/scans.ts";
import { installationSalt } from "#lib/store/settings.ts";
import type { ScanProgress } from "#lib/store/views.ts";
import { keepLease } from "./keep-lease.ts";
import { kept } from "./kept.ts";
import { perform } from "./perform.ts";
import { Progress } from "./progress.ts";

export interface RunOptions {
  session: AwsSession;
  /** What people set of the checks. */
  checkOptions: CheckOptions;
  /** Aborting cancels the scan: what it staged is discarded. */
  signal: AbortSignal;
  /** Aborting leaves the scan where it is, as a crash would: the next process goes on with it. */
  pause?: AbortSignal;
  /** Hears of defects; never of secrets. */
  log(message: string): void;
  /** Hears now and then how far it is. */
  tell?(progress: ScanProgress): void;
}

/**
 * Runs one claimed scan to its end: collect, evaluate, score, publish. Until it is published nothing of it is visible;
 * failed or cancelled, nothing of it remains. Interrupted by a crash, the next run goes on where this one stopped. A worker whose
 * scan is another's by now, or whose database is away, ends nothing: whoever takes the scan over goes on with it.
 * @throws what ended a failed scan, after it was recorded.
 */
export async function runScan(db: Db, scan: ScanRecord, options: RunOptions): Promise<void> {
  const lease = keepLease(db, scan);
  const cancel = AbortSignal.any([options.signal, lease.signal]);
  const signal = options.pause ? AbortSignal.any([cancel, options.pause]) : cancel;
  const progress = new Progress(async (state) => {
    const { calls, throttles } = options.session.budgets;
    const told = { ...state, calls, throttles };
    options.tell?.(told);
    await saveProgress(db, scan, told);
  });
  try {
    await Promise.race([run(db, scan, { ...options, signal }, progress), lease.lost]);
  } catch (error) {
    if (options.pause?.aborted || isLeftBehind(lease.signal.aborted ? lease.signal.reason : error)) {
      await releaseScan(db, scan).catch(() => undefined);
      throw lease.signal.aborted ? lease.signal.reason : error;
    }
    await progress.end().catch(() => undefined);
    if (cancel.aborted) {
      await cancelScan(db, scan);
      throw new AppError("cancelled", "The scan was cancelled.");
    }
    const [reason = ""] = await createRedactor({ salt: await installationSalt(db) }).clean([explain(error)]);
    await failScan(db, scan, reason);
    throw error;
  } finally {
    lease.stop();
  }
}

/** True when there is nothing to record, or nowhere to record it. */
export function isLeftBehind(error: unknown): boolean {
  return error instanceof LeaseLost || (error instanceof AppError && error.code === "database");
}

async function run(db: Db, scan: ScanRecord, options: RunOptions, progress: Progress): Promise<void> {
  const { account, options: wanted } = scan;
  const salt = await installationSalt(db);
  const store = kept(db, scan, options.checkOptions);
  const result = await perform({ ...options, account, options: wanted, store, salt, progress });
  await publishScan(db, scan, result);
}
