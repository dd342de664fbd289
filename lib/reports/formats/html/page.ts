import { formatCount, formatDateTime, plural } from "#lib/format.ts";
import type { FindingPart, Report, VerdictCount } from "../../report.ts";
import { letsThrough } from "./filtered.ts";
import { failing, settled, unjudged } from "./finding.ts";
import { groupsOf } from "./groups.ts";
import { shapeSheet } from "./marks.ts";
import { type Anchor, html, Markup } from "./markup.ts";
import { countOf, resultOf } from "./result.ts";
import { scopeOf } from "./scope.ts";
import { style } from "./style.ts";
import { unassessedOf } from "./unassessed.ts";

interface Part extends FindingPart {
  id: string;
  title: string;
  /** What the part is, for who has never seen the product. */
  about: string;
  isSettled?: boolean;
}

const parts: readonly Part[] = [
  {
    id: "failing",
    title: "Failing now",
    about: "Live resources that are not as they should be: they can be used or abused today.",
    status: "fail",
    exposure: "live",
  },
  {
    id: "unknown",
    title: "Unknown",
    about: "What could not be judged, and why. It may fail as well as pass.",
    status: "unknown",
  },
  {
    id: "records",
    title: "Failing records",
    about:
      "Finished jobs, and models and configurations that nothing uses. They cannot be changed, only done better next time.",
    status: "fail",
    exposure: "record",
  },
  {
    id: "passing",
    title: "Passing",
    about: "What was read and is in order, with what was seen.",
    status: "pass",
    isSettled: true,
  },
  {
    id: "not-applicable",
    title: "Not applicable",
    about: "What a check does not apply to, and why.",
    status: "not-applicable",
    isSettled: true,
  },
];

/**
 * The whole document in pieces, one account after the other. What is long in it, the findings, is written as it is read.
 */
export async function* pageOf(
  reports: readonly Report[],
  options: { passing: "listed" | "counted" },
): AsyncGenerator<string> {
  yield (await head(reports)).text;
  if (reports.length > 1) yield accountsOf(reports).text;
  for (const report of reports) {
    const { account } = report.scan;
    if (reports.length === 1) {
      yield* reportOf(report, options, (name) => name);
      continue;
    }
    const anchor: Anchor = (name) => `${name}-${account}`;
    yield html`<section class="account" id="${anchor("account")}"><h1>Account ${account}</h1>\n`.text;
    yield* reportOf(report, options, anchor);
    yield "</section>\n";
  }
  yield foot(reports).text;
}

/** One account: what was looked at, what came of it, what is not known, and the findings. */
async function* reportOf(
  report: Report,
  options: { passing: "listed" | "counted" },
  anchor: Anchor,
): AsyncGenerator<string> {
  const [counts, activity] = await Promise.all([report.counts(), report.activity()]);
  const shown = parts.filter((part) => letsThrough(report, part));
  yield contents(shown, counts, anchor).text;
  yield scopeOf(report, anchor).text;
  yield resultOf(report, counts, anchor).text;
  yield unassessedOf(report, counts, activity, anchor).text;
  for (const part of shown) {
    const count = countIn(part, counts);
    yield html`<section id="${anchor(part.id)}" class="part"><h2>${part.title} <span class="total">${formatCount(count)}</span></h2><p class="note">${part.about}</p>\n`
      .text;
    if (count === 0) yield html`<p>None in this report.</p>`.text;
    else if (part.isSettled && options.passing === "counted")
      yield html`<p>Counted above, and not listed in this report.</p>`.text;
    else for await (const piece of groupsOf(report, counts, part, writing(part))) yield piece.text;
    yield "</section>\n";
  }
}

function writing({ status }: Part) {
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

function countIn({ status, exposure }: Part, counts: readonly VerdictCount[]): number {
  return countOf(counts, exposure ? { status, exposure } : { status });
}

async function head(reports: readonly Report[]): Promise<Markup> {
  const { accounts, when } = scopeIn(reports);
  const policy = `default-src 'none'; style-src 'sha256-${await digestOf(style)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>Amazon SageMaker security audit of ${accounts.join(", ")}, ${when}</title>
<style>${new Markup(style)}</style></head>
<body>${shapeSheet}<main><header class="title"><p class="product">Sagewarden</p><h1>Amazon SageMaker security audit</h1>
<p>${accounts.length === 1 ? "Account" : "Accounts"} ${accounts.map((account, at) => [at > 0 && ", ", html`<b>${account}</b>`])}, as ${accounts.length === 1 ? "it was" : "they were"} on ${when}</p></header>\n`;
}

/** Which accounts, and when they were read: the span of their scans. */
function scopeIn(reports: readonly Report[]): { accounts: string[]; when: string } {
  const ends = reports.map(({ scan }) => scan.finishedAt).sort();
  const [first = "", last = first] = [ends[0], ends.at(-1)].map((end) => end && formatDateTime(end));
  return { accounts: reports.map(({ scan }) => scan.account), when: first === last ? first : `${first} to ${last}` };
}

/** The way to each account of a report on several. */
function accountsOf(reports: readonly Report[]): Markup {
  return html`<nav aria-label="Accounts"><ol>${reports.map(({ scan }) => html`<li><a href="#account-${scan.account}">Account ${scan.account}</a></li>\n`)}</ol></nav>\n`;
}

function contents(parts: readonly Part[], counts: readonly VerdictCount[], anchor: Anchor): Markup {
  return html`<nav aria-label="Contents"><ol><li><a href="#${anchor("scope")}">Scope</a></li><li><a href="#${anchor("result")}">Result</a></li><li><a href="#${anchor("unassessed")}">What was not assessed</a></li>
${parts.map((part) => html`<li><a href="#${anchor(part.id)}">${part.title}</a> <span>${formatCount(countIn(part, counts))}</span></li>\n`)}</ol></nav>\n`;
}

function foot(reports: readonly Report[]): Markup {
  const scans = reports.map(
    ({ scan }, at) => html`${at > 0 && ", "}scan <code>${scan.id}</code> of ${plural(scan.regions.length, "region")}`,
  );
  return html`<footer><p>Written by Sagewarden ${reports[0]?.generator.version} from ${scans}. A verdict rests on what AWS answered at the time given with it. Secrets were replaced by marks when they were read.</p></footer></main></body></html>\n`;
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes));
}
