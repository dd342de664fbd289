import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { checks } from "#lib/checks/index.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError, explain } from "#lib/errors.ts";
import { everyKind } from "#lib/inventory/kinds.ts";
import { closeRetired, noteChanges } from "#lib/store/findings.ts";
import { fenced, LeaseLost, releaseScan } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import { countAt } from "#lib/store/resources.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { beginScan, cancelScan, failScan, latestUnits, publishScan, saveProgress } from "#lib/store/scans.ts";
import { installationSalt } from "#lib/store/settings.ts";
import { collect } from "./collect.ts";
import { evaluate } from "./evaluate.ts";
import { judgementFingerprint } from "./fingerprint.ts";
import { keepLease } from "./keep-lease.ts";
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
}

const dayMs = 24 * 3_600_000;
/** The most jobs of one kind in one region that a scan reads unless it is told otherwise, or asked for all history. */
const defaultCap = 10_000;

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
    await saveProgress(db, scan, { ...state, calls, throttles });
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
  const { session, signal, checkOptions } = options;
  progress.phase("identity");
  const identity = await session.identity();
  if (identity.account !== scan.account) {
    throw new AppError(
      "credentials",
      `These credentials belong to account ${identity.account}, not to ${scan.account}.`,
      "Correct the profile or role of this account.",
    );
  }
  const regions = await session.regions(scan.options.regions);
  const held = fenced(db, scan);
  const startedAt = await beginScan(held, scan.id, regions, checkOptions);
  await Promise.all(regions.map((region) => session.learnQuotas(region)));

  progress.phase("collecting");
  const redactor = createRedactor({ salt: await installationSalt(db) });
  const { horizonDays, cap = horizonDays === "all" ? "all" : defaultCap } = scan.options;
  const judgedBy = Object.fromEntries(everyKind().map(({ kind }) => [kind, judgementFingerprint(kind, checkOptions)]));
  const earlier = await latestUnits(db, scan.account);
  const stale = earlier.filter((unit) => unit.judgedBy !== judgedBy[unit.kind]);
  const { coverage, spans } = await collect({
    db: held,
    scan,
    session,
    identity,
    regions,
    kinds: scan.options.kinds,
    horizon: horizonDays === "all" ? undefined : new Date(Date.parse(startedAt) - horizonDays * dayMs),
    cap: cap === "all" ? Number.POSITIVE_INFINITY : cap,
    stale,
    signal,
    progress,
    redact: (readings) => redactReadings(redactor, readings),
    clean: (coverage) => redactor.clean(coverage),
  });

  progress.phase("evaluating");
  const inScope = new Set(coverage.map(({ region, kind }) => `${region} ${kind}`));
  const outside = earlier.filter(({ region, kind }) => !inScope.has(`${region} ${kind}`));
  const { score, verdicts, failing, recordFailing } = await evaluate({
    db: held,
    scan: { ...scan, startedAt },
    coverage,
    coverageOutside: outside.flatMap((unit) => unit.coverage),
    stale,
    options: checkOptions,
    signal,
    progress,
    onDefect: (check, error) => options.log(`Defect: ${check} threw: ${explain(error)}`),
  });
  const at = { account: scan.account, seq: scan.seq };
  await closeRetired(held, { ...at, checks: checks.map((check) => check.id) });

  progress.phase("publishing");
  const counts = await countAt(db, at);
  const summary = {
    failing,
    verdicts,
    recordFailing,
    resources: counts.live,
    records: counts.records,
    changes: await noteChanges(held, at),
  };
  signal.throwIfAborted();
  progress.phase("done");
  await progress.end();
  await publishScan(db, scan, { score, summary, spans, judgedBy });
}
