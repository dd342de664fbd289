import { blameIn, changesBehind } from "#lib/scan/blame.ts";
import { currentStore } from "#lib/store/current.ts";
import type { BlamedEvent, FindingDetail } from "#lib/store/views.ts";

/** The event behind one failing finding; undefined when the recorded changes do not say. */
export async function blameOf(finding: FindingDetail, gaps: readonly string[]): Promise<BlamedEvent | undefined> {
  if (finding.status !== "fail") return undefined;
  return blameIn(await changesBehind(currentStore().db, finding.account, [finding]), finding, gaps);
}
