import type { ReportCoverage } from "./report.ts";

/** Calls that gave all at one of two scans and not at the other, as they went where they did not. */
export interface SightChanges {
  lost: ReportCoverage[];
  regained: ReportCoverage[];
}

/** What could be read then and now. What one of the scans did not ask for is in neither: nobody lost sight of it. */
export function sightBetween(then: readonly ReportCoverage[], now: readonly ReportCoverage[]): SightChanges {
  const keyOf = ({ region, kind, action }: ReportCoverage) => JSON.stringify([region, kind, action]);
  const isWhole = ({ status }: ReportCoverage) => status === "complete";
  const asIt = (lines: readonly ReportCoverage[]) => new Map(lines.map((line) => [keyOf(line), line]));
  const broken = (lines: readonly ReportCoverage[], others: readonly ReportCoverage[]) => {
    const whole = asIt(others.filter(isWhole));
    return lines.filter((line) => !isWhole(line) && whole.has(keyOf(line)));
  };
  return { lost: broken(now, then), regained: broken(then, now) };
}
