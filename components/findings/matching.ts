import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { GroupCounts } from "#lib/store/group-counts.ts";
import { type FindingState, statuses } from "./search-params.ts";

/** How many findings of a group have one of the chosen verdicts; none chosen is all. */
export function matching({ counts }: Pick<GroupCounts, "counts">, { status }: Pick<FindingState, "status">): number {
  const chosen: readonly VerdictStatus[] = status.length > 0 ? status : statuses;
  return chosen.reduce((sum, one) => sum + counts[one], 0);
}
