import type { ReportChange } from "../report.ts";
import { wholeFinding } from "./whole-finding.ts";

/** A finding that changed as JSON: how, and the finding as it is, or as it was when it is gone. */
export async function wholeChange({ changes, before, after, finding }: ReportChange) {
  return { changes, before, after, finding: await wholeFinding(finding) };
}
