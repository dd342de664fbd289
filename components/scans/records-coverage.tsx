import { formatCount, formatShare, plural } from "#lib/format.ts";
import type { CoverageRow, RecordsScore } from "#lib/store/views.ts";
import { cx } from "../ui/class-names.ts";

/** How much of the finished jobs and idle models was judged, and what kept the rest from it; nothing when there are none. */
export function RecordsCoverage({
  records: { coverage, provisional, unknown },
  ledger,
}: {
  records: RecordsScore;
  ledger: readonly CoverageRow[];
}) {
  const leftOut = leftOutIn(ledger);
  if (coverage === null) return null;
  return (
    <p className={cx("max-w-[80ch]", provisional ? "font-medium text-unknown" : "text-muted")}>
      Records: {formatShare(coverage)} judged{provisional && ", provisional"}
      {leftOut > 0
        ? `: the cap left at least ${plural(leftOut, "job")} unread.`
        : unknown > 0
          ? `: ${formatCount(unknown)} of their verdicts ${unknown === 1 ? "is" : "are"} unknown.`
          : "."}
    </p>
  );
}

/** Jobs that the cap left unread, at least. */
export function leftOutIn(ledger: readonly CoverageRow[]): number {
  return ledger.reduce((sum, { leftOut = 0 }) => sum + leftOut, 0);
}
