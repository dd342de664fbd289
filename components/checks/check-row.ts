import type { Check } from "#lib/checks/define.ts";
import type { CheckTally } from "#lib/store/views.ts";

/** One check of the catalogue with its results in one account, as the API gives it. */
export type CheckRow = Pick<
  Check,
  "id" | "kind" | "title" | "failTitle" | "severity" | "category" | "rationale" | "controls" | "references"
> &
  Omit<CheckTally, "check">;
