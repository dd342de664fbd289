import { formatCount, formatShare, plural } from "#lib/format.ts";
import { ShareBar } from "../ui/share-bar.tsx";
import { countOf } from "../ui/verdict.tsx";
import { type CheckRow, passRate } from "./check-row.ts";

type Results = Omit<CheckRow, "controls">;

/** How a check's live findings fall: the share that passes, and the whole as a bar. */
export function CheckResults({ check }: { check: Results }) {
  const rate = passRate(check);
  if (rate === null) return <span className="text-faint">nothing to judge</span>;
  return (
    <span className="grid w-full grid-cols-[3rem_minmax(0,1fr)] items-center gap-3">
      <span className={check.fail > 0 ? "font-medium" : "text-muted"}>{formatShare(rate)}</span>
      <ShareBar
        shares={[
          { label: "Pass", count: check.pass, tone: "pass" },
          { label: "Unknown", count: check.unknown, tone: "unknown" },
          { label: "Fail", count: check.fail, tone: check.severity },
        ]}
      />
    </span>
  );
}

/** The counts behind it, in words. */
export function CheckCounts({ check }: { check: Results }) {
  const counts: [words: string, tone: string][] = [
    [countOf("fail", check.fail), check.fail > 0 ? "font-medium" : "text-faint"],
    ...(check.waived > 0 ? [[`${formatCount(check.waived)} of them waived`, "text-muted"] as [string, string]] : []),
    [countOf("unknown", check.unknown), check.unknown > 0 ? "font-medium text-unknown" : "text-faint"],
    [countOf("pass", check.pass), check.pass > 0 ? "text-pass" : "text-faint"],
    [countOf("not-applicable", check.notApplicable), "text-faint"],
    [plural(check.recordFail, "failing record"), "text-faint"],
  ];
  return (
    <ul className="flex flex-wrap gap-x-5">
      {counts.map(([words, tone]) => (
        <li key={words} className={tone}>
          {words}
        </li>
      ))}
    </ul>
  );
}
