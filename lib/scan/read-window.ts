import type { RegionReach } from "#lib/activity/reach.ts";
import { beginOf } from "#lib/store/events-coverage.ts";
import type { Db } from "#lib/store/query.ts";

/** Between when all of some regions were read, as ISO 8601; null where there is no such time. */
export type ReadWindow = { from: string; to: string } | { from: null; to: null };

const dayMs = 24 * 3_600_000;

/** Of the regions that were ever read: from the one that begins last to the one that was read longest ago. */
export async function readWindow(
  db: Db,
  account: string,
  reach: readonly Pick<RegionReach, "region" | "readTo">[],
): Promise<ReadWindow> {
  const read = reach.filter(({ readTo }) => readTo !== null);
  const to = read.map(({ readTo }) => readTo ?? "").sort()[0];
  const from = await beginOf(
    db,
    account,
    read.map(({ region }) => region),
  );
  return from !== undefined && to !== undefined && from <= to ? { from, to } : { from: null, to: null };
}

/** Whole days of a window that ends at `now`, a day more or less. One that ended before says nothing of what was done since: 0. */
export function daysUntil({ from, to }: ReadWindow, now: Date): number {
  if (from === null || now.getTime() - Date.parse(to) > dayMs) return 0;
  return Math.floor((Date.parse(to) - Date.parse(from)) / dayMs);
}
