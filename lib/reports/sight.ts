import type { ReportCoverage } from "./report.ts";

type Line = Pick<ReportCoverage, "region" | "kind" | "action" | "status">;

/** Calls that gave all at one of two scans and not at the other, as they went where they did not. */
export interface SightChanges<L extends Line = ReportCoverage> {
  lost: L[];
  regained: L[];
}

/** What could be read then and now. What one of the scans did not ask for is in neither: nobody lost sight of it. */
export function sightBetween<L extends Line>(then: readonly L[], now: readonly L[]): SightChanges<L> {
  const keyOf = ({ region, kind, action }: L) => JSON.stringify([region, kind, action]);
  const isWhole = ({ status }: L) => status === "complete";
  const asIt = (lines: readonly L[]) => new Map(lines.map((line) => [keyOf(line), line]));
  const broken = (lines: readonly L[], others: readonly L[]) => {
    const whole = asIt(others.filter(isWhole));
    return lines.filter((line) => !isWhole(line) && whole.has(keyOf(line)));
  };
  return { lost: broken(now, then), regained: broken(then, now) };
}
