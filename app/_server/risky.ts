import type { ActivityGaps } from "#components/overview/risky-activity.tsx";
import type { RiskyThing } from "#lib/signals/risky-things.ts";
import { currentStore } from "#lib/store/current.ts";
import { isMarkingUnderWay } from "#lib/store/events-signals.ts";
import { isJudgingUnderWay } from "#lib/store/sightings-judging.ts";
import type { AccountView } from "#lib/store/views.ts";
import { worstThings } from "#lib/store/worst-things.ts";
import { activityGaps } from "./activity-coverage.ts";

/** What is younger stands before everything else, the worst first: somebody may still be at it. */
const liveDays = 30;

/** What signals see, in one event or in several. While something was not looked through, the gaps say so. */
export async function riskyActivity(
  view: AccountView,
  count = 8,
): Promise<{ risky: RiskyThing[]; gaps: ActivityGaps }> {
  const { db } = currentStore();
  const { id: account } = view;
  // Asked first: what is marked between the two is no gap any more.
  const underWay = await Promise.all([isMarkingUnderWay(db), isJudgingUnderWay(db, account)]);
  const since = new Date(Date.now() - liveDays * 86_400_000).toISOString();
  const [risky, unread] = await Promise.all([
    worstThings(db, account, { since, count, withOlder: true }),
    activityGaps(view),
  ]);
  return { risky, gaps: { unread, isMarkingUnderWay: underWay.includes(true) } };
}
