import type { ReportFinding } from "../report.ts";

/** A finding as the JSON report, schema version 1, writes it. */
export async function wholeFinding(finding: ReportFinding) {
  const { id, check, title, severity, category, status, exposure, resource, evidence, reason, controls } = finding;
  const { account, since, firstSeen, readAt, isEarlier } = finding;
  const fix = await finding.fix();
  return {
    ...{ id, check, title, severity, category, status, exposure, resource, evidence },
    ...(reason !== null && { reason }),
    ...{ controls, since, firstSeen, readAt, isEarlier, account },
    ...(fix && { fix }),
  };
}
