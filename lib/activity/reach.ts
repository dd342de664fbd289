import { formatDateTime } from "#lib/format.ts";
import type { Coverage, CoverageStatus } from "#lib/readings/coverage.ts";
import type { SyncPoint } from "#lib/store/views.ts";
import { activityActions } from "./lookup-events.ts";
import { globalSourcesOf, isOfSageMaker, sourcesOf } from "./sources.ts";
import { activityKind } from "./sync.ts";

/** How far the events of one region are known. */
export interface RegionReach {
  region: string;
  /** Until when everything was read; null when it never was. */
  readTo: string | null;
  /** What is missing and why, as a sentence; null when nothing is. */
  gap: string | null;
  /** The same as a line of the coverage ledger. */
  coverage: Coverage;
}

/** What is being read now and was read so lately is no further behind than between two readings. */
const recentMs = 30 * 60_000;

/** A sync that has not done anything for so long will not: single calls end within minutes, retries included. */
const silentMs = 10 * 60_000;

/** How far the events of a region are known at `now`: SageMaker's, where they are read, and what is missing of any source. */
export function reachOf(region: string, points: readonly SyncPoint[], now: Date): RegionReach {
  const begun = points
    .filter((one) => one.region === region)
    .sort((one, other) => ((one.readTo ?? "") < (other.readTo ?? "") ? -1 : 1));
  const main = begun.find(isOfSageMaker);
  const own = begun.length === 0 ? [] : [...begun, ...notBegun(region, begun, main !== undefined)];
  // SageMaker's gap goes before that of others.
  const behind = [...(main ? [main] : []), ...own].filter((one) => gapOf(one, now) !== null);
  const point = behind[0] ?? main ?? own[0];
  const gap = point ? told(behind, now) : `No event of ${region} was read: no reading of CloudTrail has begun there.`;
  const readTo = (main ?? point)?.readTo ?? null;
  const known =
    point?.coverage ?? withoutOutcome(region, gap === null ? "complete" : hasSome(point) ? "partial" : "failed");
  return {
    region,
    readTo,
    gap,
    // The call alone says what failed now, not what is here from before: the note does, and `unlisted` would hide it.
    coverage: { ...known, unlisted: false, note: gap ?? `Read until ${formatDateTime(readTo ?? "")}.` },
  };
}

/** The services whose turn has not come, in a region that is the account's own or is read for what has no region. */
function notBegun(region: string, begun: readonly SyncPoint[], isOwn: boolean): SyncPoint[] {
  const known = new Set(begun.map(({ source }) => source));
  return (isOwn ? sourcesOf(region) : globalSourcesOf(region, []))
    .filter(({ source }) => !known.has(source))
    .map(({ source }) => ({ region, source, readTo: null, reached: null, touchedAt: null, coverage: null }));
}

/** The sentence about the first, and which others are not all here. */
function told([first, ...others]: readonly SyncPoint[], now: Date): string | null {
  if (!first) return null;
  const sources = new Set(others.map(({ source }) => source));
  sources.delete(first.source);
  const rest = [...sources].map((source) => source.split(".")[0]);
  const named = rest.length > 3 ? `${rest.length} other services` : rest.join(", ");
  const more = rest.length > 0 ? ` Nor was all read of ${named}.` : "";
  return `${gapOf(first, now)}${more}`;
}

function hasSome(point: SyncPoint | undefined): boolean {
  return point !== undefined && (point.readTo !== null || point.reached !== null);
}

/** The line of a sync that is under way, or was cut off, or never began. */
function withoutOutcome(region: string, status: CoverageStatus): Coverage {
  return { region, kind: activityKind, action: activityActions[0], status, calls: 0, failures: 0, unlisted: false };
}

function gapOf(point: SyncPoint, now: Date): string | null {
  const why = cause(point, now);
  return why && `${missing(point)}: ${why}.`;
}

/** What is not here. A sync reads backwards: cut short it leaves a hole between what it has and what was here before. */
function missing(point: SyncPoint): string {
  const { readTo, reached, coverage } = point;
  const service = isOfSageMaker(point) ? "" : `${point.source} in `;
  const region = `${service}${point.region}`;
  if (coverage?.status === "partial" && !reached) return `Not every event of ${region} could be kept`;
  const saved = reached && `from ${formatDateTime(reached.oldest)} to ${formatDateTime(reached.newest)}`;
  if (readTo === null)
    return saved ? `Of ${region} only the events ${saved} were read` : `No event of ${region} was read`;
  const since = `Events of ${region} after ${formatDateTime(readTo)}`;
  return saved ? `${since} were not all read, only those ${saved}` : `${since} were not read`;
}

/** Why the latest sync did not come to its end; null when it did. */
function cause({ readTo, reached, touchedAt, coverage }: SyncPoint, now: Date): string | null {
  const when = touchedAt ? ` on ${formatDateTime(touchedAt)}` : "";
  if (coverage === null) {
    if (touchedAt === null && readTo === null && !reached) return "no reading of it has begun";
    if (touchedAt === null && readTo !== null && !reached) return null;
    const isRecent = readTo !== null && now.getTime() - Date.parse(readTo) < recentMs;
    const isSilent = touchedAt === null || now.getTime() - Date.parse(touchedAt) > silentMs;
    if (!isSilent && isRecent && !reached) return null;
    return isSilent ? `the reading was cut off${when}, and the next one goes on from there` : "they are being read now";
  }
  if (coverage.status === "complete") return null;
  if (coverage.status === "partial" && reached) return "its history is long, and the next reading goes on from there";
  if (coverage.status === "partial") return (coverage.note ?? "some came without an id or a time").replace(/\.$/, "");
  const {
    class: kind = "other",
    action,
    code = "no answer",
    message = "",
  } = coverage.failure ?? { action: coverage.action };
  if (kind === "denied") return `${action} was denied (${code})${when}`;
  return `${action} gave ${code}${when}${message ? ` (${message.slice(0, 200).replace(/\.$/, "")})` : ""}`;
}
