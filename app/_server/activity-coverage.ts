import { currentJobs } from "#lib/jobs/current.ts";
import { denialOf } from "#lib/readings/refuser.ts";
import { activityReach, gapsIn, logReach } from "#lib/scan/activity-reach.ts";
import { currentStore } from "#lib/store/current.ts";
import { getCoverage } from "#lib/store/scans.ts";
import type { AccountView, CoverageRow } from "#lib/store/views.ts";

/** What is missing of the events that may be about a resource, one sentence for each region. */
export async function activityGaps(account: AccountView, region = "global"): Promise<string[]> {
  return gapsIn(await activityReach(currentStore().db, account), region);
}

/** What the logs of the account's trail gave, where they may be read today. */
export function trailLogReach(account: AccountView) {
  return logReach(currentStore().db, account.id, currentJobs().trailLogsOf(account));
}

/** The same where all events are shown, with what is missing of a trail's logs: of these no verdict and no blame makes anything. */
async function allGaps(account: AccountView): Promise<string[]> {
  const { db } = currentStore();
  const [reach, logs] = await Promise.all([activityReach(db, account), trailLogReach(account)]);
  const byRegion = Map.groupBy([...reach, ...logs], ({ region }) => region);
  return [...byRegion.values()].flatMap((all) => {
    const gaps = all.flatMap(({ gap }) => gap ?? []);
    return gaps.length > 0 ? [gaps.join(" ")] : [];
  });
}

/** The same of several accounts, each sentence saying of which. */
export async function gapsOfAll(accounts: readonly AccountView[]): Promise<string[]> {
  const [only] = accounts;
  if (only && accounts.length === 1) return allGaps(only);
  const each = accounts.map(async (account) =>
    (await allGaps(account)).map((gap) => `${account.label} (${account.id}): ${gap}`),
  );
  return (await Promise.all(each)).flat();
}

/** What the scan on show of each account could not read. */
export function ledgersOf(accounts: readonly AccountView[]) {
  return Promise.all(
    accounts.map(async (account) => ({
      account,
      ledger: account.currentScan ? await getCoverage(currentStore().db, account.currentScan) : [],
    })),
  );
}

/** The coverage ledger of a scan; that of the scan on show ends with CloudTrail, which is read beside the scans. */
export async function ledgerOf(account: AccountView, scan: string): Promise<CoverageRow[]> {
  const rows = await getCoverage(currentStore().db, scan);
  if (scan !== account.currentScan) return rows;
  const { db } = currentStore();
  const reach = [...(await activityReach(db, account)), ...(await trailLogReach(account))];
  return [...rows, ...reach.map(({ coverage }) => ({ ...coverage, ...denialOf(coverage.failure) }))];
}
