import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import type { FindingGroup } from "./queries.ts";
import { type FindingState, statuses } from "./search-params.ts";

/** The verdict that speaks for a group: the worst of those that the filter shows and the group has. */
export function leadingStatus({ counts }: FindingGroup, { status }: Pick<FindingState, "status">): VerdictStatus {
  const chosen: readonly VerdictStatus[] = status.length > 0 ? status : statuses;
  return statuses.find((one) => chosen.includes(one) && counts[one] > 0) ?? "not-applicable";
}

export function groupTitle({ title, failTitle }: FindingGroup, status: VerdictStatus): string {
  return status === "fail" ? failTitle : verdictTitle({ status, title });
}
