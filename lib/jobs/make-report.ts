import { createHash } from "node:crypto";
import type { Place } from "#lib/bundles/signing-key.ts";
import { AppError } from "#lib/errors.ts";
import type { Piece } from "#lib/reports/format.ts";
import { reportFile } from "#lib/scan/report-file.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { lastMade, type ReportInHand, reportFailed, reportMade, storePiece } from "#lib/store/kept-reports.ts";
import type { Db } from "#lib/store/query.ts";
import type { KeptReport } from "#lib/store/report-views.ts";
import type { AccountView } from "#lib/store/views.ts";
import { askedReport, sinceLastReport } from "./report-request.ts";

/** Of a piece as it is stored. */
const pieceBytes = 256 * 1024;
/** A file that is longer is for the command line, which writes it where there is room. */
const longest = 512 * 2 ** 20;

/**
 * Makes a report that was asked for, and keeps its bytes. What cannot be made for a reason that a person can do something about is noted as
 * failed, and why.
 * @throws whatever else ends it: it is tried again
 */
export async function makeReport(db: Db, report: ReportInHand, place: Place, signal: AbortSignal): Promise<void> {
  try {
    const { made, scans } = await written(db, report, place, signal);
    await reportMade(db, report, { made, scans });
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError) || error.code === "database") throw error;
    await reportFailed(db, report, [error.message, error.advice].filter(Boolean).join(" "));
  }
}

async function written(db: Db, report: ReportInHand, place: Place, signal: AbortSignal) {
  const { of, query } = askedReport(report.request);
  const accounts = await accountsAsked(db, query.account);
  const since = "since" in query && query.since === sinceLastReport ? await sinceLast(db, report) : {};
  const { file, mediaType, scans, pieces } = await reportFile(db, of, query, { accounts, place, ...since });
  const hash = createHash("sha256");
  let size = 0;
  let number = 0;
  for await (const bytes of gathered(pieces)) {
    signal.throwIfAborted();
    hash.update(bytes);
    size += bytes.byteLength;
    if (size > longest)
      throw new AppError(
        "usage",
        `The report is longer than ${longest / 2 ** 20} MB, which is the most that is kept.`,
        "Narrow it, or write it with sagewarden report.",
      );
    if (!(await storePiece(db, report, number++, bytes)))
      throw new AppError("cancelled", "The report was removed while it was made.");
  }
  return { made: { file, mediaType, size, sha256: hash.digest("hex") }, scans };
}

/** Since the scan that the schedule's last report told of; where it told of none, since the scan before. */
async function sinceLast(db: Db, { id, schedule }: KeptReport): Promise<{ sinceOf: (account: string) => string }> {
  const last = schedule === null ? undefined : await lastMade(db, schedule, id);
  return { sinceOf: (account) => last?.scans[account] ?? "previous" };
}

/** Those that are named, else all of them. @throws AppError `not-found` */
export async function accountsAsked(db: Db, named: readonly string[] | undefined): Promise<AccountView[]> {
  const known = await listAccounts(db);
  if (known.length === 0) throw new AppError("not-found", "There is no account yet.", "Add one.");
  if (!named?.length) return known;
  return [...new Set(named)].map((id) => {
    const account = known.find((one) => one.id === id);
    if (!account) throw new AppError("not-found", `There is no account ${id} any more.`, "Leave it out.");
    return account;
  });
}

/** Pieces of one length, but for the last. */
async function* gathered(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let rest: Uint8Array = typeof piece === "string" ? Buffer.from(piece) : piece;
    while (length + rest.byteLength >= pieceBytes) {
      const room = pieceBytes - length;
      yield Buffer.concat([...parts, rest.subarray(0, room)]);
      rest = rest.subarray(room);
      parts = [];
      length = 0;
    }
    parts.push(rest);
    length += rest.byteLength;
  }
  if (length > 0) yield Buffer.concat(parts);
}
