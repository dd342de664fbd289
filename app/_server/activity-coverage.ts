import { type RegionReach, reachOf } from "#lib/activity/reach.ts";
import { currentStore } from "#lib/store/current.ts";
import { syncPoints } from "#lib/store/events-coverage.ts";
import { getCoverage, getScanRow } from "#lib/store/scans.ts";
import type { AccountView, CoverageRow } from "#lib/store/views.ts";

/** How far CloudTrail is read in each region of the account: those of its last scan, and those that were ever read. */
export async function activityReach({ id, regions, currentScan }: AccountView): Promise<RegionReach[]> {
  if (!currentScan) return [];
  const { db } = currentStore();
  const [scan, points] = await Promise.all([getScanRow(db, currentScan), syncPoints(db, id)]);
  const read = points.map(({ region }) => region).filter((region) => regions === "all" || regions.includes(region));
  const all = new Set([...(scan?.regions ?? []), ...read]);
  const now = new Date();
  return [...all].sort().map((region) => reachOf(region, points, now));
}

/**
 * What is missing of the events that may be about a resource, one sentence for each region. What belongs to no region
 * can be named by the events of any.
 */
export async function activityGaps(account: AccountView, region = "global"): Promise<string[]> {
  const reach = await activityReach(account);
  return reach.flatMap((one) => (one.gap && (region === "global" || region === one.region) ? [one.gap] : []));
}

/** The coverage ledger of a scan; that of the scan on show ends with CloudTrail, which is read beside the scans. */
export async function ledgerOf(account: AccountView, scan: string): Promise<CoverageRow[]> {
  const rows = await getCoverage(currentStore().db, scan);
  if (scan !== account.currentScan) return rows;
  const reach = await activityReach(account);
  return [
    ...rows,
    ...reach.map(({ coverage }) => ({
      ...coverage,
      permission: coverage.failure?.class === "denied" ? coverage.failure.action : null,
    })),
  ];
}
