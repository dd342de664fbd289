import type { Report } from "#lib/reports/report.ts";

/**
 * Whether a report tells of every resource that a check looks at in a region: then what it does not tell of is gone. `global` counts as
 * a part of every region. A kind that is derived from others, of which no call is known, is told of whole where all was read.
 */
export function tellsAll({ subject, coverage }: Report, check: string, region: string): boolean {
  if (subject !== "scan") return false;
  const kind = check.slice(0, check.indexOf("/"));
  const here = coverage.filter((line) => line.region === region || line.region === "global");
  const own = here.filter((line) => line.kind === kind);
  const lines = own.length > 0 ? own : here;
  return lines.length > 0 && lines.every(({ status }) => status === "complete");
}
