import { mark } from "../formats/html/marks.ts";
import { type Markup, html as markup, untrusted } from "../formats/html/markup.ts";
import type { InvestigatedEvent } from "./investigation.ts";
import { callerOf, circumstancesOf, fieldsOf, type Moment, outcomeOf, secondOf } from "./timeline.ts";

/** A line of the timeline: a call, a change that a scan saw, or how much is not in it. */
export function rowOf(moment: Moment): Markup {
  if (moment.type === "cut") return markup`<tr><td colspan="5"><b>${moment.words}</b></td></tr>\n`;
  if (moment.type === "event") return eventRow(moment.event);
  const { change } = moment;
  return markup`<tr><th scope="row">${secondOf(change.at)}</th><td colspan="4"><b>A scan saw it changed</b><ul>${[...fieldsOf(change), ...circumstancesOf(change)].map((line) => markup`<li>${untrusted(line)}</li>`)}</ul></td></tr>\n`;
}

function eventRow(event: InvestigatedEvent): Markup {
  const seen = event.signals.map(({ severity, title }) => markup`<br>${mark(severity, title)}`);
  return markup`<tr><th scope="row">${secondOf(event.at)}</th><td><b>${untrusted(event.name)}</b> <span class="where">${untrusted(event.source)} in ${untrusted(event.region)}</span>${seen}</td><td>${untrusted(callerOf(event))}</td><td>${untrusted(event.address)}</td><td>${outcomeOf(event).map((line, at) => [at > 0 && markup`<br>`, untrusted(line)])} <span class="arn"><code>${untrusted(event.id)}</code></span></td></tr>\n`;
}
