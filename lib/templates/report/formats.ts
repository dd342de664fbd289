import type { TemplateReport } from "./report.ts";

type Renderer = (report: TemplateReport) => string;

/** Loaded when asked for: SARIF tells what every check there is asks. */
const renderers = {
  text: async () => (await import("./text.ts")).renderText,
  json: async () => (await import("./json.ts")).renderJson,
  sarif: async () => (await import("./sarif.ts")).renderSarif,
  markdown: async () => (await import("./markdown.ts")).renderMarkdown,
} satisfies Record<string, () => Promise<Renderer>>;

export type TemplateFormat = keyof typeof renderers;

// What has these keys is that table.
export const templateFormats = Object.keys(renderers) as TemplateFormat[];

export async function renderTemplateReport(format: TemplateFormat, report: TemplateReport): Promise<string> {
  const render = await renderers[format]();
  return render(report);
}
