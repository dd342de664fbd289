import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { checks } from "#lib/checks/index.ts";
import { AppError, explain } from "#lib/errors.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import { closeRetired, noteChanges } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { countAt } from "#lib/store/resources.ts";
import {
  beginScan,
  cancelScan,
  failScan,
  heartbeat,
  latestUnits,
  publishScan,
  type ScanRecord,
  saveProgress,
} from "#lib/store/scans.ts";
import { installationSalt } from "#lib/store/settings.ts";
import { collect } from "./collect.ts";
import { evaluate } from "./evaluate.ts";
import { judgementFingerprint } from "./fingerprint.ts";
import { Progress } from "./progress.ts";

export interface RunOptions {
  session: AwsSession;
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
 * failed or cancelled, nothing of it remains. Interrupted by a crash, the next run goes on where this one stopped.
 * @throws what ended a failed scan, after it was recorded.
 */
export async function runScan(db: Db, scan: ScanRecord, options: RunOptions): Promise<void> {
  const abort = new AbortController();
  const cancel = AbortSignal.any([options.signal, abort.signal]);
  const signal = options.pause ? AbortSignal.any([cancel, options.pause]) : cancel;
  const progress = new Progress(async (state) => {
    const { calls, throttles } = options.session.budgets;
    await saveProgress(db, scan.id, { ...state, calls, throttles });
  });
  const beat = setInterval(() => {
    heartbeat(db, scan.id).then(
      (wanted) => wanted || abort.abort(new AppError("cancelled", "The scan was cancelled.")),
      () => undefined,
    );
  }, 1_000);
  try {
    await run(db, scan, { ...options, signal }, progress);
  } catch (error) {
    if (options.pause?.aborted) throw error;
    await progress.end();
    if (cancel.aborted) {
      await cancelScan(db, scan.id);
      throw new AppError("cancelled", "The scan was cancelled.");
    }
    await failScan(db, scan.id, explain(error));
    throw error;
  } finally {
    clearInterval(beat);
  }
}

async function run(db: Db, scan: ScanRecord, options: RunOptions, progress: Progress): Promise<void> {
  const { session, signal } = options;
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
  const startedAt = await beginScan(db, scan.id, regions);
  await Promise.all(regions.map((region) => session.learnQuotas(region)));

  progress.phase("collecting");
  const redactor = createRedactor({ salt: await installationSalt(db) });
  const { horizonDays, cap = horizonDays === "all" ? "all" : defaultCap } = scan.options;
  const judgedBy = judgementFingerprint();
  const earlier = await latestUnits(db, scan.account);
  const stale = earlier.filter((unit) => unit.judgedBy !== judgedBy);
  const { coverage, spans } = await collect({
    db,
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
  });

  progress.phase("evaluating");
  const inScope = new Set(coverage.map(({ region, kind }) => `${region} ${kind}`));
  const outside = earlier.filter(({ region, kind }) => !inScope.has(`${region} ${kind}`));
  const { score, verdicts, failing, recordFailing } = await evaluate({
    db,
    scan: { ...scan, startedAt },
    coverage,
    coverageOutside: outside.flatMap((unit) => unit.coverage),
    stale,
    signal,
    progress,
    onDefect: (check, error) => options.log(`Defect: the check ${check} threw: ${explain(error)}`),
  });
  const at = { account: scan.account, seq: scan.seq };
  await closeRetired(db, { ...at, checks: checks.map((check) => check.id) });

  progress.phase("publishing");
  const counts = await countAt(db, at);
  const summary = {
    failing,
    verdicts,
    recordFailing,
    resources: counts.live,
    records: counts.records,
    changes: await noteChanges(db, at),
  };
  signal.throwIfAborted();
  progress.phase("done");
  await progress.end();
  await publishScan(db, scan, { score, summary, spans, judgedBy });
}

async function redactReadings(redactor: ReturnType<typeof createRedactor>, readings: Reading[]): Promise<Reading[]> {
  const read = readings.filter((reading) => reading.status === "read");
  const redacted = await redactor.redact(read.map(({ identity, resource }) => ({ kind: identity.kind, resource })));
  const byReading = new Map(read.map((reading, index) => [reading, redacted[index]]));
  return readings.map((reading) => ({ ...reading, ...byReading.get(reading as (typeof read)[number]) }) as Reading);
}
