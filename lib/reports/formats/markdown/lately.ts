import { actorName } from "#lib/actor-name.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { ReportLately, ReportThing } from "../../lately.ts";
import {
  alsoSeen,
  callsSaid,
  latelyScope,
  notSeen,
  signalsSaid,
  thingCount,
  thingsLeftOut,
  thingTime,
} from "../../lately-words.ts";
import type { Lengths } from "./lists.ts";
import { code, words } from "./text.ts";

/** What signals and patterns saw before the scan ended, and what of it was not looked through. */
export function signalsOf(lately: ReportLately, { most }: Lengths): string {
  const { signals, unread } = lately;
  const shown = signals?.things.slice(0, most) ?? [];
  const left = signals && thingsLeftOut(signals, shown.length);
  const unseen = notSeen(lately);
  return [
    `### Signals: ${signals ? formatCount(signals.total) : "not known"}\n`,
    `${words(latelyScope(lately))}\n`,
    `${unread.length > 0 ? `**${words(signalsSaid(lately))}**` : words(signalsSaid(lately))}\n`,
    ...(unread.length > 0 ? [unread.map((sentence) => `- Not looked through: ${code(sentence)}\n`).join("")] : []),
    ...(signals && signals.total > 0
      ? [
          signals.bySignal
            .filter(({ count }) => count > 0)
            .map(({ title, severity, count }) => `- ${wordsOf(severity)}: ${words(title)}, ${plural(count, "time")}\n`)
            .join(""),
        ]
      : []),
    ...(unseen ? [`${words(unseen)}\n`] : []),
    ...(left ? [`**${words(left)}**\n`] : []),
    ...(shown.length > 0 ? [shown.map(thingLine).join("")] : []),
    "",
  ].join("\n");
}

/** How much was called before the scan ended, and by whom. */
export function callsOf(lately: ReportLately): string {
  const { calls } = lately;
  const actors = calls?.actors ?? [];
  return [
    `### Activity: ${calls ? plural(calls.calls, "call") : "not known"}\n`,
    `${words(callsSaid(lately))}\n`,
    ...(calls && actors.length > 0
      ? [
          `Who called most, ${formatCount(actors.length)} of ${formatCount(calls.total)}:\n`,
          actors
            .map(
              ({ actor, calls: own, changes, refused }) =>
                `- ${who(actor)}: ${plural(own, "call")}, ${plural(changes, "change")}, ${formatCount(refused)} refused\n`,
            )
            .join(""),
        ]
      : []),
    "",
  ].join("\n");
}

function thingLine(thing: ReportThing): string {
  const { signals, severity, actor, behind, sentence, calls, touched, touchedInAll, regions, errorCode } = thing;
  const also = alsoSeen(thing);
  const more = touchedInAll - touched.length;
  return [
    `- ${wordsOf(severity)}: ${words(signals[0]?.title ?? "")}. By ${who(actor)}${behind === null ? "" : ` ${code(behind)}`}, ${thingTime(thing)}`,
    `, in ${regions.map(code).join(", ")}, call ${calls.map(code).join(", ")}, ${errorCode === null ? words(thingCount(thing)) : `failed with ${code(errorCode)}`}`,
    sentence === null ? "." : `: ${code(sentence)}`,
    touched.length > 0
      ? ` About ${touched.map(code).join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}.`
      : "",
    also ? ` ${words(also)}.` : "",
    "\n",
  ].join("");
}

function who(actor: string): string {
  const { name, via } = actorName(actor);
  return `${code(name)}${via === null ? "" : ` through ${code(via)}`}`;
}
