import { formatCount, plural } from "#lib/format.ts";
import type { CoverageRow, RecordsScore } from "#lib/store/views.ts";
import { ShareBar } from "../ui/share-bar.tsx";
import { RecordsCoverage } from "./records-coverage.tsx";

/** In one sentence and one bar: how much of what was asked AWS answered. A line is one API action for one kind in one region. */
export function LedgerStatement({
  ledger,
  records,
}: {
  ledger: readonly CoverageRow[];
  /** Absent in scans of earlier versions. */
  records: RecordsScore | undefined;
}) {
  const count = (...statuses: string[]) => ledger.filter((row) => statuses.includes(row.status)).length;
  const [complete, partial] = [count("complete"), count("partial")];
  const blind = ledger.length - complete - partial;
  const unlisted = new Set(ledger.filter((row) => row.unlisted).map((row) => `${row.kind} ${row.region}`)).size;
  return (
    <div className="px-4 md:px-6">
      <p className="font-serif text-xl text-balance">
        {blind + partial === 0
          ? `AWS answered everything: ${plural(ledger.length, "line")} of the ledger, all complete.`
          : `${formatCount(blind + partial)} of ${plural(ledger.length, "line")} of the ledger ${blind + partial === 1 ? "is" : "are"} not complete.`}
      </p>
      <ShareBar
        className="mt-3 h-2.5 max-w-2xl"
        shares={[
          { label: "Complete", count: complete, tone: "ink" },
          { label: "Partial", count: partial, tone: "rest" },
          { label: "Not read", count: blind, tone: "unknown" },
        ]}
      />
      <p className="mt-2 flex max-w-[80ch] flex-wrap gap-x-5 text-muted">
        <span>{formatCount(complete)} complete</span>
        <span>{formatCount(partial)} partial</span>
        <span className={blind > 0 ? "font-medium text-unknown" : ""}>{formatCount(blind)} not read</span>
      </p>
      {records && <RecordsCoverage records={records} ledger={ledger} />}
      {unlisted > 0 && (
        <p className="mt-1 max-w-[80ch] text-muted">
          {unlisted === 1 ? "One list" : `${formatCount(unlisted)} lists`} failed: there may be resources that this scan
          does not know of. Every check of that kind there counts as unknown.
        </p>
      )}
    </div>
  );
}
