import { formatCount, plural } from "#lib/format.ts";
import type { ScanSchedule, ScheduledScan } from "#lib/store/scan-schedule-views.ts";

/** What became of the scan of one account, in a word or two. */
export function outcomeOf({ scan, state, why }: ScheduledScan): string {
  if (scan === null) return why === null ? "about to start" : "not started";
  return state ?? "not kept any more";
}

/** How a schedule's last time went: `2 completed, 1 not started`. */
export function lastWords(last: readonly ScheduledScan[]): string {
  const counts = Map.groupBy(last, outcomeOf);
  if (last.length === 1) return [...counts.keys()].join("");
  return [...counts].map(([outcome, scans]) => `${scans.length} ${outcome}`).join(", ");
}

/** Where it looks and how far back. */
export function reachWords({
  regions,
  horizonDays,
  cap,
}: Pick<ScanSchedule, "regions" | "horizonDays" | "cap">): string {
  const where = regions === null ? "own regions" : regions === "all" ? "all regions" : regions.join(", ");
  const jobs =
    horizonDays === null
      ? "as the settings say"
      : horizonDays === "all"
        ? "all of them"
        : `of the last ${plural(horizonDays, "day")}`;
  const most = typeof cap === "number" ? `, at most ${formatCount(cap)} of a kind` : "";
  return `${where} · finished jobs ${jobs}${most}`;
}
