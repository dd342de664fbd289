import { type RegionReach, reachOf } from "#lib/activity/reach.ts";
import { sourcesFor } from "#lib/activity/sources.ts";
import { placeOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { type LogReach, logReachOf } from "#lib/activity/trail-logs/told.ts";
import { historySince, syncPoints } from "#lib/store/events-coverage.ts";
import type { Db } from "#lib/store/query.ts";
import { getScanRow } from "#lib/store/scans.ts";
import { logPoints } from "#lib/store/trail-logs.ts";
import type { AccountView } from "#lib/store/views.ts";

/**
 * How far CloudTrail is read in each region of the account: those of its last scan, those that were ever read, and where the events of
 * what has no region are.
 */
export async function activityReach(db: Db, { id, regions, currentScan }: AccountView): Promise<RegionReach[]> {
  if (!currentScan) return [];
  const [scan, points] = await Promise.all([getScanRow(db, currentScan), syncPoints(db, id)]);
  const read = points.map(({ region }) => region).filter((region) => regions === "all" || regions.includes(region));
  const all = sourcesFor([...new Set([...(scan?.regions ?? []), ...read])]).map(({ region }) => region);
  const now = new Date();
  return all.sort().map((region) => reachOf(region, points, now));
}

/** What the logs of the account's trail gave, where somebody allows them to be read. What was read elsewhere before nobody goes on with. */
export async function logReach(db: Db, account: string, logs: TrailLogs | undefined): Promise<LogReach[]> {
  if (!logs) return [];
  const [points, followed] = await Promise.all([
    logPoints(db, account, placeOf(logs, account)),
    historySince(db, account),
  ]);
  const now = new Date();
  return points.map((point) => logReachOf(point, now, followed.get(point.region)));
}

/**
 * What is missing of the events that may be about a resource in the region, one sentence for each region of CloudTrail. What
 * belongs to no region can be named by the events of any.
 */
export function gapsIn(reach: readonly Pick<RegionReach, "region" | "gap">[], region: string): string[] {
  return reach.flatMap((one) => (one.gap && (region === "global" || region === one.region) ? [one.gap] : []));
}
