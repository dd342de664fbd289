import { code, words } from "#lib/reports/formats/markdown/text.ts";
import { bySeverity, summaryOf, type TemplateFinding, type TemplateReport } from "./report.ts";
import { placeOf, whyOf } from "./shown.ts";

/** For a comment on a merge request. Other people's words are code in it, and nothing else. */
export function renderMarkdown(report: TemplateReport): string {
  const of = (is: (finding: TemplateFinding) => boolean) => bySeverity(report.findings.filter(is));
  const parts: [title: string, findings: TemplateFinding[]][] = [
    ["Failing", of(({ status, suppressed }) => status === "fail" && suppressed === undefined)],
    ["Unknown", of(({ status, suppressed }) => status === "unknown" && suppressed === undefined)],
    ["Ignored", of(({ suppressed }) => suppressed !== undefined)],
  ];
  return [
    "# Sagewarden: template check\n",
    `${words(summaryOf(report))}\n`,
    ...parts.flatMap(([title, findings]) =>
      findings.length === 0 ? [] : [`## ${title}: ${findings.length}\n`, `${findings.map(lineOf).join("")}`],
    ),
    ...(report.notes.length === 0 ? [] : ["## Notes\n", `${report.notes.map((note) => `- ${code(note)}\n`).join("")}`]),
  ].join("\n");
}

function lineOf(finding: TemplateFinding): string {
  const { severity, title, resource, check, fix, suppressed } = finding;
  const sentences = [
    `${words(`${severity}: ${title}`)}: ${code(resource.name)} at ${code(placeOf(finding))}, check ${code(check)}.`,
    ...whyOf(finding).map((why) => `${code(why)}.`),
    ...(fix === undefined ? [] : [`Fix: ${code(fix)}`]),
    ...(suppressed === undefined ? [] : [`Ignored: ${code(suppressed)}`]),
  ];
  return `- ${sentences.join(" ")}\n`;
}
