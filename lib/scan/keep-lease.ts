import { AppError } from "#lib/errors.ts";
import { heartbeat, LeaseLost, leaseMs } from "#lib/store/leases.ts";
import type { Db } from "#lib/store/query.ts";
import type { ScanRecord } from "#lib/store/scan-record.ts";

const everyMs = 1_000;
/**
 * Turns without an answer after which the work is given up, before anybody else may take the scan over. Turns, not time: a process
 * that was paused asks first. What it writes meanwhile is fenced anyway.
 */
const mostMissed = leaseMs / everyMs - 5;

export interface KeptLease {
  /** Aborted when the scan was cancelled, or when it is this worker's no more: `reason` is an AppError then. */
  signal: AbortSignal;
  /** Rejects when the signal aborts because the lease is lost, even when the work hangs in a query that nobody answers. */
  lost: Promise<never>;
  stop(): void;
}

/** Renews the lease of a running scan every second until it is stopped. */
export function keepLease(db: Db, scan: ScanRecord): KeptLease {
  const abort = new AbortController();
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  const lose = (reason: AppError) => {
    abort.abort(reason);
    reject(reason);
  };
  let missed = 0;
  let isAsking = false;
  const beat = async () => {
    if (missed++ >= mostMissed) {
      return lose(
        new AppError(
          "database",
          "The scan was interrupted: the database did not answer.",
          "It goes on by itself later.",
        ),
      );
    }
    if (isAsking) return;
    isAsking = true;
    try {
      const state = await heartbeat(db, scan);
      missed = 0;
      if (state === "cancelled") abort.abort(new AppError("cancelled", "The scan was cancelled."));
      if (state === "lost") lose(new LeaseLost());
    } catch {
      // Asked again in a second, until the lease has run out.
    } finally {
      isAsking = false;
    }
  };
  const timer = setInterval(beat, everyMs);
  void beat();
  return { signal: abort.signal, lost, stop: () => clearInterval(timer) };
}
