import { titleOf } from "#lib/checks/catalogue.ts";
import { categories, severities } from "#lib/checks/define.ts";
import { formatCount, wordsOf } from "#lib/format.ts";
import type { Seen } from "./blocks.ts";
import { mark } from "./marks.ts";
import { html, type Markup } from "./markup.ts";
import { parts } from "./parts.ts";

/**
 * Where the findings are shown, with what they can be narrowed by. It is written after them, when all that is in them is
 * known; the page's script brings it to life, and until it does the note stands there.
 */
export function listOf(seen: Seen, accounts: readonly string[]): Markup {
  return html`<section id="findings" class="part"><h2>Findings <span class="total">${formatCount(seen.count)}</span></h2>
${
  seen.count === 0
    ? html`<p>None are listed in this report.</p>`
    : html`<p class="note">Each with what was seen, who made it so and how to put it right. A link to this page keeps what is chosen here.</p>
<p id="unlisted" class="unread"><b>The list is not shown.</b> It is packed into this file, and a script in it unpacks it: that takes a browser of 2023 or later with JavaScript on. All else on this page reads without. The reports as CSV and Excel have the same findings.</p>
<form id="choice" role="search" aria-label="Findings" hidden>
<label class="search"><span>Search</span> <input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="Name, ARN or check"></label>
<fieldset><legend>Verdict</legend>${parts.filter(({ id }) => seen.parts.has(id)).map(({ id, title, status }) => box("part", id, mark(status, title)))}</fieldset>
<fieldset><legend>Severity</legend>${severities.filter((one) => seen.severities.has(one)).map((one) => box("severity", one, mark(one)))}</fieldset>
<div class="menus">${accounts.length > 1 && menu("account", "Account", "Any account", accounts)}
${menu(
  "category",
  "Category",
  "Any category",
  categories.filter((one) => seen.categories.has(one)),
  wordsOf,
)}
${menu("kind", "Kind", "Any kind", inOrder(seen.kinds), wordsOf)}
${menu("region", "Region", "Any region", inOrder(seen.regions))}
${menu("check", "Check", "Any check", inOrder(seen.checks, nameOf), nameOf)}</div>
<div class="acts"><button type="reset">Show all</button> <button type="button" id="print">Print</button></div>
</form>
<p id="told" role="status" tabindex="-1"></p><p id="narrowed" class="note"></p>
<div id="list" data-count="${seen.count}"></div>
<nav id="pages" aria-label="Pages of findings" hidden><button type="button" value="-1">Previous</button> <span></span> <button type="button" value="1">Next</button></nav>`
}
</section>\n`;
}

const nameOf = (check: string) => titleOf(check, "pass");

function inOrder(values: Iterable<string>, wordsFor = wordsOf): string[] {
  return [...values].sort((one, other) => (wordsFor(one) < wordsFor(other) ? -1 : 1));
}

function box(name: string, value: string, words: Markup): Markup {
  return html`<label><input type="checkbox" name="${name}" value="${value}"> ${words} <span class="count"></span></label>\n`;
}

function menu(
  name: string,
  label: string,
  any: string,
  values: readonly string[],
  wordsFor = (value: string) => value,
): Markup {
  return html`<label><span>${label}</span> <select name="${name}"><option value="">${any}</option>${values.map((value) => html`<option value="${value}">${wordsFor(value)}</option>`)}</select></label>`;
}
