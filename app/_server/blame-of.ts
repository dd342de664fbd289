import { blameIn, changesBehind, cutsIn } from "#lib/scan/blame.ts";
import { currentStore } from "#lib/store/current.ts";
import type { BlamedEvent, FindingDetail } from "#lib/store/views.ts";

/**
 * The event behind a finding that fails, or that was fixed; undefined when the recorded changes do not say. `unread`: what beside `gaps` was not
 * looked through for it.
 */
export async function blameOf(
  finding: FindingDetail,
  gaps: readonly string[],
): Promise<{ blame: BlamedEvent | undefined; unread: string[] }> {
  if (finding.status !== "fail" && finding.fixedAfter === null) return { blame: undefined, unread: [] };
  const behind = await changesBehind(currentStore().db, finding.account, [finding]);
  return { blame: blameIn(behind, finding, gaps), unread: cutsIn(behind) };
}
