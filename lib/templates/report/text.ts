import { visible } from "#lib/invisible.ts";
import { bySeverity, summaryOf, type TemplateFinding, type TemplateReport } from "./report.ts";
import { placeOf, whyOf } from "./shown.ts";

/** For people: what fails and what is not known, worst first, each with the lines it stands in. */
export function renderText(report: TemplateReport): string {
  const open = report.findings.filter(({ status }) => status === "fail" || status === "unknown");
  const [ignored, rest] = [true, false].map((is) => open.filter(({ suppressed }) => (suppressed !== undefined) === is));
  const failed = (rest ?? []).filter(({ status }) => status === "fail");
  const unknown = (rest ?? []).filter(({ status }) => status === "unknown");
  return [
    ...bySeverity(failed).map(shown),
    ...bySeverity(unknown).map(shown),
    ...(ignored ?? []).map((one) => `IGNORED  ${headOf(one)}\n    Reason: ${visible(one.suppressed ?? "")}\n`),
    ...report.notes.map((note) => `Note: ${visible(note)}\n`),
    `${summaryOf(report)}\n`,
  ].join("\n");
}

const headOf = (finding: TemplateFinding) =>
  `${finding.severity}  ${finding.title}\n    ${visible(finding.resource.name)} (${finding.resource.type}) at ${placeOf(finding)}\n    ${finding.check}`;

function shown(finding: TemplateFinding): string {
  const { status, fix, frame = [] } = finding;
  const width = Math.max(0, ...frame.map(({ line }) => String(line).length));
  return [
    `${status === "fail" ? "FAIL" : "UNKNOWN"}  ${headOf(finding)}`,
    ...whyOf(finding).map((why) => `    ${why}`),
    ...frame.map(
      ({ line, text, isMeant }) => `  ${isMeant ? ">" : " "} ${String(line).padStart(width)} | ${visible(text)}`,
    ),
    ...(fix === undefined ? [] : [`    Fix: ${visible(fix)}`]),
    "",
  ].join("\n");
}
