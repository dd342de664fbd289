import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "#lib/store/query.ts";
import { requestCancel, unfinishedScanOf } from "#lib/store/scans.ts";

/** How long a watch may take to end when somebody wants something else of the account. */
const patienceMs = 15_000;

/**
 * Ends the watch of an account that is under way: whoever asks for a scan, or to remove the account, goes before. What was due stays due.
 * @param cancel tells a worker of this process; of others the worker finds the request
 */
export async function endWatch(db: Db, account: string, cancel: (id: string) => void = () => undefined): Promise<void> {
  const until = Date.now() + patienceMs;
  const asked = new Set<string>();
  while (Date.now() < until) {
    const scan = await unfinishedScanOf(db, account);
    if (!scan?.isWatch) return;
    // Another may have been queued meanwhile.
    if (!asked.has(scan.id)) await requestCancel(db, scan.id);
    asked.add(scan.id);
    cancel(scan.id);
    await sleep(100);
  }
}
