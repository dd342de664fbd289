import type { Check } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { GroupCounts } from "#lib/store/group-counts.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { type FindingState, statuses } from "./search-params.ts";

/** The verdict that speaks for a group: the worst of those that the filter shows and the group has. */
export function leadingStatus(
  { counts }: Pick<GroupCounts, "counts">,
  { status }: Pick<FindingState, "status">,
): VerdictStatus {
  const chosen: readonly VerdictStatus[] = status.length > 0 ? status : statuses;
  return statuses.find((one) => chosen.includes(one) && counts[one] > 0) ?? "not-applicable";
}

export function groupTitle({ title, failTitle }: Pick<Check, "title" | "failTitle">, status: VerdictStatus): string {
  return status === "fail" ? failTitle : verdictTitle({ status, title });
}
