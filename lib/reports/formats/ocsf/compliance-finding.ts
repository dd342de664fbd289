import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { waiverText } from "../../accepted.ts";
import { isGone } from "../../gone.ts";
import type { Report, ReportFinding } from "../../report.ts";
import { resourceType } from "../../resource-type.ts";
import { accountOf, metadataOf, severityOf } from "./common.ts";
import { evidencesOf } from "./evidences.ts";
import { remediationOf } from "./remediation.ts";

const classUid = 2003;

/** Of the check: what could not be judged is never a pass. */
const verdicts: Record<VerdictStatus, { status_id: number; status: string }> = {
  pass: { status_id: 1, status: "Pass" },
  fail: { status_id: 3, status: "Fail" },
  unknown: { status_id: 0, status: "Unknown" },
  "not-applicable": { status_id: 99, status: "Not applicable" },
};

/** Of the finding, as a matter to be dealt with. */
const states: Record<VerdictStatus, { status_id: number; status: string }> = {
  pass: { status_id: 4, status: "Resolved" },
  fail: { status_id: 1, status: "New" },
  unknown: { status_id: 0, status: "Unknown" },
  "not-applicable": { status_id: 99, status: "Not applicable" },
};

/** One finding as an event of OCSF 1.8.0. Source: https://schema.ocsf.io/1.8.0/classes/compliance_finding */
export async function complianceFinding(finding: ReportFinding, report: Report) {
  const { id, check: checkId, severity, status, resource, reason, waiver } = finding;
  const title = verdictTitle(finding);
  const { scan, generator } = report;
  const check = checkOf(checkId);
  const controls = controlsOf(finding.controls);
  const remediation = await remediationOf(finding);
  const detail = reason === null ? {} : { status_detail: reason };
  const account = accountOf(scan.account);
  return {
    ...activityOf(finding, report),
    category_uid: 2,
    category_name: "Findings",
    class_uid: classUid,
    class_name: "Compliance Finding",
    time: Date.parse(finding.isEarlier ? finding.readAt : scan.finishedAt),
    message: title,
    ...severityOf(severity),
    ...stateOf(finding, report),
    status_code: status.toUpperCase(),
    ...detail,
    ...(waiver && { comment: waiverText(waiver) }),
    metadata: metadataOf(generator, { uid: `${scan.id}/${id}`, code: checkId }),
    cloud: {
      provider: "AWS",
      account,
      cloud_partition: scan.partition,
      // What belongs to no region is in none of them.
      ...(resource.region !== "global" && { region: resource.region }),
    },
    finding_info: {
      uid: id,
      title,
      ...(check && { desc: check.rationale }),
      types: [finding.category],
      created_time: Date.parse(finding.firstSeen),
      first_seen_time: Date.parse(finding.firstSeen),
      modified_time: Date.parse(finding.since),
      last_seen_time: Date.parse(finding.readAt),
      data_sources: ["AWS API"],
      analytic: { uid: checkId, name: check?.title ?? checkId, type_id: 1, type: "Rule", category: finding.category },
    },
    compliance: {
      control: checkId,
      ...(check && { desc: check.title }),
      category: finding.category,
      ...verdicts[status],
      ...detail,
      standards: [...new Set(controls.map(({ framework }) => framework))],
      requirements: controls.map(({ framework, control, title }) => `${framework} ${control}: ${title}`),
    },
    resources: [
      {
        uid: resource.arn,
        name: resource.name,
        type: resourceType(resource),
        region: resource.region,
        cloud_partition: scan.partition,
        owner: { account },
        labels: [finding.exposure],
      },
    ],
    evidences: await evidencesOf(finding),
    ...(remediation && { remediation }),
    unmapped: {
      scan: scan.id,
      kind: resource.kind,
      exposure: finding.exposure,
      is_earlier: finding.isEarlier,
      ...(waiver && { waiver }),
    },
  };
}

/** Created when this scan met it first, closed when this scan found it in order or gone, else one more look at it. */
function activityOf({ status, since, firstSeen }: ReportFinding, report: Report) {
  const isNew = firstSeen >= report.scan.startedAt;
  const isOver = isGone(report) || (status !== "fail" && status !== "unknown" && since >= report.scan.startedAt);
  const [activity_id, activity_name] = isNew ? [1, "Create"] : isOver ? [3, "Close"] : [2, "Update"];
  const type = { type_uid: classUid * 100 + activity_id, type_name: `Compliance Finding: ${activity_name}` };
  return { activity_id, activity_name, ...type };
}

/**
 * A finding whose resource is gone is shown as it last was, and nobody has to look at it any more. One that was accepted fails by its `compliance`,
 * and is suppressed as a matter to be dealt with.
 */
function stateOf({ status, waiver }: ReportFinding, report: Report) {
  if (isGone(report)) return { status_id: 5, status: "Archived" };
  return waiver ? { status_id: 3, status: "Suppressed" } : states[status];
}
