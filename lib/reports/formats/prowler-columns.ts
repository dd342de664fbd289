import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { wordsOf } from "#lib/format.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { waiverText } from "../accepted.ts";
import { groundsOf } from "../finding-text.ts";
import type { Report, ReportFinding } from "../report.ts";
import { asffTypesOf } from "./asff/finding-types.ts";
import { asffResourceType } from "./asff/resource-type.ts";
import type { CsvColumn } from "./csv-text.ts";

export interface ProwlerRow {
  finding: ReportFinding;
  report: Report;
  fix: Fix | undefined;
}

/** Prowler's `MANUAL`: somebody has to look, since nothing could be read. */
const statuses: Readonly<Record<VerdictStatus, "PASS" | "FAIL" | "MANUAL">> = {
  pass: "PASS",
  fail: "FAIL",
  unknown: "MANUAL",
  "not-applicable": "MANUAL",
};

const of = (value: (row: ProwlerRow) => string | undefined) => (row: ProwlerRow) => value(row) ?? "";
/** What Prowler knows of an account or a check, and a report does not. */
const nothing = () => "";

/** Every column in Prowler's order. Source: Prowler 5.46.0, `prowler/lib/outputs/csv/csv.py`. */
export const prowlerColumns: readonly CsvColumn<ProwlerRow>[] = [
  { name: "AUTH_METHOD", value: nothing },
  { name: "TIMESTAMP", value: ({ finding }) => pythonTime(finding.readAt) },
  { name: "ACCOUNT_UID", value: ({ finding }) => finding.account },
  { name: "ACCOUNT_NAME", value: nothing },
  { name: "ACCOUNT_EMAIL", value: nothing },
  { name: "ACCOUNT_ORGANIZATION_UID", value: nothing },
  { name: "ACCOUNT_ORGANIZATION_NAME", value: nothing },
  { name: "ACCOUNT_TAGS", value: nothing },
  { name: "FINDING_UID", value: ({ finding }) => `sagewarden-${finding.id}` },
  { name: "PROVIDER", value: () => "aws" },
  { name: "CHECK_ID", value: ({ finding }) => finding.check },
  { name: "CHECK_TITLE", value: ({ finding }) => titleOf(finding.check, "pass") },
  { name: "CHECK_TYPE", value: ({ finding }) => asffTypesOf(finding.controls).join(" | ") },
  { name: "STATUS", value: ({ finding }) => statuses[finding.status] },
  { name: "STATUS_EXTENDED", value: ({ finding }) => extended(finding) },
  { name: "MUTED", value: ({ finding }) => (finding.waiver ? "True" : "False") },
  { name: "SERVICE_NAME", value: ({ finding }) => parseArn(finding.resource.arn)?.service ?? "sagemaker" },
  { name: "SUBSERVICE_NAME", value: ({ finding }) => finding.resource.kind },
  { name: "SEVERITY", value: ({ finding: { severity } }) => (severity === "info" ? "informational" : severity) },
  { name: "RESOURCE_TYPE", value: ({ finding }) => asffResourceType(finding.resource) },
  { name: "RESOURCE_UID", value: ({ finding }) => finding.resource.arn },
  { name: "RESOURCE_NAME", value: ({ finding }) => finding.resource.name },
  { name: "RESOURCE_DETAILS", value: ({ finding }) => `${wordsOf(finding.resource.kind)}, ${finding.exposure}` },
  { name: "RESOURCE_TAGS", value: nothing },
  { name: "PARTITION", value: ({ report }) => report.scan.partition },
  { name: "REGION", value: ({ finding }) => finding.resource.region },
  { name: "DESCRIPTION", value: ({ finding }) => titleOf(finding.check, "pass") },
  { name: "RISK", value: of(({ finding }) => checkOf(finding.check)?.rationale) },
  { name: "RELATED_URL", value: of(({ finding }) => checkOf(finding.check)?.references[0]) },
  { name: "REMEDIATION_RECOMMENDATION_TEXT", value: of(({ fix }) => fix?.summary) },
  { name: "REMEDIATION_RECOMMENDATION_URL", value: of(({ finding }) => checkOf(finding.check)?.references[0]) },
  { name: "REMEDIATION_CODE_NATIVEIAC", value: of(({ fix }) => fix?.cloudformation) },
  { name: "REMEDIATION_CODE_TERRAFORM", value: of(({ fix }) => fix?.terraform) },
  { name: "REMEDIATION_CODE_CLI", value: of(({ fix }) => fix?.cli) },
  { name: "REMEDIATION_CODE_OTHER", value: of(({ fix }) => fix?.consoleUrl) },
  { name: "COMPLIANCE", value: ({ finding }) => complianceOf(finding.controls) },
  { name: "CATEGORIES", value: ({ finding }) => finding.category },
  { name: "DEPENDS_ON", value: nothing },
  { name: "RELATED_TO", value: nothing },
  { name: "NOTES", value: ({ finding }) => notesOf(finding) },
  { name: "PROWLER_VERSION", value: ({ report }) => `Sagewarden ${report.generator.version}` },
  { name: "ADDITIONAL_URLS", value: of(({ finding }) => checkOf(finding.check)?.references.join(" | ")) },
  { name: "ACCOUNT_OU_UID", value: nothing },
  { name: "ACCOUNT_OU_NAME", value: nothing },
];

function extended(finding: ReportFinding): string {
  const before = finding.status === "unknown" ? "Not read, so it may fail as well as pass. " : "";
  return `${before}${verdictTitle(finding)}. ${groundsOf(finding).join("; ")}`;
}

function notesOf({ isEarlier, waiver }: ReportFinding): string {
  return [...(isEarlier ? ["As an earlier scan left it."] : []), ...(waiver ? [waiverText(waiver)] : [])].join(" ");
}

/** As Python writes a time without a zone, here in UTC: `2026-11-20 11:59:00.123000`, without the fraction where it is none. */
function pythonTime(iso: string): string {
  const [, day, time, fraction = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(iso) ?? [];
  if (!day) return iso;
  return `${day} ${time}${Number(fraction) > 0 ? `.${fraction.padEnd(6, "0").slice(0, 6)}` : ""}`;
}

/** `CIS-1.4: 2.1.3, 2.1.5 | SOC2: CC6.1`: frameworks with their requirements. */
function complianceOf(ids: readonly string[]): string {
  const groups = Map.groupBy(controlsOf(ids), ({ framework }) => framework);
  return [...groups]
    .map(([framework, own]) => `${framework}: ${own.map(({ control }) => control).join(", ")}`)
    .join(" | ");
}
