import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { Severity } from "#lib/checks/define.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { waiverText } from "../../accepted.ts";
import { blameText, groundsOf } from "../../finding-text.ts";
import { isGone } from "../../gone.ts";
import type { Report, ReportFinding } from "../../report.ts";
import { complianceOf } from "./compliance.ts";
import { asffTypesOf } from "./finding-types.ts";
import { fitting, fittingUrl } from "./fitting.ts";
import { resourceOf } from "./resource.ts";

const labels: Readonly<Record<Severity, "CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "INFORMATIONAL">> = {
  critical: "CRITICAL",
  high: "HIGH",
  medium: "MEDIUM",
  low: "LOW",
  info: "INFORMATIONAL",
};

/** So much of what was seen is told; a finding has to be small enough for a hundred in a call of 6 MB. */
const mostEvidence = 10;

/** Where a finding is imported: what belongs to no region is in the first that was scanned. */
export function importRegionOf({ resource }: ReportFinding, { scan }: Report): string {
  return resource.region === "global" ? (scan.regions[0] ?? "us-east-1") : resource.region;
}

/** The custom integration that every account has in every region. */
export function productArnIn({ scan }: Report, region: string): string {
  return `arn:${scan.partition}:securityhub:${region}:${scan.account}:product/${scan.account}/default`;
}

/** The same in every scan. */
export function securityFindingId({ id, account, resource }: ReportFinding, { scan }: Report): string {
  return `arn:${scan.partition}:sagewarden:${resource.region === "global" ? "" : resource.region}:${account}:finding/${id}`;
}

/** Held to be an `AwsSecurityFinding` of the SDK by its test: a format imports no client. */
export type SecurityFinding = Awaited<ReturnType<typeof securityFinding>>;

/**
 * One finding in the AWS Security Finding Format, as BatchImportFindings takes it: of the custom integration that every account
 * has. Its id never changes, so that an import of a later scan updates it.
 * Source: AWS Security Hub API Reference, AwsSecurityFinding; partner guide, "Guidelines for using the BatchImportFindings API".
 */
export async function securityFinding(finding: ReportFinding, report: Report) {
  const { check, account, status, severity, controls } = finding;
  const { scan, generator } = report;
  const remediation = await remediationOf(finding);
  // Nothing is wrong with what passes, whatever it would be if it failed.
  const isOpen = status === "fail" || status === "unknown";
  const isAside = isGone(report) || status === "not-applicable" || finding.waiver !== null;
  const Severity = { Label: isOpen ? labels[severity] : "INFORMATIONAL", Original: severity } as const;
  const Types = asffTypesOf(controls);
  const at = scan.finishedAt;
  return {
    SchemaVersion: "2018-10-08",
    Id: securityFindingId(finding, report),
    ProductArn: productArnIn(report, importRegionOf(finding, report)),
    ProductName: "Sagewarden",
    CompanyName: "Sagewarden",
    GeneratorId: `sagewarden/${check}`,
    AwsAccountId: account,
    Types,
    CreatedAt: finding.firstSeen,
    // An import with an earlier time than the last is ignored.
    UpdatedAt: finding.isEarlier && !isGone(report) ? finding.readAt : at,
    FirstObservedAt: finding.firstSeen,
    LastObservedAt: finding.readAt,
    Severity,
    Title: fitting(verdictTitle(finding), 256),
    Description: fitting([checkOf(check)?.rationale, ...groundsOf(finding)].filter(Boolean).join(" "), 1024),
    ...(remediation && { Remediation: remediation }),
    ProductFields: await productFields(finding, scan.id, generator.version),
    Resources: [resourceOf(finding, scan.partition)],
    Compliance: complianceOf(finding, controlsOf(controls)),
    Workflow: { Status: status === "pass" ? ("RESOLVED" as const) : ("NEW" as const) },
    // Archived is what nobody has to look at; if it fails later it becomes active, and Security Hub opens it again. So what was accepted
    // is archived and not suppressed: Workflow and Note are taken from a first import alone, and would outlast the decision.
    RecordState: isAside ? ("ARCHIVED" as const) : ("ACTIVE" as const),
    // What an update changes is taken from here only.
    FindingProviderFields: { Severity, Types },
  };
}

async function remediationOf(finding: ReportFinding) {
  const fix = await finding.fix();
  if (!fix) return undefined;
  const Url = [...(checkOf(finding.check)?.references ?? []), fix.consoleUrl]
    .map((address) => fittingUrl(address, 512))
    .find(Boolean);
  return { Recommendation: { Text: fitting(fix.summary, 512), ...(Url && { Url }) } };
}

async function productFields(finding: ReportFinding, scan: string, version: string): Promise<Record<string, string>> {
  const { status, exposure, category, since, waiver } = finding;
  const blame = status === "fail" ? await finding.blame() : undefined;
  const grounds = groundsOf(finding);
  const seen = grounds
    .slice(0, mostEvidence)
    .map((line, at) => [`sagewarden/seen/${at + 1}`, fitting(line, 512)] as const);
  return {
    "sagewarden/version": version,
    "sagewarden/scan": scan,
    "sagewarden/status": status,
    "sagewarden/exposure": exposure,
    "sagewarden/category": category,
    "sagewarden/since": since,
    ...(waiver && {
      "sagewarden/accepted": fitting(waiverText(waiver), 1024),
      "sagewarden/accepted/until": waiver.until,
      "sagewarden/accepted/by": fitting(waiver.owner, 512),
      ...(waiver.ticket !== null && { "sagewarden/accepted/ticket": fitting(waiver.ticket, 512) }),
    }),
    ...Object.fromEntries(seen),
    ...(grounds.length > mostEvidence && { "sagewarden/seen/more": String(grounds.length - mostEvidence) }),
    ...(blame && { "sagewarden/set-by": fitting(blameText(blame), 1024) }),
  };
}
