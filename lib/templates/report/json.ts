import { coverageOf, summaryOf, type TemplateReport, tallyOf } from "./report.ts";

/** For programs: every verdict, those that pass and do not apply among them. */
export function renderJson(report: TemplateReport): string {
  const { version, files, findings, notes } = report;
  const summary = { ...tallyOf(findings), coverage: coverageOf(report), text: summaryOf(report) };
  const shown = findings.map(({ frame: _, ...finding }) => finding);
  return `${JSON.stringify({ tool: "sagewarden", version, summary, files, notes, findings: shown }, null, 2)}\n`;
}
