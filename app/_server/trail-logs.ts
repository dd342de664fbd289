import type { TrailLogsAnswer } from "#components/accounts/trail-logs.ts";
import { placeOf } from "#lib/activity/trail-logs/place.ts";
import { type KnownTrails, knownTrails, trailLogKinds } from "#lib/analysis/logging/known-trails.ts";
import { currentJobs } from "#lib/jobs/current.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { chosenTrail } from "#lib/scan/chosen-trail.ts";
import { inventoryOf } from "#lib/scan/inventory.ts";
import { proposedLogs } from "#lib/scan/proposed-logs.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { readingsAt } from "#lib/store/resources.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { trailLogReach } from "./activity-coverage.ts";

/** Which logs of a trail are read for the account, or how those of its trail would be named. */
export async function trailLogsAnswer(account: AccountView): Promise<TrailLogsAnswer> {
  const { id, currentScan } = account;
  const logs = currentJobs().trailLogsOf(account);
  const known = currentScan === null ? undefined : await trailsOf(id, currentScan);
  const chosen = logs || !known ? undefined : chosenTrail(known.trails);
  const reach = logs ? await trailLogReach(account) : [];
  return {
    account: id,
    named: logs
      ? {
          place: placeOf(logs, id),
          isDemo: account.connection.type === "demo",
          regions: reach.map(({ region, told, gap }) => ({ region, told, hasGap: gap !== null })),
        }
      : null,
    trails: stateOf(known),
    count: known?.trails.length ?? 0,
    unread: known?.unread ?? null,
    proposal: chosen && known ? proposedLogs(chosen, { account: id, organizationId: known.organizationId }) : null,
  };
}

/** Of these few kinds alone: all that a scan read would be a lot, for every account of a screen. */
async function trailsOf(account: string, scan: string): Promise<KnownTrails> {
  const { db } = currentStore();
  const [seq, coverage] = await Promise.all([currentSeq(db, account), getCoverage(db, scan)]);
  const units = trailLogKinds.map((kind) => ({ kind, region: "global" }));
  const readings: Reading[] = [];
  for await (const batch of readingsAt(db, { account, seq, settled: false, units })) readings.push(...batch);
  return knownTrails(inventoryOf(readings, coverage, []));
}

/** Trails that could not be read are never none. */
function stateOf(known: KnownTrails | undefined): TrailLogsAnswer["trails"] {
  if (!known) return "unscanned";
  if (known.trails.length === 0) return known.unread === undefined ? "none" : "unread";
  return chosenTrail(known.trails) ? "some" : "unfit";
}
