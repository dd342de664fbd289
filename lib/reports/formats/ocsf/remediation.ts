import { checkOf } from "#lib/checks/catalogue.ts";
import type { ReportFinding } from "../../report.ts";

/** How to put a failing resource right: in words, then as commands; undefined where nothing is to be done. */
export async function remediationOf(finding: ReportFinding) {
  const fix = await finding.fix();
  if (!fix) return undefined;
  const references = [...(fix.consoleUrl ? [fix.consoleUrl] : []), ...(checkOf(finding.check)?.references ?? [])];
  return { desc: [fix.summary, fix.cli].filter(Boolean).join("\n\n"), references };
}
