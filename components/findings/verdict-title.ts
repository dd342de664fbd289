import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { FindingGroup } from "./queries.ts";
import { type FindingState, statuses } from "./search-params.ts";

/** The good state is a claim; where nobody made it, it is said to be none. */
const before: Record<VerdictStatus, string> = {
  fail: "",
  pass: "",
  unknown: "Not known: ",
  "not-applicable": "Does not apply: ",
};

/** The title of a finding in the words of its verdict: its row has the bad state for a fail, else the good one. */
export function verdictTitle({ status, title }: { status: VerdictStatus; title: string }): string {
  return `${before[status]}${title}`;
}

/** The verdict that speaks for a group: the worst of those that the filter shows and the group has. */
export function leadingStatus({ counts }: FindingGroup, { status }: Pick<FindingState, "status">): VerdictStatus {
  const chosen: readonly VerdictStatus[] = status.length > 0 ? status : statuses;
  return statuses.find((one) => chosen.includes(one) && counts[one] > 0) ?? "not-applicable";
}

export function groupTitle({ title, failTitle }: FindingGroup, status: VerdictStatus): string {
  return status === "fail" ? failTitle : verdictTitle({ status, title });
}
