import { isDerived } from "#lib/inventory/derived.ts";
import type { Report } from "#lib/reports/report.ts";

/**
 * Whether a report tells of every resource that a check looks at in a region: then what it does not tell of is gone. `global` counts as
 * a part of every region. Of a kind that is derived from others no call is known: it is told of whole where all was asked for and read.
 */
export function tellsAll({ subject, coverage, limits }: Report, check: string, region: string): boolean {
  if (subject !== "scan") return false;
  const kind = check.slice(0, check.indexOf("/"));
  const here = coverage.filter((line) => line.region === region || line.region === "global");
  if (isDerived(kind) && limits.kindsLeftOut.length > 0) return false;
  const lines = isDerived(kind) ? here : here.filter((line) => line.kind === kind);
  return lines.length > 0 && lines.every(({ status }) => status === "complete");
}
