import { checkOf } from "#lib/checks/catalogue.ts";
import { plural } from "#lib/format.ts";
import { verdictTitle } from "#lib/verdict-title.ts";
import { groundsOf } from "../finding-text.ts";
import { documentTop } from "../formats/html/document.ts";
import { failing } from "../formats/html/finding.ts";
import { mark } from "../formats/html/marks.ts";
import { type Markup, html as markup, untrusted } from "../formats/html/markup.ts";
import type { ReportFinding } from "../report.ts";
import { rowOf } from "./html-timeline.ts";
import type { InvestigatedResource, Investigation } from "./investigation.ts";
import { investigationFormat } from "./investigation-format.ts";
import { mostRead, silenceOf, timelineOf } from "./timeline.ts";
import {
  countedText,
  factsOf,
  nameOf,
  reachTable,
  relationTables,
  sightingsTable,
  summaryTables,
  type Table,
} from "./told.ts";

/** One file that an auditor can read, print and keep: no script, nothing fetched, every foreign word escaped. */
export const html = investigationFormat({
  name: "html",
  label: "HTML",
  purpose: "one page to read, print and hand over",
  readers: "people",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  render: document,
});

async function* document(investigation: Investigation): AsyncGenerator<string> {
  const { account, resource, unread, left, generator } = investigation;
  const name = nameOf(investigation);
  const top = await documentTop(`Investigation of ${name} in account ${account}`);
  yield markup`${top}<main><header class="title"><p class="product">Sagewarden</p><h1>Investigation of ${untrusted(name)}</h1><p>Account <b>${account}</b></p></header>
<section><h2>Of whom, and of which time</h2><dl class="facts">${factsOf(investigation).map(({ label, value }) => markup`<div class="wide"><dt>${label}</dt><dd>${untrusted(value)}</dd></div>\n`)}</dl></section>
<section><h2>What is not known</h2>${unread.length + left.length === 0 ? markup`<p>Everything of the period was read.</p>` : markup`<ul>${[...unread, ...left].map((one) => markup`<li class="unknown">${untrusted(one)}</li>\n`)}</ul>`}
${tableOf(reachTable(investigation))}</section>\n`.text;
  if (resource) yield* resourceOf(resource);
  yield markup`<section><h2>In sum</h2><p>${countedText(investigation)}</p>${tableOf(sightingsTable(investigation))}${summaryTables(investigation).map(tableOf)}</section>\n`
    .text;
  yield `<section><h2>Timeline</h2><p class="note">Newest first, times in UTC.</p><table class="stacked"><thead><tr><th>When</th><th>What</th><th>By</th><th>From</th><th>What came of it</th></tr></thead><tbody>\n`;
  for await (const moment of timelineOf(investigation, mostRead)) yield rowOf(moment).text;
  yield "</tbody></table>";
  if (investigation.summary.events === 0) yield markup`<p class="unknown">${silenceOf(investigation)}</p>`.text;
  yield markup`</section>\n<footer><p>Written by Sagewarden ${generator.version}. Secrets were replaced by marks when they were read.</p></footer></main></body></html>\n`
    .text;
}

function tableOf({ title, head, rows, left }: Table): Markup {
  if (rows.length === 0) return markup`<h3>${title}</h3><p>None.</p>`;
  return markup`<h3>${title}</h3><table class="stacked"><thead><tr>${head.map((one) => markup`<th>${one}</th>`)}</tr></thead><tbody>
${rows.map((cells) => markup`<tr>${cells.map((cell, at) => (at === 0 ? markup`<th scope="row">${untrusted(cell)}</th>` : markup`<td>${untrusted(cell)}</td>`))}</tr>\n`)}</tbody></table>${left > 0 && markup`<p class="note">${plural(left, "more row is", "more rows are")} not in this table.</p>`}\n`;
}

async function* resourceOf(resource: InvestigatedResource): AsyncGenerator<string> {
  const { configuration } = resource.detail;
  yield markup`<section><h2>Relations</h2>${relationTables(resource).map(tableOf)}</section>\n<section><h2>Findings</h2><h3>Failing</h3>`
    .text;
  const others: ReportFinding[] = [];
  let isAny = false;
  for await (const finding of resource.findings()) {
    if (finding.status === "fail") yield (await failingOf(finding)).text;
    else others.push(finding);
    isAny ||= finding.status === "fail";
  }
  if (!isAny) yield "<p>None.</p>";
  yield markup`<h3>Others</h3>${others.length === 0 ? markup`<p>None.</p>` : markup`<table class="settled"><tbody>${others.map(otherOf)}</tbody></table>`}</section>
<section><h2>Configuration</h2>${configuration === null ? markup`<p>It was never read.</p>` : markup`<p class="note">As AWS last described it, secrets redacted.</p><pre>${untrusted(JSON.stringify(configuration, null, 2), true)}</pre>`}</section>\n`
    .text;
}

async function failingOf(finding: ReportFinding): Promise<Markup> {
  const { severity, title, check } = finding;
  return markup`<section class="check"><header><h4>${mark(severity)}${title}</h4><code>${check}</code></header><p class="why">${checkOf(check)?.rationale}</p>${await failing(finding)}</section>\n`;
}

function otherOf(finding: ReportFinding): Markup {
  return markup`<tr><th scope="row">${mark(finding.status)} ${verdictTitle(finding)}</th><td>${groundsOf(finding).map((line, at) => [at > 0 && markup`<br>`, untrusted(line)])}</td></tr>\n`;
}
