import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, formatScore, formatShare, plural, wordsOf } from "#lib/format.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { mark } from "./marks.ts";
import { html, type Markup } from "./markup.ts";

const statuses: readonly VerdictStatus[] = ["fail", "unknown", "pass", "not-applicable"];

/** How many of the counts there are, of one verdict. */
export function countOf(counts: readonly VerdictCount[], wanted: Partial<VerdictCount>): number {
  const fits = (one: VerdictCount) =>
    Object.entries(wanted).every(([key, value]) => one[key as keyof VerdictCount] === value);
  return counts.reduce((sum, one) => sum + (fits(one) ? one.count : 0), 0);
}

/** The score with its coverage, the categories, and the verdicts counted. */
export function resultOf(report: Report, counts: readonly VerdictCount[]): Markup {
  const { score } = report;
  return html`<section id="result"><h2>Result</h2>
<div class="score">${gradeLetter(score.grade)}
<div><p class="figure">${score.value === null ? "Not scored" : html`${formatScore(score.value)} <span>of 100</span>`}</p>
<p>Coverage ${formatShare(score.coverage)}: so much of what the checks ask could be judged. The rest is unknown, and counts as not passed.</p>
${score.provisional && html`<p class="provisional">Provisional: under 80 % of it could be judged, so the grade is no better than C, whatever the rest may be.</p>`}
${score.waived > 0 && html`<p>${plural(score.waived, "finding was", "findings were")} accepted as a risk and left out of the score.</p>`}
</div></div>
<div class="halves"><div><h3>By category</h3>${categoryTable(report)}</div>
<div><h3>Verdicts on what is live</h3>${countTable(counts, "live")}
<h3>Verdicts on records</h3><p class="note">Finished jobs, and models and configurations that nothing uses: history that cannot be abused now. Not in the score.</p>${countTable(counts, "record")}${recordsNote(report)}</div></div>
</section>`;
}

function gradeLetter(grade: string | null): Markup {
  return grade === null
    ? html`<p class="grade none">–</p>`
    : html`<p class="grade grade-${grade}"><span class="unseen">Grade </span>${grade}</p>`;
}

function categoryTable({ score: { categories } }: Report): Markup {
  return html`<table class="figures"><thead><tr><th>Category</th><th>Grade</th><th class="number">Score</th><th class="number">Coverage</th></tr></thead><tbody>
${categories.map(
  ({ category, value, grade, coverage }) =>
    html`<tr><th scope="row">${wordsOf(category)}</th><td class="letter grade-${grade ?? "none"}">${grade ?? "–"}</td><td class="number">${value === null ? "–" : formatScore(value)}</td><td class="number">${value === null ? "–" : formatShare(coverage)}</td></tr>\n`,
)}</tbody></table>`;
}

function countTable(counts: readonly VerdictCount[], exposure: VerdictCount["exposure"]): Markup {
  const bySeverity = Map.groupBy(
    counts.filter((one) => one.exposure === exposure),
    ({ check }) => checkOf(check)?.severity ?? "info",
  );
  const row = (own: readonly VerdictCount[]) =>
    statuses.map((status) => {
      const count = countOf(own, { status });
      return html`<td class="number${count === 0 ? " nought" : ""}">${formatCount(count)}</td>`;
    });
  return html`<table class="figures"><thead><tr><th>Severity</th>${statuses.map((status) => html`<th class="number">${wordsOf(status)}</th>`)}</tr></thead><tbody>
${severities.map((severity) => html`<tr><th scope="row">${mark(severity)}</th>${row(bySeverity.get(severity) ?? [])}</tr>\n`)}</tbody>
<tfoot><tr><th scope="row">All</th>${row([...bySeverity.values()].flat())}</tr></tfoot></table>`;
}

function recordsNote({ score: { records } }: Report): Markup | false {
  if (!records || records.coverage === null) return false;
  const words = `Coverage of records ${formatShare(records.coverage)}, with what the cap left unread counted as not assessed.`;
  return records.provisional ? html`<p class="provisional">${words}</p>` : html`<p class="note">${words}</p>`;
}
