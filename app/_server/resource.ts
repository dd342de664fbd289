import type { FindingFacts, ResourceAnswer } from "#components/resources/queries.ts";
import { judgingOf } from "#lib/checks/catalogue.ts";
import { consoleLink } from "#lib/checks/remedies/console-link.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { ownerIn } from "#lib/inventory/owner.ts";
import { relationsOf } from "#lib/inventory/relations.ts";
import { tagsOf } from "#lib/inventory/tags.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { blameIn, changesBehind, changesOf } from "#lib/scan/blame.ts";
import { lastChangeOf, originOf } from "#lib/scan/origin.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { AccountView, ResourceDetail } from "#lib/store/views.ts";
import { activityGaps } from "./activity-coverage.ts";
import { planOf } from "./finding-detail.ts";
import { inventoryOf } from "./inventory.ts";
import { unseenOf } from "./unseen-calls.ts";

function whyUntold(inventory: Inventory, resource: ResourceDetail): string {
  const tags = tagsOf(inventory, resource, resource.configuration);
  return tags.read ? "they were not read when it was last judged" : whyUnread(tags.failure);
}

/** One resource with what is known of its findings: evidence, reasons, and the events behind what fails. */
export async function resourceAnswer(account: AccountView, arn: string): Promise<ResourceAnswer | undefined> {
  const { db } = currentStore();
  const resource = await getResource(db, account.id, arn);
  if (!resource) return undefined;
  const open = resource.findings.filter((finding) => finding.status !== "pass");
  const [details, changes, unreadActivity, seq] = await Promise.all([
    Promise.all(open.map(({ id }) => getFinding(db, account.id, id))),
    changesOf(db, account.id, arn),
    activityGaps(account, resource.region),
    currentSeq(db, account.id),
  ]);
  const facts: Record<string, FindingFacts> = {};
  const failing = details.flatMap((detail) => (detail?.status === "fail" ? [detail] : []));
  const behind = await changesBehind(db, account.id, failing);
  for (const detail of details) {
    if (!detail) continue;
    const blame = blameIn(behind, detail, unreadActivity);
    facts[detail.id] = { evidence: detail.evidence, reason: detail.reason, ...(blame && { blame }) };
  }
  const plan = await planOf(account, resource);
  const { consoleUrl = null } = consoleLink(resource);
  const inventory = account.currentScan ? await inventoryOf(account.id, account.currentScan) : undefined;
  return {
    ...resource,
    facts,
    consoleUrl,
    plan: plan ?? null,
    relations: inventory ? relationsOf(inventory, resource, resource.configuration) : { uses: [], usedBy: [] },
    ownerKey: ownerIn(resource.tags ?? [])?.key ?? null,
    untoldTags: resource.tags || !inventory ? null : whyUntold(inventory, resource),
    origin: await originOf(db, resource, changes, unreadActivity),
    lastChange: await lastChangeOf(db, resource, seq),
    judging: judgingOf(resource.kind),
    unreadActivity,
    unseen: unseenOf(resource),
  };
}
