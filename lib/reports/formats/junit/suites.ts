import { titleOf } from "#lib/checks/catalogue.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { acceptedIn, acceptedWords } from "../../accepted.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { leftOutOf, unassessedLines } from "../../unassessed.ts";
import { caseOf, unassessedCase } from "./cases.ts";
import { opening } from "./xml.ts";

export interface Totals {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

const statuses: readonly VerdictStatus[] = ["fail", "unknown", "not-applicable", "pass"];

/** How many tests of each outcome there are in a suite, or in all of them. */
export function totalsOf(counts: readonly VerdictCount[], unassessed: number): Totals {
  const sum = (status?: VerdictStatus) =>
    counts.reduce((all, one) => all + (status === undefined || one.status === status ? one.count : 0), 0);
  const accepted = acceptedIn(counts);
  return {
    tests: sum() + unassessed,
    failures: sum("fail") - accepted,
    errors: sum("unknown") + unassessed,
    skipped: sum("not-applicable") + accepted,
  };
}

/** The suite of what was not assessed, then one for each check. */
export async function* suitesOf(report: Report, counts: readonly VerdictCount[]): AsyncGenerator<string> {
  yield coverageSuite(report);
  for (const [check, own] of Map.groupBy(counts, ({ check }) => check)) {
    yield suiteOpening(report, `${check} ${titleOf(check, "pass")}`, totalsOf(own, 0));
    for (const status of statuses) {
      if (!own.some((one) => one.status === status && one.count > 0)) continue;
      for await (const finding of report.findings({ status, check })) yield await caseOf(finding);
    }
    yield " </testsuite>\n";
  }
}

function coverageSuite(report: Report): string {
  const { scan, score, filters } = report;
  const lines = unassessedLines(report.coverage);
  const accepted = acceptedWords(score);
  const properties = {
    scan: scan.id,
    account: scan.account,
    regions: scan.regions.join(", "),
    grade: score.grade ?? "none",
    coverage: String(score.coverage),
    ...(accepted && { accepted }),
    ...(filters.length > 0 && {
      "only findings with": filters.map(({ label, values }) => `${label}: ${values.join(", ")}`).join("; "),
    }),
    "left out": leftOutOf(report).join(" "),
  };
  return [
    suiteOpening(report, "What was not assessed", totalsOf([], lines.length)),
    "  <properties>\n",
    ...Object.entries(properties).map(([name, value]) => `   ${opening("property", { name, value })}/>\n`),
    "  </properties>\n",
    ...lines.map(unassessedCase),
    " </testsuite>\n",
  ].join("");
}

function suiteOpening({ scan }: Report, name: string, totals: Totals): string {
  const attributes = { name: `${scan.account} ${name}`, ...totals, timestamp: scan.startedAt.slice(0, 19) };
  return ` ${opening("testsuite", attributes)}>\n`;
}
