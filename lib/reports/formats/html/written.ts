import { wordsOf } from "#lib/format.ts";
import type { ReportFinding } from "../../report.ts";
import { failing, settled, unjudged } from "./finding.ts";
import { mark } from "./marks.ts";
import { html, type Markup } from "./markup.ts";
import type { Part } from "./parts.ts";

/** How the findings of a part are written: each by itself, between what opens and closes their list. */
export interface Writing {
  open?: Markup;
  one(finding: ReportFinding): Markup | Promise<Markup>;
  close?: Markup;
}

export function writingOf({ status }: Pick<Part, "status">): Writing {
  const close = html`</tbody></table>`;
  switch (status) {
    case "fail":
      return { one: failing };
    case "unknown":
      return { open: tableOf("unjudged", ["Resource", "Why it is unknown"]), one: unjudged, close };
    default:
      return {
        open: tableOf("settled", ["Resource", status === "pass" ? "Observed" : "Why", "Read"]),
        one: settled,
        close,
      };
  }
}

function tableOf(name: string, heads: readonly string[]): Markup {
  return html`<table class="${name} stacked"><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>\n`;
}

/** What stands over the findings of one check. How many of them are shown, and why it matters, is for the page's script to put in. */
export function headingOf({ check, title, severity, status }: ReportFinding): Markup {
  const isOpen = status === "fail" || status === "unknown";
  return html`<header><h4>${status === "fail" ? mark(severity) : mark(status)} ${title}</h4>
<p class="note"><span class="matched"></span>${status === "unknown" && `${wordsOf(severity)} if it fails, `}check <code>${check}</code></p></header>
${isOpen && html`<div class="explained"></div>`}
`;
}
