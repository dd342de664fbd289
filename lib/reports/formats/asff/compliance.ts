import type { CitedControl } from "#lib/checks/controls/index.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { ReportFinding } from "../../report.ts";
import { fitting } from "./fitting.ts";

/** What nobody could judge is not available, and never passed. Source: AWS Security Hub API Reference, Compliance. */
const statuses: Readonly<Record<VerdictStatus, "PASSED" | "FAILED" | "NOT_AVAILABLE">> = {
  pass: "PASSED",
  fail: "FAILED",
  unknown: "NOT_AVAILABLE",
  "not-applicable": "NOT_AVAILABLE",
};

/** Security Hub takes no more requirements, nor longer ones. */
const mostRequirements = 32;
const longestRequirement = 64;

export function complianceOf({ status, reason }: ReportFinding, controls: readonly CitedControl[]) {
  const requirements = controls.map(({ framework, control }) => fitting(`${framework} ${control}`, longestRequirement));
  const isJudged = status === "pass" || status === "fail";
  return {
    Status: statuses[status],
    ...(requirements.length > 0 && { RelatedRequirements: requirements.slice(0, mostRequirements) }),
    ...(!isJudged && {
      StatusReasons: [
        {
          ReasonCode: status === "unknown" ? "SAGEWARDEN_UNKNOWN" : "SAGEWARDEN_NOT_APPLICABLE",
          Description: fitting(reason ?? "The check gave no reason.", 1024),
        },
      ],
    }),
  };
}
