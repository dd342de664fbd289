import { readConfig } from "#lib/config.ts";
import { explain } from "#lib/errors.ts";
import type { Store } from "#lib/store/client.ts";
import { claimNext, releaseScan, renewQueued } from "#lib/store/leases.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";
import { noteTexts } from "#lib/store/texts.ts";
import { type WorkerSettings, workScan } from "./scan-job.ts";

export interface ScanWorker {
  /** Looks for work now instead of at the next turn. */
  look(): void;
  /** Cancels a scan that runs here; elsewhere its worker hears of it at its next heartbeat. */
  cancel(id: string): void;
  /** Pauses what runs here: whoever looks next goes on with it. */
  stop(): Promise<void>;
}

const everyMs = 2_000;
const patienceMs = 5_000;

/**
 * Runs scans in this process, a few at a time. The scans are their own queue: every worker of every process looks for one that
 * waits or that nobody renews any more, again and again, so that none is forgotten, whatever ended its worker and whenever.
 */
export function startScanWorker(store: Store, settings: WorkerSettings): ScanWorker {
  const { log } = settings;
  const { kept: atOnce } = readConfig().scansAtOnce;
  const stopping = new AbortController();
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>();
  /** Left behind when the database was away: given back as soon as it answers, without waiting for the lease to run out. */
  const left = new Set<ScanRecord>();
  let isAway = false;

  const start = (scan: ScanRecord) => {
    const abort = new AbortController();
    const done = workScan(store, scan, { cancel: abort.signal, stop: stopping.signal, ...settings }).then(
      async (hasEnded) => {
        if (!hasEnded && !stopping.signal.aborted) left.add(scan);
        await noteTexts(store.db, scan.account, stopping.signal).catch((error: unknown) => {
          log(`Searches of ${scan.account} are slow: ${explain(error)}`);
        });
        if (running.get(scan.id)?.abort === abort) running.delete(scan.id);
      },
    );
    running.set(scan.id, { abort, done });
  };

  const takeUp = async () => {
    for (const scan of left) {
      await releaseScan(store.db, scan);
      left.delete(scan);
    }
    await renewQueued(store.db);
    while (running.size < atOnce && !stopping.signal.aborted) {
      const scan = await claimNext(store.db, `worker-${process.pid}`, store.kind !== "server");
      if (!scan) return;
      start(scan);
    }
  };

  let looking: Promise<void> | undefined;
  /** What was asked for during a look may have come after what that look saw. */
  let isAskedAgain = false;
  const look = () => {
    if (looking) {
      isAskedAgain = true;
      return;
    }
    looking = takeUp()
      .then(
        () => {
          isAway = false;
        },
        (error: unknown) => {
          if (!isAway) log(`Scans cannot be taken up: ${explain(error)}`);
          isAway = true;
        },
      )
      .finally(() => {
        looking = undefined;
        if (isAskedAgain && !isAway && !stopping.signal.aborted) {
          isAskedAgain = false;
          look();
        }
      });
  };
  const timer = setInterval(look, everyMs);
  look();

  return {
    look,
    cancel: (id) => running.get(id)?.abort.abort(),
    async stop() {
      clearInterval(timer);
      stopping.abort();
      const ended = Promise.all([looking, ...[...running.values()].map(({ done }) => done)]);
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
    },
  };
}
