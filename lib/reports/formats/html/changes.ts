import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { changeTitles } from "#lib/filters/change-titles.ts";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount, formatDateTime, formatScore, formatShare, kindIn, wordsOf } from "#lib/format.ts";
import type { ChangedResource } from "#lib/store/finding-changes.ts";
import { acceptedWords } from "../../accepted.ts";
import { changeWords } from "../../change-words.ts";
import type { Report, ReportChange, ReportCoverage, ReportSince } from "../../report.ts";
import { sightBetween } from "../../sight.ts";
import { acceptedLine, failing } from "./finding.ts";
import { foot, head } from "./frame.ts";
import { mark } from "./marks.ts";
import { type Anchor, html, type Markup, untrusted } from "./markup.ts";

/** What changed between two scans, each account by itself, what got worse first. All of it reads without script. */
export async function* changesPage(
  reports: readonly Report[],
  options: { passing: "listed" | "counted" },
): AsyncGenerator<string> {
  yield (await head(reports, "What changed in Amazon SageMaker")).text;
  for (const report of reports) {
    const { since, scan } = report;
    if (!since) continue;
    const isOne = reports.length === 1;
    if (!isOne)
      yield html`<section class="account" id="account-${scan.account}"><h1>Account ${scan.account}</h1>\n`.text;
    const anchor: Anchor = (name) => (isOne ? name : `${name}-${scan.account}`);
    yield* accountOf(report, since, anchor, options.passing === "listed");
    if (!isOne) yield "</section>\n";
  }
  yield foot(reports).text;
}

async function* accountOf(
  report: Report,
  since: ReportSince,
  anchor: Anchor,
  isListed: boolean,
): AsyncGenerator<string> {
  const [counts, resources] = await Promise.all([since.counts(), since.resources()]);
  const { lost, regained } = sightBetween(since.coverage, report.coverage);
  yield html`<nav aria-label="Contents of account ${report.scan.account}"><ol>${findingChangeKinds.map(
    (kind) =>
      counts[kind] > 0 &&
      html`<li><a href="#${anchor(kind)}">${changeTitles[kind]}</a> <span>${formatCount(counts[kind])}</span></li>\n`,
  )}</ol></nav>
<section id="${anchor("between")}"><h2>Between two scans</h2>
<table class="figures"><thead><tr><th></th><th>Before</th><th>After</th></tr></thead><tbody>
<tr><th scope="row">Read until</th><td>${formatDateTime(since.scan.finishedAt)}</td><td>${formatDateTime(report.scan.finishedAt)}</td></tr>
<tr><th scope="row">Scan</th><td><code>${since.scan.id}</code></td><td><code>${report.scan.id}</code></td></tr>
<tr><th scope="row">Grade</th><td>${gradeOf(since.score)}</td><td>${gradeOf(report.score)}</td></tr>
<tr><th scope="row">Assessed</th><td>${formatShare(since.score.coverage)}</td><td>${formatShare(report.score.coverage)}</td></tr>
${(since.score.waived > 0 || report.score.waived > 0) && html`<tr><th scope="row">Accepted</th><td>${acceptedWords(since.score) ?? "nothing"}</td><td>${acceptedWords(report.score) ?? "nothing"}</td></tr>\n`}${findingChangeKinds.map((kind) => html`<tr><th scope="row">${changeTitles[kind]}</th><td></td><td${counts[kind] === 0 && html` class="nought"`}>${formatCount(counts[kind])}</td></tr>\n`)}</tbody></table>
<p class="note">Of what is live: finished jobs and unused records are left out.</p></section>\n`.text;
  yield html`${calls("Read before, and not now", lost)}${calls("Not read before, and now it is", regained)}`.text;
  const left = findingChangeKinds.filter((kind) => counts[kind] > 0);
  let under: FindingChangeKind | undefined;
  for await (const change of since.findings()) {
    const [kind] = change.changes;
    if (kind && kind !== under) {
      if (under) yield "</section>\n";
      for (let next = left.shift(); next && next !== kind; next = left.shift())
        yield toldElsewhere(next, counts, anchor);
      yield html`<section id="${anchor(kind)}">${titleOfKind(kind, counts)}\n`.text;
      under = kind;
    }
    // What is in order now is told, or counted by the heading alone.
    if (isListed || change.after === "fail" || change.after === "unknown" || change.after === null)
      yield (await changed(change)).text;
  }
  yield under ? "</section>\n" : "<p>No live finding changed.</p>\n";
  for (const kind of left) yield toldElsewhere(kind, counts, anchor);
  yield html`${cameOrWent("Came", resources, "new")}${cameOrWent("Went", resources, "gone")}`.text;
}

type Counts = Awaited<ReturnType<ReportSince["counts"]>>;

function titleOfKind(kind: FindingChangeKind, counts: Counts): Markup {
  return html`<h2>${changeTitles[kind]} <span class="total">${formatCount(counts[kind])}</span></h2>`;
}

/** A finding that changed in two ways stands under the first. */
function toldElsewhere(kind: FindingChangeKind, counts: Counts, anchor: Anchor): string {
  return html`<section id="${anchor(kind)}">${titleOfKind(kind, counts)}<p>They stand above, under what else changed of them.</p></section>\n`
    .text;
}

function gradeOf({ value, grade }: Pick<Report["score"], "value" | "grade">): string {
  return value === null ? "not scored" : `${grade}, ${formatScore(value)} of 100`;
}

/** What fails now stands whole; of the rest, what it was and what it is. */
async function changed({ before, after, finding }: ReportChange): Promise<Markup> {
  const { check, severity, resource, reason, waiver } = finding;
  return html`<div class="check"><header><h4>${mark(checkOf(check)?.severity ?? severity)} ${titleOf(check, after ?? "fail")}</h4>
<p class="note">${changeWords(before, after)}; check <code>${check}</code></p></header>
${
  after === "fail"
    ? await failing(finding)
    : html`<p>${untrusted(resource.name)} <span class="where">${kindIn(resource)}</span> <span class="arn"><code>${untrusted(resource.arn)}</code></span></p>${reason !== null && html`<p>${untrusted(reason)}</p>`}${waiver && acceptedLine(waiver)}`
}</div>\n`;
}

/** Nothing that was lost sight of may look as if it had been put right. */
function calls(title: string, lines: readonly ReportCoverage[]): Markup | false {
  if (lines.length === 0) return false;
  return html`<section><h2>${title} <span class="total">${formatCount(lines.length)}</span></h2><ul>
${lines.map(({ kind, region, action, status, error }) => html`<li>${kindIn({ kind, region })}, call <code>${action}</code>: ${wordsOf(status).toLowerCase()}${error && html`, ${untrusted(error)}`}</li>\n`)}</ul></section>\n`;
}

function cameOrWent(title: string, resources: readonly ChangedResource[], is: ChangedResource["is"]): Markup {
  const own = resources.filter((one) => one.is === is);
  return html`<section><h2>${title} <span class="total">${formatCount(own.length)}</span></h2>
${own.length === 0 ? html`<p>No live resource.</p>` : html`<ul>${own.map((one) => html`<li>${untrusted(one.name)} <span class="where">${kindIn(one)}</span> <span class="arn"><code>${untrusted(one.arn)}</code></span></li>\n`)}</ul>`}</section>\n`;
}
