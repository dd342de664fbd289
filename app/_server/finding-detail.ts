import type { FindingAnswer } from "#components/findings/queries.ts";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { fixFor, planFor } from "#lib/checks/fix-for.ts";
import type { ShownFix } from "#lib/checks/fixes.ts";
import { AppError, explain } from "#lib/errors.ts";
import { printedVerifications } from "#lib/scan/report-head.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { readingsOf } from "#lib/store/resources.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { checkOptionsOf, getScanRow } from "#lib/store/scans.ts";
import type { AccountView, FindingDetail, ResourceDetail } from "#lib/store/views.ts";
import type { ShownEvidence } from "#lib/verify/verify.ts";
import { firstOf } from "./account.ts";
import { activityGaps } from "./activity-coverage.ts";
import { blameOf } from "./blame-of.ts";
import { inventoryOf } from "./inventory.ts";
import { pathAnswer } from "./path-answer.ts";

/** One finding with its fix and the event that set what it is about. @throws AppError `not-found`. */
export async function findingAnswer(accounts: readonly AccountView[], id: string): Promise<FindingAnswer> {
  const finding = await firstOf(accounts, (one) => getFinding(currentStore().db, one.id, id));
  const account = accounts.find((one) => one.id === finding?.account);
  if (!finding || !account) throw new AppError("not-found", "There is no such finding in this account, or in these.");
  const isAsked = finding.status === "fail" || finding.fixedAfter !== null;
  const gaps = isAsked ? await activityGaps(account, finding.resource.region) : [];
  const [fix, evidence, { blame, unread }, path] = await Promise.all([
    fixOf(account, finding),
    shownIn(account, finding),
    blameOf(finding, gaps),
    pathAnswer(account, finding),
  ]);
  const controls = controlsOf(finding.controls);
  const unreadActivity = [...gaps, ...unread];
  return { ...finding, evidence, controls, fix: fix ?? null, unreadActivity, path, ...(blame && { blame }) };
}

/** How to put a failing finding right; undefined for every other. */
export async function fixOf({ id, currentScan }: AccountView, finding: FindingDetail): Promise<ShownFix | undefined> {
  if (finding.status !== "fail" || !currentScan) return undefined;
  const { db } = currentStore();
  const [resource, scan, inventory, options] = await Promise.all([
    getResource(db, id, finding.resource.arn),
    getScanRow(db, currentScan),
    inventoryOf(id, currentScan),
    checkOptionsOf(db, currentScan),
  ]);
  if (!resource || !scan?.startedAt) return undefined;
  try {
    return fixFor(finding.check, resource, { inventory, options, now: scan.startedAt });
  } catch (error) {
    // A defect of one fix must not hide the finding.
    process.stderr.write(`The fix of ${finding.check} failed: ${explain(error)}\n`);
    return undefined;
  }
}

/** The evidence of a finding, with the commands that show it in AWS. */
async function shownIn({ id, currentScan }: AccountView, finding: FindingDetail): Promise<ShownEvidence[]> {
  if (finding.evidence.length === 0 || !currentScan) return finding.evidence;
  const { db } = currentStore();
  const { arn } = finding.resource;
  const [readings, inventory] = await Promise.all([
    readingsOf(db, { account: id, seq: await currentSeq(db, id) }, [arn]),
    inventoryOf(id, currentScan),
  ]);
  const verifications = await printedVerifications(finding, readings.get(arn), inventory);
  return finding.evidence.map((one, at) => {
    const verify = verifications[at];
    return { ...one, ...(verify && { verify }) };
  });
}

/** All fixes of what fails on one resource, as one; undefined when there are not two to combine. */
export async function planOf(account: AccountView, resource: ResourceDetail): Promise<ShownFix | undefined> {
  const failing = resource.findings.filter(({ status }) => status === "fail");
  if (failing.length < 2 || !account.currentScan) return undefined;
  const { db } = currentStore();
  const [scan, inventory, options] = await Promise.all([
    getScanRow(db, account.currentScan),
    inventoryOf(account.id, account.currentScan),
    checkOptionsOf(db, account.currentScan),
  ]);
  if (!scan?.startedAt) return undefined;
  try {
    return planFor(
      failing.map(({ check }) => check),
      resource,
      { inventory, options, now: scan.startedAt },
    );
  } catch (error) {
    process.stderr.write(`The plan for ${resource.kind} failed: ${explain(error)}\n`);
    return undefined;
  }
}
