import { AppError } from "#lib/errors.ts";
import { asOfScan, type OnShow } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { getScanRow, scanBefore } from "#lib/store/scans.ts";
import type { ScanRow } from "#lib/store/views.ts";

/** A scan that came to its end, with its place in the account. */
export interface EndedScan {
  at: OnShow;
  scan: Pick<ScanRow, "id" | "account"> & {
    startedAt: string;
    finishedAt: string;
    score: NonNullable<ScanRow["score"]>;
  };
}

/** Two scans of one account, the earlier first. */
export interface ScanPair {
  before: EndedScan;
  after: EndedScan;
}

/**
 * The scan of an account, and the earlier one that it is compared with: without `since` the one before.
 * @throws AppError `not-found` of a scan that is not the account's, did not end well or is no longer kept, `conflict` of one that has not
 * ended, `usage` of one that is not earlier
 */
export async function scanPair(
  db: Db,
  account: { id: string; currentScan: string | null },
  { scan, since }: { scan?: string | undefined; since?: string | undefined },
): Promise<ScanPair> {
  const id = scan ?? account.currentScan;
  if (id === null) throw new AppError("not-found", "There is nothing to compare yet.", "Run two scans first.");
  const after = await endedScan(db, account.id, id);
  return { before: await earlierThan(db, after.at, since ?? "previous"), after };
}

/** The scan that another one is compared with; `previous` is the one before. @throws AppError as `scanPair` does */
export async function earlierThan(db: Db, at: OnShow, since: string): Promise<EndedScan> {
  const id = since === "previous" ? await scanBefore(db, at.scan ?? "") : since;
  if (!id)
    throw new AppError("not-found", "No scan before this one is kept.", "There is nothing to compare it with yet.");
  const before = await endedScan(db, at.account, id);
  if (before.at.seq >= at.seq)
    throw new AppError("usage", `The scan ${id} is not earlier than ${at.scan}.`, "Name the later one as the scan.");
  return before;
}

async function endedScan(db: Db, account: string, id: string): Promise<EndedScan> {
  const [at, scan] = await Promise.all([asOfScan(db, id), getScanRow(db, id)]);
  if (scan?.account !== account)
    throw new AppError("not-found", `There is no scan "${id}" of ${account}.`, "The dashboard's Scans lists them.");
  if (scan.state === "queued" || scan.state === "running")
    throw new AppError("conflict", `The scan ${id} has not ended.`, "Wait until it has.");
  const { score, startedAt, finishedAt } = scan;
  if (scan.state !== "completed" || !score || !startedAt || !finishedAt)
    throw new AppError("not-found", `The scan ${id} did not come to its end.`, "Choose one that did.");
  if (!at) throw new AppError("not-found", `The findings of the scan ${id} are no longer kept.`, "Choose a later one.");
  return { at, scan: { id, account, startedAt, finishedAt, score } };
}
