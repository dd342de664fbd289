import type { Framework } from "#lib/checks/controls/framework.ts";
import { type JudgedControl, unjudgedControls } from "#lib/checks/controls/judged.ts";
import { formatCount, plural } from "#lib/format.ts";
import { controlsIn, passRateWords, standingCounts, standingNotes } from "../../framework.ts";
import type { Report } from "../../report.ts";
import { controlOf, standingMark, type Told } from "./control.ts";
import { foot, head } from "./frame.ts";
import { type Anchor, html, link, type Markup } from "./markup.ts";
import { scopeOf } from "./scope.ts";
import { unassessedOf } from "./unassessed.ts";

/** A framework control by control, each account by itself. All of it reads without script; it is written as the findings are read. */
export async function* frameworkPage(
  reports: readonly Report[],
  options: { passing: "listed" | "counted" },
): AsyncGenerator<string> {
  const framework = reports[0]?.framework;
  if (!framework) return;
  const title = `${framework.name} ${framework.version}, by what Amazon SageMaker shows`;
  yield (await head(reports, title)).text;
  if (reports.length > 1)
    yield html`<nav aria-label="Accounts"><ol>${reports.map(({ scan }) => html`<li><a href="#account-${scan.account}">Account ${scan.account}</a></li>\n`)}</ol></nav>\n`
      .text;
  for (const report of reports) {
    const { account } = report.scan;
    const isOne = reports.length === 1;
    if (!isOne) yield html`<section class="account" id="account-${account}"><h1>Account ${account}</h1>\n`.text;
    yield* accountOf(report, (name) => (isOne ? name : `${name}-${account}`), options.passing === "listed");
    if (!isOne) yield "</section>\n";
  }
  yield foot(reports).text;
}

async function* accountOf(report: Report, anchor: Anchor, isListed: boolean): AsyncGenerator<string> {
  const [controls, counts, activity] = await Promise.all([controlsIn(report), report.counts(), report.activity()]);
  yield html`<nav aria-label="Contents of account ${report.scan.account}"><ol>
<li><a href="#${anchor("scope")}">Scope</a></li><li><a href="#${anchor("controls")}">Controls</a> <span>${formatCount(controls.length)}</span></li><li><a href="#${anchor("unassessed")}">What was not assessed</a></li></ol></nav>\n`
    .text;
  yield scopeOf(report, anchor).text;
  if (report.framework) yield summaryOf(report.framework, controls, anchor).text;
  // What is unknown stands under its controls.
  yield unassessedOf(report, counts, activity, (name) => anchor(name === "unknown" ? "controls" : name)).text;
  const told: Told = new Map();
  for (const control of controls) yield* controlOf(report, control, { told, anchor, isListed });
}

function summaryOf(framework: Framework, controls: readonly JudgedControl[], anchor: Anchor): Markup {
  const others = unjudgedControls(framework);
  return html`<section id="${anchor("controls")}"><h2>Controls <span class="total">${formatCount(controls.length)}</span></h2>
<p><b>${standingCounts(controls)}</b> ${link(framework.source, framework.publisher)}</p>
${standingNotes.map((note) => html`<p class="note">${note}</p>\n`)}
<table class="figures"><thead><tr><th>Control</th><th>Title</th><th>Standing</th><th class="number">Fail</th><th class="number">Unknown</th><th class="number">Pass</th><th class="number">Known to pass</th></tr></thead><tbody>
${controls.map(
  (one) =>
    html`<tr><th scope="row"><a href="#${anchor(`control-${one.control}`)}">${one.control}</a></th><td>${one.title}</td><td>${standingMark(one)}</td>${[one.fail, one.unknown, one.pass].map((count) => html`<td class="number${count === 0 && " nought"}">${formatCount(count)}</td>`)}<td class="number">${passRateWords(one)}</td></tr>\n`,
)}</tbody></table>
${
  others.length > 0 &&
  html`<h3>Not assessed by this product: ${plural(others.length, "control")}</h3><ul>${others.map(({ control, title }) => html`<li>${control} ${title}</li>\n`)}</ul>`
}</section>\n`;
}
