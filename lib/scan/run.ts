import { createHash } from "node:crypto";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { checks } from "#lib/checks/index.ts";
import { AppError, explain } from "#lib/errors.ts";
import type { Reading } from "#lib/inventory/reading.ts";
import { changesAt, closeUnassessed, tallyRecords } from "#lib/store/findings.ts";
import { fenced, LeaseLost, releaseScan } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import { countAt } from "#lib/store/resources.ts";
import { beginScan, cancelScan, failScan, publishScan, type ScanRecord, saveProgress } from "#lib/store/scans.ts";
import { getSetting, installationSalt, saveSetting } from "#lib/store/settings.ts";
import { collect } from "./collect.ts";
import { evaluate } from "./evaluate.ts";
import { keepLease } from "./keep-lease.ts";
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
    await failScan(db, scan, explain(error));
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
  const held = fenced(db, scan);
  const startedAt = await beginScan(held, scan.id, regions);
  await Promise.all(regions.map((region) => session.learnQuotas(region)));

  progress.phase("collecting");
  const redactor = createRedactor({ salt: await installationSalt(db) });
  const { horizonDays } = scan.options;
  const catalogue = catalogueFingerprint();
  const catalogueChanged = (await getSetting(db, `catalogue:${scan.account}`)) !== catalogue;
  const { coverage, spans } = await collect({
    db: held,
    scan,
    session,
    identity,
    regions,
    kinds: scan.options.kinds,
    horizon: horizonDays === "all" ? undefined : new Date(Date.parse(startedAt) - horizonDays * dayMs),
    cap: horizonDays === "all" ? Number.POSITIVE_INFINITY : defaultCap,
    rejudges: catalogueChanged,
    signal,
    progress,
    redact: (readings) => redactReadings(redactor, readings),
  });

  progress.phase("evaluating");
  const { score, verdicts, failing, unlisted } = await evaluate({
    db: held,
    scan: { ...scan, startedAt },
    partition: identity.partition,
    coverage,
    catalogueChanged,
    signal,
    progress,
    onDefect: (check, error) => options.log(`Defect: the check ${check} threw: ${explain(error)}`),
  });
  const at = { account: scan.account, seq: scan.seq };
  await closeUnassessed(held, { ...at, checks: checks.map((check) => check.id), scope: coverage, unlisted });

  progress.phase("publishing");
  const counts = await countAt(db, at);
  const summary = {
    failing,
    verdicts,
    recordFailing: await tallyRecords(db, at),
    resources: counts.live,
    records: counts.records,
    changes: await changesAt(db, at),
  };
  signal.throwIfAborted();
  progress.phase("done");
  await progress.end();
  await publishScan(db, scan, { score, summary, spans });
  await saveSetting(db, `catalogue:${scan.account}`, catalogue);
}

async function redactReadings(redactor: ReturnType<typeof createRedactor>, readings: Reading[]): Promise<Reading[]> {
  const read = readings.filter((reading) => reading.status === "read");
  const redacted = await redactor.redact(read.map(({ identity, resource }) => ({ kind: identity.kind, resource })));
  const byReading = new Map(read.map((reading, index) => [reading, redacted[index]]));
  return readings.map((reading) => ({ ...reading, ...byReading.get(reading as (typeof read)[number]) }) as Reading);
}

/** Changes whenever a check does: settled jobs are then judged again, without being read again. */
function catalogueFingerprint(): string {
  const text = checks.map((check) => `${check.id} ${check.severity} ${check.needs} ${check.evaluate}`).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
