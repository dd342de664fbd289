import type { Freshness } from "#components/overview/freshness.tsx";
import { unwatchedKinds } from "#lib/activity/unwatched.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScanRow } from "#lib/store/scans.ts";
import type { AccountView, ScanRow } from "#lib/store/views.ts";
import { countDue } from "#lib/store/watch-due.ts";
import { lastTurn } from "#lib/store/watch-turns.ts";
import { activityGaps } from "./activity-coverage.ts";

/** When what is on show was read in full, and how far it was watched since. */
export async function freshnessOf(account: AccountView, shown: ScanRow): Promise<Freshness> {
  const { db } = currentStore();
  const { minutes } = currentJobs().settings.watch;
  const [base, turn, due, gaps] = await Promise.all([
    shown.watch ? getScanRow(db, shown.watch.base) : shown,
    lastTurn(db, account.id),
    countDue(db, account.id),
    activityGaps(account),
  ]);
  const whole = base?.finishedAt ? { id: base.id, at: base.finishedAt } : null;
  const isSince = turn !== undefined && whole !== null && turn.begunAt > whole.at;
  return {
    account: account.id,
    whole,
    minutes,
    lookedAt: isSince ? turn.begunAt : null,
    changedAt: shown.watch ? shown.finishedAt : null,
    due,
    gaps,
    unwatched: unwatchedKinds(),
  };
}
