import type { Freshness } from "#components/overview/freshness.tsx";
import { sourcesFor } from "#lib/activity/sources.ts";
import { unwatchedKinds } from "#lib/activity/unwatched.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import { currentStore } from "#lib/store/current.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { getScanRow, isOfSomeKinds } from "#lib/store/scans.ts";
import type { AccountView, ScanRow, SyncPoint } from "#lib/store/views.ts";
import { countDue } from "#lib/store/watch-due.ts";
import { lastTurn } from "#lib/store/watch-turns.ts";
import { activityGaps } from "./activity-coverage.ts";

/** When what is on show was read in full, and how far it was watched since. */
export async function freshnessOf(account: AccountView, shown: ScanRow): Promise<Freshness> {
  const { db } = currentStore();
  const { minutes } = currentJobs().settings.watch;
  const { watch } = shown;
  const [base, isOfSome, turn, due, gaps, points] = await Promise.all([
    watch ? getScanRow(db, watch.base) : shown,
    isOfSomeKinds(db, watch?.base ?? shown.id),
    lastTurn(db, account.id),
    countDue(db, account.id),
    activityGaps(account),
    syncPoints(db, account.id),
  ]);
  const isPart = base !== undefined && (isOfSome || lacksRegions(base, account));
  const whole = base?.finishedAt ? { id: base.id, at: base.finishedAt, isPart } : null;
  const since = (at: string | null | undefined) => (at && at > (whole?.at ?? "") ? at : null);
  return {
    account: account.id,
    whole,
    minutes,
    lookedAt: since(turn?.begunAt),
    watchedTo: since(readTo(shown.regions, points)),
    changedAt: shown.watch ? shown.finishedAt : null,
    due,
    gaps,
    unwatched: unwatchedKinds(),
  };
}

function lacksRegions(base: ScanRow, { regions }: AccountView): boolean {
  return regions !== "all" && regions.some((region) => !base.regions.includes(region));
}

/** Until when everything was read of every service in every region: null where something never was. */
function readTo(regions: readonly string[], points: readonly SyncPoint[]): string | null {
  const times = sourcesFor(regions).flatMap(({ region, sources }) =>
    sources.map(({ source }) => points.find((one) => one.region === region && one.source === source)?.readTo ?? ""),
  );
  return times.sort()[0] || null;
}
