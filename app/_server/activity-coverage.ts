import { currentStore } from "#lib/store/current.ts";
import { activityCoverage } from "#lib/store/events-coverage.ts";
import { getScan } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";

/** The regions of the last scan whose CloudTrail was never read to its end: refused, failed or still under way. */
export async function regionsWithoutActivity({ id, currentScan }: AccountView): Promise<string[]> {
  if (!currentScan) return [];
  const { db } = currentStore();
  const [scan, covered] = await Promise.all([getScan(db, currentScan), activityCoverage(db, id)]);
  const known = new Set(covered.map(({ region }) => region));
  return (scan?.regions ?? []).filter((region) => !known.has(region));
}
