import Link from "next/link";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount } from "#lib/format.ts";
import type { ScanSummary } from "#lib/store/views.ts";
import { changeWords } from "../findings/change-words.ts";
import { cx } from "../ui/class-names.ts";

/** What a scan changed among live findings, one count for each way; each opens the list behind it. */
export function ChangeList({
  changes,
  hrefOf,
}: {
  changes: NonNullable<ScanSummary["changes"]>;
  /** Where the findings of a change are listed; null where they are no longer kept. */
  hrefOf: ((change: FindingChangeKind) => string) | null;
}) {
  return (
    <ul className="grid grid-cols-2 gap-px border-b bg-line sm:grid-cols-3 lg:grid-cols-6">
      {findingChangeKinds.map((kind) => {
        // Summaries of earlier versions do not have every count.
        const count = changes[kind] ?? 0;
        const { long, tone } = changeWords[kind];
        const content = (
          <>
            <span className={cx("font-serif text-xl", count > 0 ? tone : "text-faint")}>{formatCount(count)}</span>
            <span className={cx("block", count === 0 ? "text-faint" : hrefOf && "text-accent")}>{long}</span>
          </>
        );
        return (
          <li key={kind} className="bg-paper">
            {hrefOf && count > 0 ? (
              <Link href={hrefOf(kind)} className="block h-full px-4 py-2 -outline-offset-2 hover:bg-hover">
                {content}
              </Link>
            ) : (
              <div className="h-full px-4 py-2">{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
