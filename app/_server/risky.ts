import type { ActivityGaps, RiskyEvent, RiskyThing } from "#components/overview/risky-activity.tsx";
import { severities } from "#lib/checks/define.ts";
import { signals } from "#lib/signals/index.ts";
import { currentStore } from "#lib/store/current.ts";
import { isMarkingUnderWay } from "#lib/store/events-signals.ts";
import { latestOfSignals, worstSignalled } from "#lib/store/events-worst.ts";
import { signalsWithin, worstSightings } from "#lib/store/sightings.ts";
import { isJudgingUnderWay } from "#lib/store/sightings-judging.ts";
import type { AccountView, SignalledEvent } from "#lib/store/views.ts";
import { activityGaps } from "./activity-coverage.ts";

/** What is younger stands before everything else, the worst first: somebody may still be at it. */
const liveDays = 30;

/**
 * What signals see, in one event or in several: an event that is a part of several has no row of its own, but what it is by itself
 * counts for theirs. While something was not looked through, the gaps say so.
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
  const [liveTogether, together, unread] = await Promise.all([
    // Enough that those are among them whose events are worse one by one.
    worstSightings(db, account, since, count * 10),
    worstSightings(db, account, "", count * 10),
    activityGaps(view),
  ]);
  const seen = [...new Map([...liveTogether, ...together].map((one) => [one.id, one])).values()];
  const [within, live, latest] = await Promise.all([
    signalsWithin(
      db,
      account,
      seen.map(({ id }) => id),
    ),
    worstSignalled(db, account, count, { since, told: seen }),
    latestOfSignals(db, account, count, { told: seen }),
  ]);
  const things = seen.map((one) => ({ seen: one, within: signalsOf(within.get(one.id) ?? []) }));
  const risky = ranked(things, [...live, ...latest], since).slice(0, count);
  return { risky, gaps: { unread, isMarkingUnderWay: isUnderWay } };
}

function ranked(seen: readonly RiskyThing[], events: readonly SignalledEvent[], since: string): RiskyThing[] {
  const own = [...new Map(events.map((one) => [one.id, one])).values()].map(({ signals: ids, ...event }) => {
    return { event: { ...event, signals: signalsOf(ids) } };
  });
  const things = [...seen, ...own];
  const isLive = (thing: RiskyThing) => timeOf(thing) >= since;
  return things.sort(
    (a, b) =>
      Number(isLive(b)) - Number(isLive(a)) ||
      (isLive(a) ? rankOf(a) - rankOf(b) || Number("seen" in b) - Number("seen" in a) : 0) ||
      (timeOf(a) < timeOf(b) ? 1 : -1),
  );
}

function signalsOf(ids: readonly string[]): RiskyEvent["signals"] {
  const seen = signals.filter(({ id }) => ids.includes(id));
  return seen.map(({ id, title, mark, severity }) => ({ id, title, mark, severity }));
}

function timeOf(thing: RiskyThing): string {
  return "seen" in thing ? thing.seen.lastAt : thing.event.at;
}

function rankOf(thing: RiskyThing): number {
  const all = ("seen" in thing ? [thing.seen, ...thing.within] : thing.event.signals).map(({ severity }) => severity);
  return Math.min(...all.map((severity) => severities.indexOf(severity)), severities.length);
}
