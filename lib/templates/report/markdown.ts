import { visible } from "#lib/invisible.ts";
import { summaryOf, type TemplateReport } from "./report.ts";
import { placeOf, whyOf } from "./shown.ts";

/** For a comment on a merge request. */
export function renderMarkdown(report: TemplateReport): string {
  const open = report.findings.filter(({ status }) => status === "fail" || status === "unknown");
  const rows = open.map((finding) => {
    const { status, severity, title, resource, check, fix, suppressed } = finding;
    const what = suppressed === undefined ? status : `ignored: ${suppressed}`;
    const cells = [what, severity, title, resource.name, placeOf(finding), whyOf(finding).join(" "), fix ?? ""];
    return `| ${cells.map(cell).join(" | ")} | ${cell(check)} |`;
  });
  const table = [
    "| Status | Severity | What | Resource | Where | Why | What to do | Check |",
    "|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ];
  return [
    "# Sagewarden: template check",
    "",
    cell(summaryOf(report)),
    "",
    ...(rows.length > 0 ? table : []),
    ...report.notes.flatMap((note) => [`- ${cell(note)}`]),
    "",
  ].join("\n");
}

/** Other people's text in a cell: no markup, no link, no further cell, no further line. */
function cell(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#+!|~@$^=&-]/g, (sign) => `\\${sign}`)
    .replace(/\b(https?|www)\b/gi, "$1\u2060");
}
