import { actorName, behindActor } from "#lib/actor-name.ts";
import { plural } from "#lib/format.ts";
import type { RecordedChange } from "#lib/store/views.ts";
import { observedText } from "../finding-text.ts";
import type { InvestigatedEvent, Investigation } from "./investigation.ts";

/** Something that happened, or what of it does not stand in the list. */
export type Moment =
  | { type: "event"; event: InvestigatedEvent }
  | { type: "change"; change: RecordedChange }
  | { type: "cut"; words: string };

/** More events than these nobody reads. */
export const mostRead = 2_000;

/** Events, and the changes that scans saw, newest first. After so many events it is said how many more there are; no change is left out. */
export async function* timelineOf(
  { events, changes, summary }: Pick<Investigation, "events" | "changes" | "summary">,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Moment> {
  let next = 0;
  let told = 0;
  for await (const event of events()) {
    if (++told > most) {
      const left = plural(Math.max(1, summary.events - most), "more event");
      const words = `${summary.isCut ? "At least " : ""}${left} of the period ${summary.isCut ? "do" : "does"} not stand here: narrow the time.`;
      yield { type: "cut", words };
      break;
    }
    for (let change = changes[next]; change && change.at > event.at; change = changes[++next])
      yield { type: "change", change };
    yield { type: "event", event };
  }
  for (const change of changes.slice(next)) yield { type: "change", change };
}

/* The same in plain words. AWS's own words stand in it as they are: each format escapes them. */

/** `2026-11-02 10:00:00 UTC`: what happened within a minute has an order. */
export function secondOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Who called, and who stands behind. */
export function callerOf({ actor, ...event }: InvestigatedEvent): string {
  const { name, via } = actorName(actor);
  return [`${name}${via ? ` through ${via}` : ""}`, behindActor(event)].filter(Boolean).join(", ");
}

/** What came of a call, and what is to be known of it. */
export function outcomeOf(event: InvestigatedEvent): string[] {
  const { errorCode, errorMessage, readOnly, mfa, fromFile } = event;
  return [
    errorCode !== null
      ? `Failed: ${[errorCode, errorMessage].filter(Boolean).join(", ")}`
      : readOnly
        ? "A read"
        : "A change",
    ...(mfa === false ? ["Without MFA"] : []),
    ...(fromFile ? ["From an imported file, not from CloudTrail itself"] : []),
  ];
}

/** `RootAccess: Disabled → Enabled`, and which call is known to have set it, by its id. */
export function fieldsOf({ fields, fieldsLeft, calls }: RecordedChange): string[] {
  const side = (value: unknown) => (value === undefined ? "not there" : observedText(value));
  const lines = fields.map(({ path, before, now }) => {
    const by = calls.find(({ sets }) => sets.includes(path))?.event;
    const set = by
      ? `; set with ${by.name} by ${by.actor}, CloudTrail event ${by.id}`
      : "; no call is known to have set it";
    return `${path}: ${side(before)} → ${side(now)}${set}`;
  });
  return fieldsLeft > 0 ? [...lines, `and ${plural(fieldsLeft, "more field")}`] : lines;
}

/** Between which readings, which calls there were, and why one may be missing. */
export function circumstancesOf({ after, at, calls, callsLeft, unseen }: RecordedChange): string[] {
  const others = calls.filter(({ sets }) => sets.length === 0);
  return [
    after === null ? `Seen so by the scan of ${secondOf(at)}` : `Happened after ${secondOf(after)}`,
    ...(calls.length === 0 ? ["No call about it of that time is recorded"] : []),
    ...(others.length > 0
      ? [
          `Other calls of that time, of which it is not known what they did: ${others.map(({ event }) => `${event.name} by ${event.actor}`).join(", ")}`,
        ]
      : []),
    ...(callsLeft > 0 ? [`and ${plural(callsLeft, "more call")} of that time`] : []),
    ...(unseen === null ? [] : [`A call may be missing: ${unseen}`]),
  ];
}

/** What to say where nothing stands in the list: silence is no proof where not everything was read. */
export function silenceOf({ unread }: Pick<Investigation, "unread">): string {
  return unread.length === 0
    ? "No event of the period is recorded, and all of it was read."
    : "No event of the period was read. That is not to say that nothing happened: see what is not known.";
}
