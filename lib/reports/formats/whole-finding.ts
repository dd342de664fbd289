import type { ReportFinding } from "../report.ts";
import { verified } from "./verified.ts";

/** A finding as the JSON report, schema version 1, writes it. */
export async function wholeFinding(finding: ReportFinding) {
  const { id, check, title, severity, category, status, exposure, resource, reason, controls } = finding;
  const { account, since, firstSeen, readAt, isEarlier, waiver } = finding;
  const [fix, evidence] = [await finding.fix(), await verified(finding)];
  return {
    ...{ id, check, title, severity, category, status, exposure, resource, evidence },
    ...(reason !== null && { reason }),
    ...(waiver && { waiver }),
    ...{ controls, since, firstSeen, readAt, isEarlier, account },
    ...(fix && { fix }),
  };
}
