import { formatDate, formatDateTime, plural } from "#lib/format.ts";
import type { Coverage, CoverageStatus } from "#lib/readings/coverage.ts";
import { missingPermission } from "#lib/readings/reading.ts";
import type { LogPoint } from "#lib/store/views.ts";
import { trailLogActions } from "./bucket.ts";
import { dayOf, endOf } from "./place.ts";

/** What the logs of one region gave. */
export interface LogReach {
  region: string;
  /** What was read, as sentences. Names in it are untrusted text. */
  told: string;
  /** What of it is missing and why; null when nothing is. */
  gap: string | null;
  /** The same as a line of the coverage ledger. */
  coverage: Coverage;
}

/** A reading that has not done anything for so long will not: one file takes seconds, retries included. */
const silentMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

/**
 * What was read of a region's logs at `now`: from when to when, and what was passed over. Logs add events, and prove nothing of a time without.
 * @param followedSince when CloudTrail's own history of the region begins that was read, of whichever sources, if any was.
 */
export function logReachOf(point: LogPoint, now: Date, followedSince?: string): LogReach {
  const { region, outcome } = point;
  const { empty, unknown } = holes(point);
  const gaps = [stopped(point, now), skipped(point), unknown, before(point, followedSince)].filter(
    (one) => one !== null,
  );
  const told = [read(point), ...(empty === null ? [] : [empty]), ...gaps, ...foreign(point)].join(" ");
  const failure = outcome?.failure ?? undefined;
  const calls = { calls: outcome?.calls ?? 0, failures: failure ? 1 : 0, unlisted: false };
  return {
    region,
    told,
    gap: gaps.length > 0 ? `Logs in ${point.place}${region}/: ${gaps.join(" ")}` : null,
    coverage: {
      ...{ region, kind: "trail-log", action: failure?.action ?? trailLogActions[0], ...calls },
      status: statusOf(point, gaps.length > 0),
      ...(failure && { failure }),
      note: told,
    },
  };
}

function statusOf({ outcome, days }: LogPoint, hasGaps: boolean): CoverageStatus {
  if (!hasGaps) return "complete";
  if (days.length > 0 || !outcome?.failure) return "partial";
  return outcome.failure.class === "denied" ? "denied" : "failed";
}

function read({ region, place, days, passedOver, files, readTo, floor }: LogPoint): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    if (passedOver.length > 0) return `There are logs of ${region} in ${place}, and none of them was read.`;
    if (readTo === null) return `No log of ${region} in ${place} was read.`;
    // What is older than events are kept was not asked for.
    const since = floor ? ` since ${formatDate(floor)}` : "";
    return `There is no log of ${region}${since} in ${place}, as of ${formatDateTime(readTo)}.`;
  }
  const until = readTo === null ? "" : `, as of ${formatDateTime(readTo)}`;
  return `Logs of ${region} in ${place} were read from ${formatDate(first)} to ${formatDate(last)}${until}: ${plural(files, "file")}.`;
}

/** Why the latest reading did not come to its end. */
function stopped({ outcome, touchedAt }: LogPoint, now: Date): string | null {
  if (outcome === null) {
    const isSilent = touchedAt === null || now.getTime() - Date.parse(touchedAt) > silentMs;
    return isSilent
      ? "The latest reading was cut off, and the next one goes on from there."
      : "They are being read now.";
  }
  const { failure, isUnfinished } = outcome;
  if (!failure) return isUnfinished ? "There are many, and the next reading goes on from there." : null;
  const when = touchedAt ? ` on ${formatDateTime(touchedAt)}` : "";
  if (failure.class !== "denied") {
    const why = failure.message ? ` (${failure.message.slice(0, 200).replace(/\.$/, "")})` : "";
    return `${failure.action} gave ${failure.code}${when}${why}.`;
  }
  return `${failure.action} was denied (${failure.code})${when}: allow ${missingPermission(failure)}, in the role's policy and where the bucket or its key has one of its own.`;
}

/** A file that was passed over is told by its name: whoever looks for what was in it has to know which it is. */
function skipped({ skipped: count, left, named, passedOver }: LogPoint): string | null {
  if (count === 0) return null;
  const names = named.map(({ file, why }) => `${file}: ${why.replace(/\.$/, "")}`);
  const rest = count - left - named.length;
  const all = [
    ...names,
    ...(rest > 0 ? [plural(rest, "more much like it", "more much like them")] : []),
    ...(left > 0 ? [`${plural(left, "file is", "files are")} archived, or beyond those whose names are kept`] : []),
  ];
  const whole = passedOver.length > 0 ? ` Of ${daysAmong(passedOver)} no log was read.` : "";
  return `${plural(count, "file was", "files were")} passed over (${all.join("; ")}).${whole}`;
}

/**
 * Days between those that were read. A trail writes no file where nothing is called; one that was stopped writes none either, and nobody can
 * tell which it was. Of what no reading has come to yet not even that can be said: they go from the newest day back, and are cut off.
 */
function holes({ days, passedOver, readTo, floor }: LogPoint): { empty: string | null; unknown: string | null } {
  const over = new Set(passedOver);
  const until = readTo === null ? "" : dayOf(Date.parse(readTo));
  const empty: string[] = [];
  const unknown: string[] = [];
  for (const [at, day] of days.entries()) {
    const next = days[at + 1];
    if (next === undefined) continue;
    for (let time = Date.parse(day) + dayMs; time < Date.parse(next); time += dayMs) {
      const one = dayOf(time);
      if (!over.has(one)) (one < until && one >= (floor ?? "") ? empty : unknown).push(one);
    }
  }
  return {
    empty:
      empty.length > 0
        ? `Between them there is no log of ${daysAmong(empty)}: nothing was called there, the trail did not record it, or its logs were taken away.`
        : null,
    unknown:
      unknown.length > 0 ? `Whether there are logs of ${daysAmong(unknown)} between them is not known yet.` : null,
  };
}

function daysAmong(days: readonly string[]): string {
  const [first = ""] = days;
  return days.length === 1 ? formatDate(first) : `${plural(days.length, "day")} (the first ${formatDate(first)})`;
}

/** Logs that end before the history begins leave a time of which nothing is known. */
function before({ days }: LogPoint, followedSince: string | undefined): string | null {
  const last = days.at(-1);
  if (last === undefined || followedSince === undefined || endOf(last) >= Date.parse(followedSince)) return null;
  return `From their end to ${formatDate(followedSince)}, where CloudTrail's own history begins, nothing was read.`;
}

function foreign({ foreign: count }: LogPoint): string[] {
  return count > 0
    ? [`${plural(count, "event")} of other accounts stood among them and ${count === 1 ? "was" : "were"} not kept.`]
    : [];
}
