import { checkOf } from "#lib/checks/catalogue.ts";
import { type Severity, severities } from "#lib/checks/define.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import type { Report, ReportFinding, VerdictCount } from "../../report.ts";

/** A check that live resources fail, and as many of them as are printed. */
export interface FailingCheck {
  check: string;
  severity: Severity;
  count: number;
  /** How many of them were accepted. */
  accepted: number;
  /** `change`: what it was and is, in a report on that. */
  findings: { finding: ReportFinding; blame: BlamedEvent | undefined; change?: string }[];
  /** How to put the first of them right. */
  fix: Awaited<ReturnType<ReportFinding["fix"]>>;
}

/** So many resources of a check are printed. */
export const mostPrinted: Readonly<Record<Severity, number>> = { critical: 8, high: 6, medium: 3, low: 3, info: 2 };
/** So many findings are read in one go. */
const mostAtOnce = 3000;

/**
 * The live failures under their checks, the worst first. All findings are read where that is little; else those of each check that
 * are printed, and no further: a printed report of 100,000 findings helps nobody.
 */
export async function failingChecks(report: Report, counts: readonly VerdictCount[]): Promise<FailingCheck[]> {
  const failing = counts.filter(({ status, exposure, count }) => status === "fail" && exposure === "live" && count > 0);
  const found = new Map<string, FailingCheck>();
  for (const { check, count, waived = 0 } of failing) {
    const severity = checkOf(check)?.severity ?? "info";
    const known = found.get(check);
    const sums = { count: (known?.count ?? 0) + count, accepted: (known?.accepted ?? 0) + waived };
    found.set(check, { check, severity, ...sums, findings: [], fix: undefined });
  }
  const take = async (finding: ReportFinding) => {
    const own = found.get(finding.check);
    if (!own || own.findings.length >= mostPrinted[own.severity]) return;
    if (own.findings.length === 0) own.fix = await finding.fix();
    own.findings.push({ finding, blame: await finding.blame() });
  };
  const part = { status: "fail", exposure: "live" } as const;
  if (failing.reduce((sum, { count }) => sum + count, 0) <= mostAtOnce)
    for await (const finding of report.findings(part)) await take(finding);
  else
    for (const [check, own] of found)
      for await (const finding of report.findings({ ...part, check, atOnce: mostPrinted[own.severity] })) {
        await take(finding);
        if (own.findings.length >= Math.min(mostPrinted[own.severity], own.count)) break;
      }
  const rank = ({ severity }: FailingCheck) => severities.indexOf(severity);
  return [...found.values()].sort(
    (one, other) => rank(one) - rank(other) || other.count - one.count || (one.check < other.check ? -1 : 1),
  );
}
