import type { RoadView } from "#components/overview/road.ts";
import { questionOf, titleOf } from "#lib/checks/catalogue.ts";
import { roadOf } from "#lib/scoring/road.ts";
import { currentStore } from "#lib/store/current.ts";
import type { AccountView } from "#lib/store/views.ts";
import { countsWithoutWaived } from "#lib/store/waived-scores.ts";

/** What lifts the account to its next grade; null with the best one, before the first scan, and of scans that do not say what their score is made of. */
export async function roadFor({ currentScan }: Pick<AccountView, "currentScan">): Promise<RoadView | null> {
  const counts = currentScan && (await countsWithoutWaived(currentStore().db, currentScan));
  const road = counts ? roadOf(counts, questionOf) : null;
  return road && { ...road, steps: road.steps.map((step) => ({ ...step, title: titleOf(step.check, "fail") })) };
}
