import { formatCount, formatDateTime, plural } from "#lib/format.ts";
import type { Report, VerdictCount } from "../../report.ts";
import { blocksOf, nothingSeen } from "./blocks.ts";
import { checksOf } from "./checks.ts";
import { documentTop } from "./document.ts";
import { letsThrough } from "./filtered.ts";
import { listOf } from "./list.ts";
import { type Anchor, html, Markup } from "./markup.ts";
import { countIn, type Part, parts } from "./parts.ts";
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
  yield (await head(reports)).text;
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
  yield foot(reports).text;
}

/** One account: what was looked at, what came of it, what is not known, and the checks with what each found. */
async function* reportOf(
  report: Report,
  { isListed, explained }: { isListed: (part: Part) => boolean; explained: Set<string> },
  anchor: Anchor,
  account?: string,
): AsyncGenerator<string> {
  const [counts, activity] = await Promise.all([report.counts(), report.activity()]);
  const shown = parts.filter((part) => letsThrough(report, part));
  yield contents(shown, counts, anchor, account).text;
  yield scopeOf(report, anchor).text;
  yield resultOf(report, counts, anchor).text;
  yield unassessedOf(report, counts, activity, anchor).text;
  for (const part of shown) {
    const count = countIn(part, counts);
    const query = (one: string) => `${account ? `account=${account}&` : ""}part=${part.id}&${one}`;
    yield html`<section id="${anchor(part.id)}" class="part"><h2>${part.title} <span class="total">${formatCount(count)}</span></h2><p class="note">${part.about}${!isListed(part) && " Counted, and not listed in this report."}</p>
${count === 0 ? html`<p>None in this report.</p>` : checksOf(part, counts, { explained, findings: isListed(part) ? query : undefined })}</section>\n`
      .text;
  }
}

async function head(reports: readonly Report[]): Promise<Markup> {
  const { accounts, when } = scopeIn(reports);
  const top = await documentTop(`Amazon SageMaker security audit of ${accounts.join(", ")}, ${when}`, script);
  return html`${top}<main><header class="title"><p class="product">Sagewarden</p><h1>Amazon SageMaker security audit</h1>
<p>${accounts.length === 1 ? "Account" : "Accounts"} ${accounts.map((account, at) => [at > 0 && ", ", html`<b>${account}</b>`])}, as ${accounts.length === 1 ? "it was" : "they were"} on ${when}</p></header>\n`;
}

/** Which accounts, and when they were read: the span of their scans. */
function scopeIn(reports: readonly Report[]): { accounts: string[]; when: string } {
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const [first = "", last = first] = [ends[0], ends.at(-1)].map((end) => end && formatDateTime(end));
  return { accounts: reports.map(({ scan }) => scan.account), when: first === last ? first : `${first} to ${last}` };
}

const toFindings = html`<li><a href="#findings">Findings</a> <span>to search and narrow</span></li>`;

/** The way to each account of a report on several. */
function accountsOf(reports: readonly Report[]): Markup {
  return html`<nav aria-label="Accounts"><ol>${reports.map(({ scan }) => html`<li><a href="#account-${scan.account}">Account ${scan.account}</a></li>\n`)}${toFindings}</ol></nav>\n`;
}

function contents(
  shown: readonly Part[],
  counts: readonly VerdictCount[],
  anchor: Anchor,
  account: string | undefined,
): Markup {
  return html`<nav aria-label="Contents${account && ` of account ${account}`}"><ol><li><a href="#${anchor("scope")}">Scope</a></li><li><a href="#${anchor("result")}">Result</a></li><li><a href="#${anchor("unassessed")}">What was not assessed</a></li>
${shown.map((part) => html`<li><a href="#${anchor(part.id)}">${part.title}</a> <span>${formatCount(countIn(part, counts))}</span></li>\n`)}${account === undefined && toFindings}</ol></nav>\n`;
}

function foot(reports: readonly Report[]): Markup {
  const scans = reports.map(
    ({ scan }, at) => html`${at > 0 && ", "}scan <code>${scan.id}</code> of ${plural(scan.regions.length, "region")}`,
  );
  return html`<footer><p>Written by Sagewarden ${reports[0]?.generator.version} from ${scans}. A verdict rests on what AWS answered at the time given with it. Secrets were replaced by marks when they were read.</p></footer></main>
<script>${new Markup(script)}</script></body></html>\n`;
}
