import { formatCount, formatDateTime, plural } from "#lib/format.ts";
import type { ReportLately, ReportSignals, ReportThing } from "./lately.ts";

/* What is said of signals and calls, the same in every format that people read. */

/** Of which time and of what, so that nobody takes it for all that happened. */
export function latelyScope({ since, until }: ReportLately): string {
  return `From ${formatDateTime(since)} to ${formatDateTime(until)}, the 30 days before the scan ended: what CloudTrail told of the services that are read. Calls that use data and models are not in it.`;
}

/** What came of it. Never "nothing" where something was not looked through. */
export function signalsSaid({ signals, unread }: ReportLately): string {
  if (!signals) return "Not known: CloudTrail was not read. Anything may have happened.";
  if (signals.total > 0)
    return `${plural(signals.total, "thing")} worth a look${unread.length > 0 ? ", and not everything was looked through: there may be more" : ""}.`;
  return unread.length > 0
    ? "Nothing is known, and not everything was looked through: something may have happened."
    : "Nothing was seen in what was read, and everything was read that CloudTrail told of this time.";
}

/** Why the counts of signals come to more than there are things. */
export const howCounted =
  "An event counts for each signal that sees something in it; what only several events together show counts once.";

/** How much was called in the same time. */
export function callsSaid({ calls, unread }: ReportLately): string {
  if (!calls) return "Not known: CloudTrail was not read.";
  const of = `${formatCount(calls.changes)} changed something, ${formatCount(calls.refused)} ${calls.refused === 1 ? "was" : "were"} refused for want of a permission`;
  return `${plural(calls.calls, "call")} by ${plural(calls.total, "actor")} in the same 30 days: ${of}.${unread.length > 0 ? " Not everything was read, as Signals says: there may have been more." : ""}`;
}

/** What a list of the worst leaves out; undefined where it has all. */
export function thingsLeftOut({ total }: ReportSignals, shown: number): string | undefined {
  if (shown >= total) return undefined;
  return `The worst ${formatCount(shown)} of ${formatCount(total)} are listed. Activity in the dashboard, and its exports, have them all.`;
}

/** What was looked for without being seen, in a sentence; undefined where all was seen. */
export function notSeen({ signals }: ReportLately): string | undefined {
  const titles = (signals?.bySignal ?? []).filter(({ count }) => count === 0).map(({ title }) => title);
  return titles.length > 0 ? `Looked for, and not seen in what was read: ${titles.join("; ")}.` : undefined;
}

/** What is printed under the title of a thing: the other things that are seen in it. */
export function alsoSeen({ signals: [, ...others] }: ReportThing): string | undefined {
  return others.length > 0 ? `Also: ${others.map(({ title }) => title).join("; ")}` : undefined;
}

/** When: one time, or the first and the last. */
export function thingTime({ at, lastAt }: ReportThing): string {
  return at === lastAt ? formatDateTime(at) : `${formatDateTime(at)} to ${formatDateTime(lastAt)}`;
}

/** How it ended, or of several events how many there were: after the call. */
export function thingCount({ count, sentence, errorCode }: ReportThing): string {
  if (errorCode !== null) return `failed with ${errorCode}`;
  return sentence === null ? "went through" : plural(count, "event");
}
