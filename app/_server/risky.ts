import type { ActivityGaps, RiskyEvent, RiskyThing } from "#components/overview/risky-activity.tsx";
import { severities } from "#lib/checks/define.ts";
import { signals } from "#lib/signals/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { isMarkingUnderWay, latestSignalled } from "#lib/store/events-signals.ts";
import { worstSignalled } from "#lib/store/events-worst.ts";
import { worstSightings } from "#lib/store/sightings.ts";
import { isJudgingUnderWay } from "#lib/store/sightings-judging.ts";
import type { AccountView, SeenTogether, SignalledEvent } from "#lib/store/views.ts";
import { activityGaps } from "./activity-coverage.ts";

/** What is younger stands before everything else, the worst first: somebody may still be at it. */
const liveDays = 30;

/**
 * What signals see, in one event or in several; an event that is told of as a part of several has no row of its own. While
 * something was not looked through, the gaps say so.
 */
export async function riskyActivity(
  view: AccountView,
  count = 8,
): Promise<{ risky: RiskyThing[]; gaps: ActivityGaps }> {
  const { db } = currentStore();
  const { id: account } = view;
  // Asked first: what is marked between the two is no gap any more.
  const isUnderWay = (await isMarkingUnderWay(db)) || (await isJudgingUnderWay(db, account));
  const since = new Date(Date.now() - liveDays * 86_400_000).toISOString();
  const [liveTogether, together, live, latest, unread] = await Promise.all([
    worstSightings(db, account, since, count),
    worstSightings(db, account, "", count),
    // Enough that something is left when those that others tell of are taken out.
    worstSignalled(db, account, since, count * 10),
    latestSignalled(db, account, count * 10),
    activityGaps(view),
  ]);
  const risky = ranked([...liveTogether, ...together], [...live, ...latest], since).slice(0, count);
  return { risky, gaps: { unread, isMarkingUnderWay: isUnderWay } };
}

function ranked(together: readonly SeenTogether[], events: readonly SignalledEvent[], since: string): RiskyThing[] {
  const seen = [...new Map(together.map((one) => [one.id, one])).values()];
  const told = new Set(seen.flatMap(({ events: ids, severity }) => ids.map((id) => `${severity} ${id}`)));
  const own = [...new Map(events.map((one) => [one.id, one])).values()].map(withSignals).filter((event) => {
    const worst = rankOf({ event });
    // What is worse by itself than what it is a part of is told by itself too.
    return event.signals.length > 0 && !severities.some((one, rank) => rank <= worst && told.has(`${one} ${event.id}`));
  });
  const things: RiskyThing[] = [...seen.map((one) => ({ seen: one })), ...own.map((event) => ({ event }))];
  const isLive = (thing: RiskyThing) => timeOf(thing) >= since;
  return things.sort(
    (a, b) =>
      Number(isLive(b)) - Number(isLive(a)) ||
      (isLive(a) ? rankOf(a) - rankOf(b) : 0) ||
      (timeOf(a) < timeOf(b) ? 1 : -1),
  );
}

function withSignals({ signals: ids, ...event }: SignalledEvent): RiskyEvent {
  const seen = signals.filter(({ id }) => ids.includes(id));
  return { ...event, signals: seen.map(({ id, title, mark, severity }) => ({ id, title, mark, severity })) };
}

function timeOf(thing: RiskyThing): string {
  return "seen" in thing ? thing.seen.lastAt : thing.event.at;
}

function rankOf(thing: RiskyThing): number {
  const all = "seen" in thing ? [thing.seen.severity] : thing.event.signals.map(({ severity }) => severity);
  return Math.min(...all.map((severity) => severities.indexOf(severity)), severities.length);
}
