import type { CheckOptions } from "#lib/checks/options.ts";
import { explain } from "#lib/errors.ts";
import { isLeftBehind, runScan } from "#lib/scan/run.ts";
import type { Store } from "#lib/store/client.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { failScan } from "#lib/store/scans.ts";
import { sessionOf } from "./sessions.ts";

/** What a worker is told once, when its process starts. */
export interface WorkerSettings {
  /** What people set of the checks. */
  checkOptions: CheckOptions;
  log(message: string): void;
}

/** A scan that comes back so often without a step forward is what ends its workers. */
const mostTakeovers = 5;

/** Runs one claimed scan in this process. True when it ended, false when somebody has to go on with it. */
export async function workScan(
  store: Store,
  scan: ScanRecord,
  work: { cancel: AbortSignal; stop: AbortSignal } & WorkerSettings,
): Promise<boolean> {
  try {
    if (scan.takeovers > mostTakeovers) {
      throw new Error(`It was interrupted ${scan.takeovers} times in a row without a step forward.`);
    }
    const session = await sessionOf(store.db, scan.account);
    const { cancel, stop, ...settings } = work;
    await runScan(store.db, scan, { session, signal: cancel, pause: stop, ...settings });
  } catch (error) {
    if (work.stop.aborted) return false;
    work.log(`The scan of ${scan.account} ended: ${explain(error)}`);
    if (isLeftBehind(error)) return false;
    // runScan has recorded its own failures; this one came before it began.
    return failScan(store.db, scan, explain(error)).then(
      () => true,
      () => false,
    );
  }
  return true;
}
