import { renderJson } from "./json.ts";
import { renderMarkdown } from "./markdown.ts";
import type { TemplateReport } from "./report.ts";
import { renderSarif } from "./sarif.ts";
import { renderText } from "./text.ts";

const renderers = { text: renderText, json: renderJson, sarif: renderSarif, markdown: renderMarkdown };

export type TemplateFormat = keyof typeof renderers;

// What has these keys is that table.
export const templateFormats = Object.keys(renderers) as TemplateFormat[];

export function renderTemplateReport(format: TemplateFormat, report: TemplateReport): string {
  return renderers[format](report);
}
