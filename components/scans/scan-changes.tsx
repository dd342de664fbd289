import { formatCount } from "#lib/format.ts";
import type { ScanSummary } from "#lib/store/views.ts";

/** What a scan changed against the one before it. */
export function ScanChanges({ summary: { changes } }: { summary: ScanSummary }) {
  if (!changes) return <span className="text-faint">first scan</span>;
  const parts: [count: number, word: string, tone: string][] = [
    [changes.new, "new", "font-medium text-critical"],
    [changes.regressed, "back again", "font-medium text-critical"],
    [changes.fixed, "fixed", "font-medium text-pass"],
    [changes.gone, "gone", "font-medium text-muted"],
    [changes["newly-unknown"], "newly unknown", "font-medium text-unknown"],
    [changes["newly-readable"], "newly readable", "font-medium text-muted"],
  ];
  const changed = parts.filter(([count]) => count > 0);
  if (changed.length === 0) return <span className="text-faint">no change</span>;
  return (
    <span className="flex flex-wrap gap-x-4">
      {changed.map(([count, word, tone]) => (
        <span key={word} className={tone}>
          {formatCount(count)} {word}
        </span>
      ))}
    </span>
  );
}
