import { findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount } from "#lib/format.ts";
import type { FindingChangeCounts, ScanSummary } from "#lib/store/views.ts";
import { changeWords } from "../findings/change-words.ts";
import { cx } from "../ui/class-names.ts";

/** What a scan changed against the one before it. */
export function ScanChanges({ summary: { changes } }: { summary: ScanSummary }) {
  if (!changes) return <span className="text-faint">first scan</span>;
  return <ChangeCounts counts={changes} />;
}

/** The counts that are not zero, in words. Lost sight is violet, never the green of what was put right. */
export function ChangeCounts({ counts }: { counts: FindingChangeCounts }) {
  const changed = findingChangeKinds.filter((kind) => counts[kind] > 0);
  if (changed.length === 0) return <span className="text-faint">no change</span>;
  return (
    <span className="flex flex-wrap gap-x-4">
      {changed.map((kind) => (
        <span key={kind} className={cx("font-medium whitespace-nowrap", changeWords[kind].tone)}>
          {formatCount(counts[kind])} {changeWords[kind].short}
        </span>
      ))}
    </span>
  );
}
