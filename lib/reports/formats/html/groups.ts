import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { plural, wordsOf } from "#lib/format.ts";
import type { FindingPart, Report, ReportFinding, VerdictCount } from "../../report.ts";
import { mark } from "./marks.ts";
import { html, link, type Markup } from "./markup.ts";
import { countOf } from "./result.ts";

/** Findings of one verdict under the checks that gave it, worst first, as they are read. */
export async function* groupsOf(
  report: Report,
  counts: readonly VerdictCount[],
  part: FindingPart,
  write: { open?: Markup; one(finding: ReportFinding): Markup | Promise<Markup>; close?: Markup },
): AsyncGenerator<Markup> {
  const end = html`${write.close}</section>\n`;
  let last: string | undefined;
  for await (const finding of report.findings(part)) {
    const key = `${finding.check} ${finding.exposure}`;
    if (key !== last) {
      if (last !== undefined) yield end;
      last = key;
      const { check, exposure } = finding;
      yield html`${heading(finding, countOf(counts, { check, exposure, status: part.status }))}${write.open}`;
    }
    yield await write.one(finding);
  }
  if (last !== undefined) yield end;
}

function heading({ check: id, title, severity, status, exposure, controls }: ReportFinding, count: number): Markup {
  const check = checkOf(id);
  const isOpen = status === "fail" || status === "unknown";
  return html`<section class="check"><header><h3>${status === "fail" ? mark(severity) : mark(status)} ${title}</h3>
<p class="note">${status === "unknown" && `${wordsOf(severity)} if it fails, `}${plural(count, exposure === "live" ? "resource" : "record")}, check <code>${id}</code></p></header>
${isOpen && check && html`<p class="why">${check.rationale}</p>`}
${isOpen && html`<div class="sources"><p><b>Controls</b> ${controlWords(controls)}</p><p><b>References</b> ${(check?.references ?? []).map((address, at) => [at > 0 && ", ", link(address, address.replace("https://", ""))])}</p></div>`}
`;
}

/** Framework by framework, each control with its title. */
function controlWords(ids: readonly string[]): Markup[] {
  const groups = Map.groupBy(controlsOf(ids), ({ framework }) => framework);
  return [...groups].map(
    ([framework, own]) =>
      html`<span class="framework"><i>${framework}:</i> ${own.map(({ control, title }) => `${control} ${title}`).join("; ")}.</span> `,
  );
}
