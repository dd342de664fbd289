import type { RightSizedAnswer } from "#components/access/right-sized-row.ts";
import { accessScope } from "#lib/analysis/iam/access-scope.ts";
import { recordOfUse, rightsRecord } from "#lib/analysis/iam/never-used.ts";
import { principalNamed } from "#lib/analysis/iam/principal-access.ts";
import { isServiceLinked, type Role } from "#lib/analysis/iam/role-policies.ts";
import { AppError } from "#lib/errors.ts";
import { leastWholeDays } from "#lib/history/fate.ts";
import { heldPolicies } from "#lib/history/held-policies.ts";
import { comparedLines } from "#lib/history/line-diff.ts";
import { proposalFor } from "#lib/history/tried-proposal.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { activityReach, gapsIn } from "#lib/scan/activity-reach.ts";
import { daysUntil, readWindow } from "#lib/scan/read-window.ts";
import { currentStore } from "#lib/store/current.ts";
import { regionsWanted } from "#lib/store/events-coverage.ts";
import { eventsOf } from "#lib/store/events-named.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { getScanRow } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";

const dayMs = 24 * 3_600_000;
/** A role's history may be of years: what it did long ago says little of what it needs. */
const days = 400;

/** The policies of a role without what it was not seen to use. @throws AppError `not-found` for what is not there */
export async function rightSizedAnswer(
  account: AccountView,
  arn: string,
  signal: AbortSignal,
): Promise<RightSizedAnswer> {
  const { db } = currentStore();
  const { id, currentScan } = account;
  if (!(await getResource(db, id, arn))) throw new AppError("not-found", "There is no such resource in this account.");
  const known = currentScan ? await roleOf(id, currentScan, arn) : undefined;
  const from = new Date(Date.now() - days * dayMs).toISOString();
  const { wholeDays, ...seen } = await historyOf(account);
  const history = { account: id, arn, ...seen };
  const none = { policies: [], tried: { calls: 0, untried: 0, denied: 0 } };
  if (!known) {
    const why = "This is no role, or its policies could not be read.";
    return { ...history, ...none, record: null, recordUnread: null, why };
  }
  const { role, inventory, now } = known;
  const use = recordOfUse(role, inventory, now);
  const record = use.known ? { days: use.days, at: use.at } : null;
  const facts = { ...history, record, recordUnread: use.known ? null : use.reason };
  const policies = heldPolicies(role);
  if (isServiceLinked(role))
    return { ...facts, ...none, why: "AWS writes the policies of this role, and nobody else can." };
  if (!policies) return { ...facts, ...none, why: "AWS returned no list of the role's policies." };
  const { policies: sized, tried } = await proposalFor(policies, eventsOf(db, id, { principal: arn, from, signal }), {
    ...{ account: id, wholeDays },
    record: rightsRecord(role, inventory, now),
  });
  // A role that did nothing at all may be kept for a day that has not come: that is its owner's to say.
  const isIdle = tried.calls === 0 && (!use.known || use.lastUsed === null);
  if (isIdle)
    return {
      ...facts,
      ...none,
      why: "Nothing is recorded that it ever did: whether it is needed is its owner's to say.",
    };
  const compared = sized.map((one) => ({ ...one, lines: comparedLines(one.before, one.after ?? "") }));
  return { ...facts, why: null, policies: compared, tried };
}

/** What of the account's history is here: days that were read whole, as one reckons who looks for what is missing in them. */
async function historyOf(account: AccountView) {
  const { db } = currentStore();
  const { id, currentScan } = account;
  const [reach, wanted] = await Promise.all([activityReach(db, account), regionsWanted(db, currentScan ?? "")]);
  const gaps = gapsIn(reach, "global");
  // Which regions the next scan is to read says nothing of those that were.
  const allRegions = wanted === "all";
  const window = await readWindow(db, id, reach);
  const wholeDays = gaps.length === 0 && allRegions ? daysUntil(window, new Date()) : 0;
  return {
    ...{ gaps, allRegions, wholeDays },
    ...{ begin: window.from, to: window.to, silenceTells: wholeDays >= leastWholeDays },
  };
}

async function roleOf(
  account: string,
  scan: string,
  arn: string,
): Promise<{ role: Role; inventory: Inventory; now: string } | undefined> {
  const [inventory, row] = await Promise.all([inventoryOf(account, scan), getScanRow(currentStore().db, scan)]);
  const now = row?.startedAt;
  const role = now ? principalNamed(accessScope(inventory, account, now), arn)?.role : undefined;
  return now && role ? { role, inventory, now } : undefined;
}
