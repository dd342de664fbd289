import { actorName } from "#lib/actor-name.ts";
import { formatCount } from "#lib/format.ts";
import type { ReportLately, ReportSignals, ReportThing } from "../../lately.ts";
import {
  alsoSeen,
  callsSaid,
  howCounted,
  latelyScope,
  notSeen,
  signalsSaid,
  thingCount,
  thingsLeftOut,
  thingTime,
} from "../../lately-words.ts";
import { mark } from "./marks.ts";
import { type Anchor, html, type Markup, untrusted } from "./markup.ts";

/** Of one thing. */
const mostCalls = 6;

/** What signals and patterns saw before the scan ended, the worst first, and what of it was not looked through. */
export function signalsOf(lately: ReportLately, anchor: Anchor): Markup {
  const { signals } = lately;
  const unseen = notSeen(lately);
  return html`<section id="${anchor("signals")}"><h2>Signals <span class="total">${signals ? formatCount(signals.total) : "not known"}</span></h2>
<p class="note">${latelyScope(lately)}</p>
<p${lately.unread.length > 0 && html` class="provisional"`}>${signalsSaid(lately)}</p>
${gaps(lately)}${signals && signals.total > 0 && tables(signals)}${unseen && html`<p class="note">${unseen}</p>`}
</section>\n`;
}

/** How much was called before the scan ended, and by whom. */
export function callsOf(lately: ReportLately, anchor: Anchor): Markup {
  const { calls, unread } = lately;
  return html`<section id="${anchor("activity")}"><h2>Activity <span class="total">${calls ? formatCount(calls.calls) : "not known"}</span></h2>
<p${unread.length > 0 && html` class="provisional"`}>${callsSaid(lately)}</p>
${
  calls &&
  calls.actors.length > 0 &&
  html`<h3>Who called most: ${formatCount(calls.actors.length)} of ${formatCount(calls.total)}</h3>
<table class="figures"><thead><tr><th>Who</th><th class="number">Calls</th><th class="number">Changes</th><th class="number">Refused</th></tr></thead><tbody>
${calls.actors.map(
  ({ actor, calls: all, changes, refused }) =>
    html`<tr><th scope="row">${who(actor)}</th>${[all, changes, refused].map((count) => html`<td class="number${count === 0 && " nought"}">${formatCount(count)}</td>`)}</tr>\n`,
)}</tbody></table>`
}
</section>\n`;
}

function gaps({ unread }: ReportLately): Markup | false {
  return unread.length > 0 && html`<ul>${unread.map((sentence) => html`<li>${untrusted(sentence)}</li>\n`)}</ul>\n`;
}

function tables(signals: ReportSignals): Markup {
  const left = thingsLeftOut(signals, signals.things.length);
  return html`<h3>What was seen how often</h3><p class="note">${howCounted}</p>
<table class="figures"><thead><tr><th>Severity</th><th>What happened</th><th class="number">Times</th></tr></thead><tbody>
${signals.bySignal.flatMap(({ title, severity, count }) =>
  count === 0
    ? []
    : html`<tr><th scope="row">${mark(severity)}</th><td>${title}</td><td class="number">${formatCount(count)}</td></tr>\n`,
)}</tbody></table>
<h3>The worst first</h3>${left && html`<p class="note">${left}</p>`}
<table class="signals stacked"><thead><tr><th>What happened</th><th>Who</th><th>Calls, and what they were about</th><th>When and where</th></tr></thead><tbody>
${signals.things.map(thingRow)}</tbody></table>\n`;
}

function thingRow(thing: ReportThing): Markup {
  const { signals, severity, actor, behind, sentence, calls, touched, touchedInAll, regions } = thing;
  const also = alsoSeen(thing);
  return html`<tr><th scope="row">${mark(severity)}<br><b>${signals[0]?.title}</b>${also && html`<p class="note">${also}</p>`}${sentence !== null && html`<p>${untrusted(sentence)}</p>`}</th>
<td>${who(actor)}${behind !== null && html` ${untrusted(behind)}`}</td>
<td>${calls.slice(0, mostCalls).map((call, at) => [at > 0 && ", ", html`<code>${untrusted(call)}</code>`])}${calls.length > mostCalls && ` and ${formatCount(calls.length - mostCalls)} more`}, ${untrusted(thingCount(thing))}${touched.map((arn) => html`<div class="arn"><code>${untrusted(arn)}</code></div>`)}${touchedInAll > touched.length && html`<div class="note">and ${formatCount(touchedInAll - touched.length)} more</div>`}</td>
<td>${thingTime(thing)}<br><span class="where">${untrusted(regions.join(", "))}</span></td></tr>\n`;
}

function who(actor: string): Markup {
  const { name, via } = actorName(actor);
  return html`${untrusted(name)}${via !== null && html` <span class="where">through ${untrusted(via)}</span>`}`;
}
