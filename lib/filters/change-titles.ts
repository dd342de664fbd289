import type { FindingChangeKind } from "./findings.ts";

/** What people call findings that changed in one way. */
export const changeTitles: Record<FindingChangeKind, string> = {
  new: "New failures",
  regressed: "Fail again",
  fixed: "Fixed",
  gone: "Gone with their resource",
  "newly-unknown": "Newly unknown",
  "newly-readable": "Newly readable",
};
