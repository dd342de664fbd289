import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, formatScore, formatShare, wordsOf } from "#lib/format.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { acceptedWords } from "../../accepted.ts";
import { exposureWords } from "../../exposure-words.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { letsThrough } from "./filtered.ts";
import { mark } from "./marks.ts";
import { type Anchor, html, type Markup } from "./markup.ts";

const statuses: readonly VerdictStatus[] = ["fail", "unknown", "pass", "not-applicable"];

/** How many findings there are that have all of this. */
export function countOf(counts: readonly VerdictCount[], wanted: Partial<VerdictCount>): number {
  const fits = (one: VerdictCount) =>
    Object.entries(wanted).every(([key, value]) => one[key as keyof VerdictCount] === value);
  return counts.reduce((sum, one) => sum + (fits(one) ? one.count : 0), 0);
}

/** The score with its coverage, the categories, and the verdicts counted. */
export function resultOf(report: Report, counts: readonly VerdictCount[], anchor: Anchor): Markup {
  const { score } = report;
  const accepted = acceptedWords(score);
  return html`<section id="${anchor("result")}"><h2>Result</h2>
<div class="score">${gradeLetter(score.grade)}
<div><p class="figure">${score.value === null ? "Not scored" : html`${formatScore(score.value)} <span>of 100</span>`}</p>
<p>Coverage ${formatShare(score.coverage)}: so much of what the checks ask could be judged. The rest is unknown, and counts as not passed.</p>
${score.provisional && html`<p class="provisional">Provisional: under 80 % of it could be judged, so the grade is no better than C, whatever the rest may be.</p>`}
${accepted && html`<p>${accepted}.</p>`}
</div></div>
<div class="halves"><div><h3>By category</h3>${categoryTable(report)}</div>
<div>${verdictsOn(report, counts, "live")}${verdictsOn(report, counts, "record")}</div></div>
</section>`;
}

function verdictsOn(report: Report, counts: readonly VerdictCount[], exposure: Exposure): Markup | false {
  if (!letsThrough(report, { exposure })) return false;
  const { title, about } = exposureWords[exposure];
  const shown = statuses.filter((status) => letsThrough(report, { status }));
  const own = counts.filter((one) => one.exposure === exposure);
  return html`<h3>${title}${report.filters.length > 0 && ", as filtered"}</h3><p class="note">${about}</p>${countTable(own, shown)}${exposure === "record" && recordsNote(report)}`;
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

function countTable(counts: readonly VerdictCount[], statuses: readonly VerdictStatus[]): Markup {
  const bySeverity = Map.groupBy(counts, ({ check }) => checkOf(check)?.severity ?? "info");
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
