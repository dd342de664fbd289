import { createHash } from "node:crypto";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { checks } from "#lib/checks/index.ts";
import { AppError, explain } from "#lib/errors.ts";
import { changesAt, closeUnassessed, tallyRecords } from "#lib/store/findings.ts";
import type { Db } from "#lib/store/query.ts";
import { countAt } from "#lib/store/resources.ts";
import {
  beginScan,
  cancelScan,
  failScan,
  heartbeat,
  publishScan,
  type ScanRecord,
  saveProgress,
} from "#lib/store/scans.ts";
import { getSetting, installationSalt, saveSetting } from "#lib/store/settings.ts";
import { collect } from "./collect.ts";
import { evaluate } from "./evaluate.ts";
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
    const [reason = ""] = await createRedactor({ salt: await installationSalt(db) }).clean([explain(error)]);
    await failScan(db, scan.id, reason);
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
  const { horizonDays } = scan.options;
  const catalogue = catalogueFingerprint();
  const catalogueChanged = (await getSetting(db, `catalogue:${scan.account}`)) !== catalogue;
  const { coverage, spans } = await collect({
    db,
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
    clean: (coverage) => redactor.clean(coverage),
  });

  progress.phase("evaluating");
  const { score, verdicts, failing, unlisted } = await evaluate({
    db,
    scan: { ...scan, startedAt },
    partition: identity.partition,
    coverage,
    catalogueChanged,
    signal,
    progress,
    onDefect: (check, error) => options.log(`Defect: the check ${check} threw: ${explain(error)}`),
  });
  const at = { account: scan.account, seq: scan.seq };
  await closeUnassessed(db, { ...at, checks: checks.map((check) => check.id), scope: coverage, unlisted });

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

/** Changes whenever a check does: settled jobs are then judged again, without being read again. */
function catalogueFingerprint(): string {
  const text = checks.map((check) => `${check.id} ${check.severity} ${check.needs} ${check.evaluate}`).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
