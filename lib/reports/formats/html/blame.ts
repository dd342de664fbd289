import { actorName, behindActor } from "#lib/actor-name.ts";
import { formatDateTime, plural } from "#lib/format.ts";
import type { BlamedEvent } from "#lib/store/views.ts";
import { html, type Markup, untrusted } from "./markup.ts";

export const beginnings: Readonly<Record<BlamedEvent["certainty"], string>> = {
  set: "Set by",
  created: "Resource created by",
  placed: "Resource created by",
  "unknown-since": "Perhaps set by",
};

/** The event of CloudTrail behind a finding, in a sentence, with what may have come after it unseen. */
export function blameLine(event: BlamedEvent): Markup {
  const { name, via } = actorName(event.actor);
  const behind = behindActor(event);
  const [gap] = event.gaps;
  return html`<p class="blame"><b>${beginnings[event.certainty]}</b> ${untrusted(name)}${via && [" through ", untrusted(via)]}${behind && [", ", untrusted(behind), ","]} with <code>${untrusted(event.name)}</code> on ${formatDateTime(event.at)} from ${untrusted(event.address)}${event.mfa === false && html`, <b class="critical">without MFA</b>`}${event.mfa === true && ", with MFA"}${event.tls && [", over ", untrusted(event.tls)]}. ${event.certainty === "created" && "No recorded change names the field since. "}${event.certainty === "placed" && "No recorded change is of what it rests on. "}${event.certainty === "unknown-since" && "What this call asked for is not in its record: who set the field since is not known. "}<span class="event">CloudTrail event <code>${untrusted(event.id)}</code>.</span>${gap !== undefined && html` <span class="unknown">It may have been changed since: ${untrusted(gap)}${event.gaps.length > 1 && ` So it is in ${plural(event.gaps.length - 1, "more region", "more regions")}.`}</span>`}</p>`;
}
