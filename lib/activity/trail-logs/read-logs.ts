import { atMost } from "#lib/at-most.ts";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { CallFailed, credentialsEnded, failureBehind } from "#lib/aws/guard.ts";
import type { Failure } from "#lib/readings/reading.ts";
import { ReadingStopped } from "../sync.ts";
import { type ListedLog, LogBucket } from "./bucket.ts";
import { daysToRead, isOver, settledAt } from "./days.ts";
import { dayFolder, dayOf } from "./place.ts";
import { readLog, readLogAgain } from "./read-log.ts";
import type { LogsReading, Run } from "./run.ts";
import type { LogDay, SkippedLog } from "./store.ts";

export interface LogsResult {
  /** Files and events that this reading added. */
  files: number;
  saved: number;
  isUnfinished: boolean;
  failure: Failure | null;
}

const mostFilesAtOnce = 5_000;
/** Files that are read before it is remembered which: so many are read again where a reading is cut off. */
const chunkSize = 32;
const atOnce = 4;
/** A bad file may have been caught while a disk or a network was at fault. */
const mostTries = 3;
/**
 * So many refusals without a log that could be read are a missing permission or a key of a time, and not files of their own: the rest of
 * the day is left, and so many days are the end of a reading where no log of the region was ever read.
 */
const mostDenied = 8;
/** Bad files of one day that are remembered by name. */
const mostNamed = 100;

const archived = new Set(["GLACIER", "DEEP_ARCHIVE"]);

/** A day after its bad files were asked for once more, and whether one of them is still refused. */
interface Again {
  day: LogDay;
  isRefused: boolean;
}

/**
 * Saves the events of those logs of one region that were not read yet, the newest day first. Cut off at any point it loses nothing.
 * @throws for an abort, for credentials that ended, and what the store throws.
 */
export async function readLogs(reading: LogsReading): Promise<LogsResult> {
  const { pool, logs, bucketRegion, region, store, signal } = reading;
  const bucket = new LogBucket(pool, logs, { region: bucketRegion, signal });
  const startedAt = (reading.now?.() ?? new Date()).getTime();
  const counts = { files: 0, saved: 0, deniedInRow: 0, daysLeft: 0, hasRead: false, denied: undefined };
  const run: Run = { ...reading, bucket, startedAt, callers: new Set(), ...counts };
  await store.begin(region);
  const outcome = { failure: null as Failure | null, isUnfinished: false };
  try {
    outcome.isUnfinished = await readDays(run);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CallFailed && error.failure.class === "expired") {
      const [failure = null] = await run.clean([error.failure]);
      await store.end(region, { calls: bucket.calls, failure, isUnfinished: false });
      throw credentialsEnded(error.cause);
    }
    if (error instanceof ReadingStopped) outcome.failure = error.failure;
    else if (error instanceof CallFailed || error instanceof MalformedAnswer)
      outcome.failure = failureBehind(error, bucket.ledger.lastAction);
    else throw error;
  }
  const [failure = null] = await run.clean([outcome.failure ?? run.denied ?? null]);
  outcome.failure = failure;
  await store.end(region, { calls: bucket.calls, ...outcome });
  return { files: run.files, saved: run.saved, ...outcome };
}

/** Answers whether something was left for the next reading. */
async function readDays(run: Run): Promise<boolean> {
  const { store, region, days, startedAt } = run;
  const before = await store.before(region);
  const floor = days === "all" ? "" : dayOf(startedAt - days * 24 * 60 * 60_000);
  const known = new Map(before.days.map((one) => [one.day, one]));
  const wanted = await daysToRead(run.bucket, { region, before, floor, now: startedAt });
  run.hasRead = before.days.some(({ files }) => files > 0);
  for (const day of wanted) {
    run.callers = await store.callers();
    if (await readDay(run, await tryAgain(run, known.get(day) ?? emptyDay(day)))) return true;
    if (run.daysLeft >= mostDenied) stopIfNothingIsRead(run);
  }
  for (const day of before.days) {
    if (wanted.includes(day.day) || day.day < floor) continue;
    const again = await tryAgain(run, day);
    // Of one that was left before its end.
    if (!again.day.isClosed && (await readDay(run, again))) return true;
  }
  if (run.daysLeft > 0) stopIfNothingIsRead(run);
  const done = { settledTo: settledAt(startedAt), floor, readTo: new Date(startedAt).toISOString() };
  await store.finish(region, done);
  return false;
}

function emptyDay(day: string): LogDay {
  return { day, last: null, read: [], skipped: [], files: 0, foreign: 0, left: 0, isClosed: false };
}

/**
 * While others may come to it, all of a day is listed and what was read of it is remembered by name: files are named by the minute of
 * their delivery, and nothing promises that they appear in that order. Of a day that is over, how far it was read is enough.
 */
async function readDay(run: Run, { day: before, isRefused }: Again): Promise<boolean> {
  let day = before;
  // After a day that was refused one file shows whether this one is.
  let size = run.deniedInRow >= mostDenied ? 1 : chunkSize;
  const isLast = isOver(day.day, run.startedAt);
  const byName = !isLast || day.read.length > 0;
  const known = new Set([...day.read, ...day.skipped.map(({ file }) => file)]);
  for await (const page of run.bucket.files(dayFolder(run.region, day.day), byName ? null : day.last)) {
    const fresh = page.filter(({ file }) => !known.has(file) && isLogOf(run, file));
    for (let at = 0; at < fresh.length; ) {
      const chunk = fresh.slice(at, at + size);
      const files = chunk.map(({ file }) => file);
      const { day: next, refused } = await readFiles(run, day, chunk);
      const isLeft = refused > 0 && run.deniedInRow >= mostDenied;
      if (isLeft && !isRefused) run.daysLeft++;
      // Those whose names are kept no more would never be asked for again.
      if (isLeft && next.left > day.left) return false;
      day = byName ? { ...next, read: [...day.read, ...files] } : { ...next, last: files.at(-1) ?? day.last };
      // Those alone that are new: a busy day has thousands.
      await run.store.keep(run.region, day, byName ? files : []);
      if (isLeft) return false;
      if (run.files >= (run.mostFiles ?? mostFilesAtOnce)) return true;
      at += size;
      size = chunkSize;
    }
  }
  if (isLast) await run.store.keep(run.region, { ...day, last: null, isClosed: true }, []);
  return false;
}

/** `<account>_CloudTrail_<region>_20261127T0930Z_<unique>.json.gz`: what else somebody put there is no log. */
function isLogOf({ account, region }: Run, file: string): boolean {
  return file.startsWith(`${account}_CloudTrail_${region}_`) && /^[\w.-]{1,200}\.json\.gz$/.test(file);
}

/** Reads files of a day, several at once; answers the day with what came of them. What is archived takes no call. */
async function readFiles(
  run: Run,
  day: LogDay,
  chunk: readonly ListedLog[],
): Promise<{ day: LogDay; refused: number }> {
  let { files: read, foreign, left } = day;
  let refused = 0;
  const skipped: SkippedLog[] = [...day.skipped];
  await atMost(atOnce, chunk, async ({ file, object }) => {
    if (archived.has(object.StorageClass ?? "")) {
      left++;
      return;
    }
    const got = await readLog(run, dayFolder(run.region, day.day), file);
    if (got === "gone") return;
    run.deniedInRow = got.isDenied ? run.deniedInRow + 1 : 0;
    if (got.isDenied) refused++;
    if (got.why === undefined) {
      read++;
      foreign += got.foreign;
    } else if (skipped.length >= mostNamed) left++;
    else skipped.push({ file, why: got.why, tries: got.isDenied ? 0 : 1, isDenied: got.isDenied });
  });
  skipped.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { day: { ...day, files: read, foreign, left, skipped }, refused };
}

/** Reads what was passed over before. Of what was refused the first that still is shows that the others may be. */
async function tryAgain(run: Run, day: LogDay): Promise<Again> {
  let now = day;
  let isRefused = false;
  for (const one of day.skipped) {
    if (one.isDenied ? isRefused : one.tries >= mostTries) continue;
    const got = await readLogAgain(run, dayFolder(run.region, day.day), one.file);
    const rest = now.skipped.filter(({ file }) => file !== one.file);
    if (got === "gone") now = { ...now, skipped: rest };
    else if (got.why === undefined)
      now = { ...now, skipped: rest, files: now.files + 1, foreign: now.foreign + got.foreign };
    else {
      const tries = one.tries + (got.isDenied ? 0 : 1);
      now = { ...now, skipped: [...rest, { file: one.file, why: got.why, tries, isDenied: got.isDenied }] };
      isRefused ||= got.isDenied;
    }
    await run.store.keep(run.region, now, []);
  }
  return { day: now, isRefused };
}

/** Where no log of a region was ever read, a permission is missing. */
function stopIfNothingIsRead({ hasRead, denied }: Run): void {
  if (!hasRead && denied) throw new ReadingStopped(denied);
}
