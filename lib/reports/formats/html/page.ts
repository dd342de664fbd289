import { formatCount } from "#lib/format.ts";
import type { ReportLately } from "../../lately.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { blocksOf, nothingSeen } from "./blocks.ts";
import { checksOf } from "./checks.ts";
import { letsThrough } from "./filtered.ts";
import { foot, head } from "./frame.ts";
import { callsOf, signalsOf } from "./lately.ts";
import { listOf } from "./list.ts";
import { type Anchor, html, type Markup } from "./markup.ts";
import { acceptedInPart, countIn, type Part, parts } from "./parts.ts";
import { resultOf } from "./result.ts";
import { scopeOf } from "./scope.ts";
import { script } from "./script/index.ts";
import { unassessedOf } from "./unassessed.ts";

interface Options {
  passing: "listed" | "counted";
}

/**
 * The whole document in pieces: each account, which reads without script, and then the findings of all. These are long: they
 * are written as they are read, and packed.
 */
export async function* pageOf(reports: readonly Report[], options: Options): AsyncGenerator<string> {
  yield (await head(reports, "Amazon SageMaker security audit", script)).text;
  if (reports.length > 1) yield accountsOf(reports).text;
  const isListed = (part: Part) => !part.isSettled || options.passing === "listed";
  const told = { isListed, explained: new Set<string>() };
  for (const report of reports) {
    const { account } = report.scan;
    if (reports.length === 1) {
      yield* reportOf(report, told, (name) => name);
      continue;
    }
    const anchor: Anchor = (name) => `${name}-${account}`;
    yield html`<section class="account" id="${anchor("account")}"><h1>Account ${account}</h1>\n`.text;
    yield* reportOf(report, told, anchor, account);
    yield "</section>\n";
  }
  const seen = nothingSeen();
  for await (const block of blocksOf(reports, isListed, seen)) yield block.text;
  yield listOf(
    seen,
    reports.map(({ scan }) => scan.account),
  ).text;
  yield foot(reports, script).text;
}

/** One account: what was looked at, what came of it, what is not known, and the checks with what each found. */
async function* reportOf(
  report: Report,
  { isListed, explained }: { isListed: (part: Part) => boolean; explained: Set<string> },
  anchor: Anchor,
  account?: string,
): AsyncGenerator<string> {
  const [counts, activity, lately] = await Promise.all([report.counts(), report.activity(), report.lately?.()]);
  const shown = parts.filter((part) => letsThrough(report, part));
  yield contents(shown, counts, lately, anchor, account).text;
  yield scopeOf(report, anchor).text;
  yield resultOf(report, counts, anchor).text;
  yield unassessedOf(report, counts, activity, anchor).text;
  if (lately) yield signalsOf(lately, anchor).text;
  for (const part of shown) {
    const count = countIn(part, counts);
    const accepted = acceptedInPart(part, counts);
    const query = (one: string) => `${account ? `account=${account}&` : ""}part=${part.id}&${one}`;
    yield html`<section id="${anchor(part.id)}" class="part"><h2>${part.title} <span class="total">${formatCount(count)}</span></h2><p class="note">${part.about}${!isListed(part) && " Counted, and not listed in this report."}</p>${accepted > 0 && html`<p><b>Accepted: ${formatCount(accepted)}</b> of them, each with who accepted it and until when. They count for no grade.</p>`}
${count === 0 ? html`<p>None in this report.</p>` : checksOf(part, counts, { explained, findings: isListed(part) ? query : undefined })}</section>\n`
      .text;
  }
  if (lately) yield callsOf(lately, anchor).text;
}

const toFindings = html`<li><a href="#findings">Findings</a> <span>to search and narrow</span></li>`;

/** The way to each account of a report on several. */
function accountsOf(reports: readonly Report[]): Markup {
  return html`<nav aria-label="Accounts"><ol>${reports.map(({ scan }) => html`<li><a href="#account-${scan.account}">Account ${scan.account}</a></li>\n`)}${toFindings}</ol></nav>\n`;
}

function contents(
  shown: readonly Part[],
  counts: readonly VerdictCount[],
  lately: ReportLately | undefined,
  anchor: Anchor,
  account: string | undefined,
): Markup {
  const total = (count: number | undefined) =>
    html`<span>${count === undefined ? "not known" : formatCount(count)}</span>`;
  return html`<nav aria-label="Contents${account && ` of account ${account}`}"><ol><li><a href="#${anchor("scope")}">Scope</a></li><li><a href="#${anchor("result")}">Result</a></li><li><a href="#${anchor("unassessed")}">What was not assessed</a></li>
${lately && html`<li><a href="#${anchor("signals")}">Signals</a> ${total(lately.signals?.total)}</li>\n`}${shown.map((part) => html`<li><a href="#${anchor(part.id)}">${part.title}</a> <span>${formatCount(countIn(part, counts))}</span></li>\n`)}${lately && html`<li><a href="#${anchor("activity")}">Activity</a> ${total(lately.calls?.calls)}</li>\n`}${account === undefined && toFindings}</ol></nav>\n`;
}
