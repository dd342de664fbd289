import { pathToFileURL } from "node:url";
import { logHead } from "#lib/reports/formats/sarif/head.ts";
import { messageOf } from "#lib/reports/formats/sarif/message.ts";
import { kinds } from "#lib/reports/formats/sarif/result.ts";
import { levels, ruleOf } from "#lib/reports/formats/sarif/rule.ts";
import type { Location } from "../resource.ts";
import { summaryOf, type TemplateFinding, type TemplateReport } from "./report.ts";
import { whyOf } from "./shown.ts";

/** SARIF 2.1.0 for code review. What a plan has no line of is told by its address. Source: OASIS, SARIF 2.1.0. */
export function renderSarif(report: TemplateReport): string {
  const open = report.findings.filter(({ status }) => status === "fail" || status === "unknown");
  const met = new Map(open.map((finding) => [finding.check, finding]));
  const ids = [...met.keys()];
  const run = {
    tool: {
      driver: {
        name: "Sagewarden",
        semanticVersion: report.version,
        rules: [...met.values()].map(ruleOf),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.notes.map((text) => ({ level: "warning", message: messageOf([text]) })),
      },
    ],
    artifacts: report.files.map(({ file }) => ({ location: artifact(file) })),
    results: open.map((finding) => resultOf(finding, ids.indexOf(finding.check))),
    properties: { summary: summaryOf(report) },
  };
  const sarif = { ...logHead, runs: [run] };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function resultOf(finding: TemplateFinding, ruleIndex: number) {
  const { check, status, severity, title, resource, location, file, fix, suppressed } = finding;
  const text = [`${title}: ${resource.name}.`, ...whyOf(finding), ...(fix ? [fix] : [])];
  return {
    ruleId: check,
    ruleIndex,
    kind: kinds[status],
    level: status === "fail" ? levels[severity] : "none",
    message: messageOf(text),
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(location?.file ?? file),
          ...(location && { region: regionOf(location) }),
        },
        logicalLocations: [{ name: resource.name, fullyQualifiedName: resource.name, kind: "resource" }],
      },
    ],
    partialFingerprints: { "sagewarden/v1": `${check}:${resource.name}` },
    ...(suppressed !== undefined && {
      suppressions: [{ kind: "inSource", status: "accepted", justification: suppressed }],
    }),
  };
}

const regionOf = ({ line, endLine }: Location) => ({ startLine: line, endLine: Math.max(line, endLine) });

/** A path as a URI: relative to where the tool was run, as code review wants it. */
function artifact(file: string): { uri: string } {
  if (file.startsWith("/") || /^[A-Za-z]:/.test(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/") };
}
