import { type Severity, severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { severityOf, severityRank } from "#lib/scoring/weights.ts";

/** How the findings of a group fall. */
export interface GroupCounts {
  /** The worst that fails and that nobody accepted; else that was accepted, else that is unknown; null where there is none. */
  severity: Severity | null;
  counts: Record<VerdictStatus, number>;
  /** How many of those that fail were accepted. */
  waived: number;
}

/** Some findings of a group: of one verdict and severity. */
export interface CountRow {
  key: string;
  status: VerdictStatus;
  rank: number;
  count: number;
  waived: number;
}

/** The counts of each group by its key. */
export function countsByKey(rows: readonly CountRow[]): Map<string, GroupCounts> {
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, own]) => [key, countsOf(own)]));
}

/** @param some may be several rows of the same verdict and severity, and rows that take away from others. */
export function countsOf(some: readonly Omit<CountRow, "key">[]): GroupCounts {
  const rows = summed(some);
  const counts = { fail: 0, unknown: 0, pass: 0, "not-applicable": 0 };
  for (const { status, count } of rows) counts[status] += count;
  const waived = rows.reduce((sum, row) => sum + row.waived, 0);
  return { severity: worstOf(rows), counts, waived };
}

/** One row for each verdict and severity. */
function summed(rows: readonly Omit<CountRow, "key">[]): Omit<CountRow, "key">[] {
  return [...Map.groupBy(rows, ({ status, rank }) => `${status} ${rank}`).values()].flatMap((same) => {
    const [first] = same;
    const sum = (of: "count" | "waived") => same.reduce((total, row) => total + row[of], 0);
    return first ? [{ ...first, count: sum("count"), waived: sum("waived") }] : [];
  });
}

function worstOf(rows: readonly Omit<CountRow, "key">[]): Severity | null {
  const open = rows.filter(({ status, count, waived }) => status === "fail" && count > waived);
  const failing = rows.filter(({ status, count }) => status === "fail" && count > 0);
  const unknown = rows.filter(({ status, count }) => status === "unknown" && count > 0);
  const [worst] = [open, failing, unknown].find((some) => some.length > 0)?.toSorted((a, b) => b.rank - a.rank) ?? [];
  return worst ? severityOf(worst.rank) : null;
}

/** What fails and nobody accepted stands first, by its severity and number; then by what is unknown. */
export function worstFirst(one: GroupCounts, other: GroupCounts): number {
  const openOf = ({ counts, waived }: GroupCounts) => counts.fail - waived;
  const isClean = Number(openOf(one) === 0) - Number(openOf(other) === 0);
  const rank = rankOf(other.severity) - rankOf(one.severity);
  return isClean || rank || openOf(other) - openOf(one) || other.counts.unknown - one.counts.unknown;
}

function rankOf(severity: Severity | null): number {
  return severity === null ? severities.length * -1 : severityRank[severity];
}
