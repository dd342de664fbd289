import { formatCount, formatDateTime, plural } from "#lib/format.ts";
import type { Report, ReportOption } from "../../report.ts";
import { valuesWords } from "../../values.ts";
import { type Anchor, html, type Markup, untrusted } from "./markup.ts";

/** What was looked at, when, and by what. */
export function scopeOf(
  { scan, generator, limits, filters, checkOptions, values = "left-out" }: Report,
  anchor: Anchor,
): Markup {
  const { horizonDays } = limits;
  return html`<section id="${anchor("scope")}"><h2>Scope</h2>
<dl class="facts">
<div><dt>Account</dt><dd><code>${scan.account}</code></dd></div>
<div><dt>Partition</dt><dd><code>${scan.partition}</code></dd></div>
<div class="wide"><dt>Regions</dt><dd>${scan.regions.join(", ")}, and what belongs to no region. Other regions were not looked at.</dd></div>
${
  scan.readInFullAt
    ? html`<div><dt>Read in full from</dt><dd>${formatDateTime(scan.readInFullAt)}</dd></div>
<div><dt>Watched until</dt><dd>${formatDateTime(scan.finishedAt)}: what events named since was read again</dd></div>`
    : html`<div><dt>Read from</dt><dd>${formatDateTime(scan.startedAt)}</dd></div>
<div><dt>to</dt><dd>${formatDateTime(scan.finishedAt)}</dd></div>`
}
<div><dt>By</dt><dd>Sagewarden ${generator.version}</dd></div>
${scan.readAs && html`<div class="wide"><dt>Read as</dt><dd><code>${untrusted(scan.readAs)}</code></dd></div>\n`}<div><dt>AWS calls</dt><dd>${formatCount(scan.apiCalls)}, ${formatCount(scan.throttles)} of them throttled</dd></div>
<div><dt>Finished jobs</dt><dd>${horizonDays === "all" ? "of all time" : html`of the last ${plural(horizonDays, "day")}`}</dd></div>
<div class="wide"><dt>Scan</dt><dd><code>${scan.id}</code></dd></div>
<div class="wide"><dt>Values</dt><dd>${valuesWords[values]}</dd></div>
<div class="whole"><dt>Checks judged with</dt><dd>${optionsOf(checkOptions)}</dd></div>
</dl>
${
  filters.length > 0 &&
  html`<div class="filters"><p><b>This is a part of the findings.</b> Only those are in it that match all of these; the score and what was not assessed are of the whole account.</p>
<dl class="facts">${filters.map(({ label, values }) => html`<div><dt>${label}</dt><dd>${values.map((value, at) => [at > 0 && ", ", untrusted(value)])}</dd></div>`)}</dl></div>`
}
</section>`;
}

/** What was set stands there to be seen; the defaults, which are many, under a line to open. */
function optionsOf(options: readonly ReportOption[]): Markup {
  const defaults = options.filter(({ isDefault }) => isDefault);
  const lines = html`${options.filter(({ isDefault }) => !isDefault).map(optionLine)}`;
  return defaults.length === 0
    ? lines
    : html`${lines}<details class="options"><summary>${plural(defaults.length, "option")} as the product has ${defaults.length === 1 ? "it" : "them"}</summary>${defaults.map(optionLine)}</details>`;
}

function optionLine({ check, option, value, isDefault }: ReportOption): Markup {
  const shown = Array.isArray(value) ? value.join(", ") || "none" : String(value);
  return html`<div><code>${check}</code> ${option}: <b>${shown}</b>${isDefault ? " (default)" : " (set)"}</div>`;
}
