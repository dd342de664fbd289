import { AppError, explain } from "#lib/errors.ts";
import { runScan } from "#lib/scan/run.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { claimScan, failScan } from "#lib/store/scans.ts";
import { sessionFor } from "./sessions.ts";

/** Runs one queued scan in this process, unless another worker holds it or it has ended. */
export async function workScan(
  store: Store,
  id: string,
  signals: { cancel: AbortSignal; stop: AbortSignal; log(message: string): void },
): Promise<void> {
  const scan = await claimScan(store.db, id, `worker-${process.pid}`, store.kind !== "server");
  if (!scan) return;
  try {
    const account = await getAccount(store.db, scan.account);
    if (!account) throw new AppError("not-found", `There is no account ${scan.account}.`);
    const session = await sessionFor(account.connection);
    await runScan(store.db, scan, { session, signal: signals.cancel, pause: signals.stop, log: signals.log });
  } catch (error) {
    if (signals.stop.aborted) return;
    // runScan has recorded its own failures; this one came before it began.
    await failScan(store.db, id, explain(error)).catch(() => undefined);
    signals.log(`The scan of ${scan.account} ended: ${explain(error)}`);
  }
}
