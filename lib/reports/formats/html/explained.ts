import { checkOf } from "#lib/checks/catalogue.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { html, link, type Markup } from "./markup.ts";

/** Why a check matters, and where that is written; nothing for one that the product no longer has. */
export function explained(id: string): Markup | undefined {
  const check = checkOf(id);
  return (
    check &&
    html`<p class="why">${check.rationale}</p>
<div class="sources"><p><b>Controls</b> ${controlWords(check.controls)}</p><p><b>References</b> ${check.references.map((address, at) => [at > 0 && ", ", link(address, address.replace("https://", ""))])}</p></div>`
  );
}

/** Framework by framework, each control with its title. */
function controlWords(ids: readonly string[]): Markup[] {
  const groups = Map.groupBy(controlsOf(ids), ({ framework }) => framework);
  return [...groups].map(
    ([framework, own]) =>
      html`<span class="framework"><i>${framework}:</i> ${own.map(({ control, title }) => `${control} ${title}`).join("; ")}.</span> `,
  );
}
