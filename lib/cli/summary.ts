import { type Severity, severities } from "#lib/checks/define.ts";
import { formatScore, formatShare } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import type { ScanView } from "#lib/store/views.ts";
import { type Account, labelOf, type Missed } from "./accounts.ts";

export type Result = Pick<ScanView, "score" | "summary"> & {
  /** Of what fails, what is new: when nothing else is to count. */
  newFailing?: Record<Severity, number>;
  /** Of what fails, what nobody accepted: where somebody accepted anything. */
  notAccepted?: Record<Severity, number>;
};

/** Of live resources or of records, whichever was read less of. */
export function coverageOf({ score }: Result): number {
  return Math.min(score?.coverage ?? 0, score?.records?.coverage ?? 1);
}

/** 0, 3 for findings at or above `failOn`, 4 for a coverage under `minCoverage`, a percentage. */
export function exitCode(result: Result, failOn: Severity | undefined, minCoverage: number): number {
  const failing = result.newFailing ?? result.notAccepted ?? result.summary?.failing;
  const worst = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  if (failing && worst.some((severity) => failing[severity] > 0)) return 3;
  return coverageOf(result) * 100 < minCoverage ? 4 : 0;
}

/** An account that was not read is worse than what was found in another: nobody knows what is in it. */
export function worstOf(codes: readonly number[]): number {
  return [1, 3, 4].find((code) => codes.includes(code)) ?? 0;
}

/** A line for each account: what came of it, or why nothing did. */
export function summaryTable(done: readonly { target: Account; result: Result }[], missed: readonly Missed[]): string {
  const head = ["Account", "Score", "Coverage", ...severities.map((name) => name[0]?.toUpperCase() + name.slice(1))];
  const rows = done.map(({ target, result }) => {
    const { value, grade } = result.score ?? { value: null, grade: null };
    const failing = severities.map((severity) => String(result.summary?.failing[severity] ?? 0));
    const score = value === null ? "none" : `${formatScore(value)} ${grade ?? ""}`.trim();
    return [labelOf(target), score, formatShare(coverageOf(result)), ...failing];
  });
  const told = missed.map((one) => [labelOf(one), `not scanned: ${visible(one.why)}`]);
  const columns = [head, ...rows];
  const first = Math.max(...[...columns, ...told].map(([label = ""]) => label.length));
  const widths = head.map((_, at) => (at === 0 ? first : Math.max(...columns.map((row) => row[at]?.length ?? 0))));
  const line = (cells: readonly string[], pad: (cell: string, at: number) => string) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(first) : pad(cell, at))).join("  ");
  return [
    ...columns.map((cells) => line(cells, (cell, at) => cell.padStart(widths[at] ?? 0))),
    ...told.map((cells) => line(cells, (cell) => cell)),
    "",
  ].join("\n");
}
