import { atMost } from "#lib/at-most.ts";
import { AppError, explain } from "#lib/errors.ts";
import { endWatch } from "#lib/scan/end-watch.ts";
import type { Store } from "#lib/store/client.ts";
import { dueScanSchedules, takeScanTurn } from "#lib/store/scan-schedules.ts";
import { unfinishedScanOf } from "#lib/store/scans.ts";
import { beginScheduled, passOver, type WaitingScan, waitingScans } from "#lib/store/scheduled-scans.ts";
import type { ScanOptions } from "#lib/store/views.ts";
import { nextTime } from "./cadence.ts";
import { Loop } from "./loop.ts";

export interface ScanScheduleSettings {
  /** What scans are asked for unless a schedule says otherwise. */
  scan: Pick<ScanOptions, "horizonDays" | "cap">;
  /** Tells the worker of this process that a watch is to end. */
  cancel(scan: string): void;
  /** A scan of the account is queued. */
  started(account: string): Promise<void>;
}

/** Watches that are ended at once: each takes seconds. */
const atOnce = 4;

/** Starts the scans of schedules whose time has come: of several processes one starts each, and what one leaves behind another takes up. */
export function startScanSchedules(
  store: Pick<Store, "db">,
  settings: ScanScheduleSettings,
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const starting = new Loop("Scans on a schedule cannot be started", signal, log, () =>
    startWaiting(store, settings, signal),
  );
  const following = new Loop("Schedules of scans cannot be followed", signal, log, async () => {
    await askForDueScans(store).finally(() => starting.look());
  });
  return {
    async stop() {
      stopping.abort();
      await Promise.all([following.done, starting.done]);
    },
  };
}

/** Notes what is due; of times that passed while nobody looked, one. @throws what is wrong with a schedule, when all others have had their turn */
export async function askForDueScans({ db }: Pick<Store, "db">, now = new Date()): Promise<void> {
  const wrong: Error[] = [];
  for (const due of await dueScanSchedules(db, now.toISOString())) {
    try {
      await takeScanTurn(db, due, nextTime(due, now));
    } catch (error) {
      wrong.push(new Error(`The schedule of ${due.account ?? "every account"}: ${explain(error)}`, { cause: error }));
    }
  }
  if (wrong[0]) throw wrong[0];
}

/** Starts what waits to be started. A watch ends for it, as for a scan that somebody asks for; a scan does not. */
export async function startWaiting(
  { db }: Pick<Store, "db">,
  { scan, cancel, started }: ScanScheduleSettings,
  signal: AbortSignal,
): Promise<void> {
  const wrong: unknown[] = [];
  const begin = async (waiting: WaitingScan) => {
    const { account, regions, horizonDays, cap } = waiting;
    await endWatch(db, account, cancel);
    const asked = { ...(horizonDays !== null && { horizonDays }), ...(cap !== null && { cap }) };
    try {
      if (await beginScheduled(db, waiting, { ...scan, regions, ...asked })) await started(account);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
      // One that has ended meanwhile, and a watch that takes its time, are waited for.
      const other = await unfinishedScanOf(db, account);
      if (other && !other.isWatch) await passOver(db, waiting, "Another scan of the account was under way.");
    }
  };
  await atMost(atOnce, await waitingScans(db), async (waiting) => {
    if (!signal.aborted) await begin(waiting).catch((error: unknown) => void wrong.push(error));
  });
  if (wrong.length > 0) throw wrong[0];
}
