import type { ShownEvidence } from "#lib/verify/verify.ts";
import type { ReportFinding } from "../report.ts";

/** The evidence of a finding, each piece with the command that shows it in AWS, where there is one. */
export async function verified(finding: ReportFinding): Promise<ShownEvidence[]> {
  const verifications = await finding.verify();
  return finding.evidence.map((one, at) => {
    const verify = verifications[at];
    return { ...one, ...(verify && { verify }) };
  });
}
