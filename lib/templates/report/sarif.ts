import { pathToFileURL } from "node:url";
import { checkOf } from "#lib/checks/catalogue.ts";
import type { Severity } from "#lib/checks/define.ts";
import type { Location } from "../resource.ts";
import { summaryOf, type TemplateFinding, type TemplateReport } from "./report.ts";
import { whyOf } from "./shown.ts";

const levels = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" } as const;
/** As GitHub reads `security-severity`: from 9 critical, from 7 high, from 4 medium. */
const scores: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: "0.5",
};

/** SARIF 2.1.0 for code review. What a plan has no line of is told by its address. Source: OASIS, SARIF 2.1.0. */
export function renderSarif(report: TemplateReport): string {
  const open = report.findings.filter(({ status }) => status === "fail" || status === "unknown");
  const ids = [...new Set(open.map(({ check }) => check))];
  const run = {
    tool: {
      driver: {
        name: "Sagewarden",
        semanticVersion: report.version,
        rules: ids.map(ruleOf),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: report.notes.map((text) => ({ level: "warning", message: { text } })),
      },
    ],
    artifacts: report.files.map(({ file }) => ({ location: artifact(file) })),
    results: open.map((finding) => resultOf(finding, ids.indexOf(finding.check))),
    properties: { summary: summaryOf(report) },
  };
  const sarif = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function ruleOf(id: string) {
  const check = checkOf(id);
  const [help] = check?.references ?? [];
  return {
    id,
    shortDescription: { text: check?.title ?? id },
    fullDescription: { text: check?.rationale ?? id },
    ...(help && { helpUri: help }),
    ...(check && {
      defaultConfiguration: { level: levels[check.severity] },
      properties: { tags: ["security", check.category], "security-severity": scores[check.severity] },
    }),
  };
}

function resultOf(finding: TemplateFinding, ruleIndex: number) {
  const { check, status, severity, title, resource, location, file, fix, suppressed } = finding;
  const text = [`${title}: ${resource.name}.`, ...whyOf(finding).map((why) => `${why}`), ...(fix ? [fix] : [])].join(
    "\n",
  );
  return {
    ruleId: check,
    ruleIndex,
    // What is not known is no failure, and is to be looked at.
    kind: status === "fail" ? "fail" : "review",
    level: status === "fail" ? levels[severity] : "none",
    message: { text },
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
