import Link from "next/link";
import { formatCount, formatScore, formatShare } from "#lib/format.ts";
import type { ScanRow } from "#lib/store/views.ts";
import { GradeLetter } from "../ui/grade.tsx";
import { Time } from "../ui/time.tsx";

/** The numbers behind the trend, newest first, each with its scan. */
export function TrendTable({ scans }: { scans: readonly ScanRow[] }) {
  return (
    <details className="mt-2 text-muted">
      <summary className="w-fit cursor-pointer rounded-sm px-1 text-xs hover:text-ink">As a table</summary>
      <div className="mt-1 max-h-72 overflow-auto overscroll-contain">
        <table className="w-full text-left [&_td]:border-b [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-medium">
          <thead className="eyebrow sticky top-0 bg-paper">
            <tr>
              <th scope="col">Scan</th>
              <th scope="col">Grade</th>
              <th scope="col" className="text-right">
                Score
              </th>
              <th scope="col" className="text-right">
                Coverage
              </th>
              <th scope="col" className="text-right">
                Critical
              </th>
              <th scope="col" className="text-right">
                High
              </th>
            </tr>
          </thead>
          <tbody>
            {scans.toReversed().map(({ id, account, requestedAt, score, summary }) => (
              <tr key={id}>
                <td>
                  <Link href={`/scans/${id}?account=${account}`} className="text-accent hover:underline">
                    <Time iso={requestedAt} show="datetime" />
                  </Link>
                </td>
                <td>
                  <GradeLetter grade={score?.grade ?? null} />
                  {score?.provisional && <span className="ml-2 text-unknown">provisional</span>}
                </td>
                <td className="text-right">{score?.value == null ? "–" : formatScore(score.value)}</td>
                <td className="text-right">{score ? formatShare(score.coverage) : "–"}</td>
                <td className="text-right">{summary ? formatCount(summary.failing.critical) : "–"}</td>
                <td className="text-right">{summary ? formatCount(summary.failing.high) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
