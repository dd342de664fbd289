/* Days of decisions, in UTC. Without what a schema takes: forms ask it too. */

/** How long a decision holds unless somebody says otherwise, and at the most, in days. */
export const usualDays = 90;
export const mostDays = 5 * 366;
/** So many days ahead the end is told. */
export const warnDays = 14;

const dayMs = 86_400_000;

export type WaiverState = "active" | "expiring" | "expired" | "ended";

/** How a decision stands at a time. On the last day it still holds. */
export function stateOf({ until, endedAt }: { until: string; endedAt: string | null }, now: Date): WaiverState {
  if (endedAt !== null) return "ended";
  const today = dayOf(now);
  if (until < today) return "expired";
  return until <= dayOf(now, warnDays) ? "expiring" : "active";
}

export function holds(state: WaiverState): boolean {
  return state === "active" || state === "expiring";
}

/** The day of a time in UTC, or so many days later. */
export function dayOf(now: Date, later = 0): string {
  return new Date(now.getTime() + later * dayMs).toISOString().slice(0, 10);
}

/** Why a decision may not hold until that day; undefined when it may. */
export function whyNotUntil(until: string, now: Date): string | undefined {
  if (until < dayOf(now)) return `The day ${until} has passed.`;
  if (until > dayOf(now, mostDays)) return "Nobody accepts a risk for more than five years.";
  return undefined;
}
