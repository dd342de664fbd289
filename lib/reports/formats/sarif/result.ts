import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { kindIn } from "#lib/format.ts";
import { visible } from "#lib/invisible.ts";
import type { FindingWaiver } from "#lib/store/views.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { waiverText } from "../../accepted.ts";
import { blameText, groundsOf } from "../../finding-text.ts";
import type { ReportFinding } from "../../report.ts";
import { resourceType } from "../../resource-type.ts";
import { messageOf } from "./message.ts";
import { levels } from "./rule.ts";

/** `open`: evaluated, and not enough was known to decide. Only what fails has a level. Source: SARIF 2.1.0, 3.27.9 and 3.27.10. */
export const kinds: Readonly<Record<VerdictStatus, "fail" | "open" | "pass" | "notApplicable">> = {
  fail: "fail",
  unknown: "open",
  pass: "pass",
  "not-applicable": "notApplicable",
};

/** A finding as a result. Its place is the resource: there is no file, so no physical location is made up. */
export async function resultOf(finding: ReportFinding, ruleIndex: number) {
  const { id, check, status, severity, category, exposure, resource, since, firstSeen, readAt, isEarlier, waiver } =
    finding;
  const [fix, blame] = status === "fail" ? [await finding.fix(), await finding.blame()] : [];
  const text = [
    `${verdictTitle(finding)}: ${resource.name}. ${kindIn(resource)}.`,
    ...groundsOf(finding),
    ...(blame ? [blameText(blame)] : []),
    ...(fix ? [`Fix: ${fix.summary}`, ...(fix.cli ? [fix.cli] : [])] : []),
  ];
  return {
    ruleId: check,
    ruleIndex,
    kind: kinds[status],
    level: status === "fail" ? levels[severity] : "none",
    message: messageOf(text),
    locations: [
      {
        logicalLocations: [
          { name: resource.name, fullyQualifiedName: resource.arn, kind: "resource", properties: placeOf(finding) },
        ],
      },
    ],
    // None is said of each as well: it is known of all. Source: SARIF 2.1.0, 3.27.23.
    suppressions: waiver ? [suppressionOf(waiver)] : [],
    partialFingerprints: { "sagewardenFinding/v1": id },
    properties: { status, severity, category, exposure, firstSeen, since, readAt, isEarlier },
  };
}

/** Outside the code, by a person. Source: SARIF 2.1.0, 3.35. */
function suppressionOf(waiver: FindingWaiver) {
  const { owner, ticket, until } = waiver;
  return {
    kind: "external",
    status: "accepted",
    justification: visible(waiverText(waiver)),
    properties: { owner, ticket, until },
  };
}

function placeOf({ account, resource }: ReportFinding) {
  return { type: resourceType(resource), region: resource.region, account };
}
