import type { FindingFacts, ResourceAnswer } from "#components/resources/queries.ts";
import { consoleLink } from "#lib/checks/remedies/console-link.ts";
import { type Relations, relationsOf } from "#lib/inventory/relations.ts";
import { blameIn, changesOf } from "#lib/scan/blame.ts";
import { currentStore } from "#lib/store/current.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { getResource } from "#lib/store/resources-list.ts";
import type { AccountView, ResourceDetail } from "#lib/store/views.ts";
import { activityGaps } from "./activity-coverage.ts";
import { planOf } from "./finding-detail.ts";
import { inventoryOf } from "./inventory.ts";

async function relationsIn(account: AccountView, resource: ResourceDetail): Promise<Relations> {
  if (!account.currentScan) return { uses: [], usedBy: [] };
  const inventory = await inventoryOf(account.id, account.currentScan);
  return relationsOf(inventory, resource, resource.configuration);
}

/** One resource with what is known of its findings: evidence, reasons, and the events behind what fails. */
export async function resourceAnswer(account: AccountView, arn: string): Promise<ResourceAnswer | undefined> {
  const { db } = currentStore();
  const resource = await getResource(db, account.id, arn);
  if (!resource) return undefined;
  const open = resource.findings.filter((finding) => finding.status !== "pass");
  const isFailing = open.some((finding) => finding.status === "fail");
  const [details, changes, unreadActivity] = await Promise.all([
    Promise.all(open.map(({ id }) => getFinding(db, account.id, id))),
    isFailing ? changesOf(db, account.id, arn) : [],
    activityGaps(account, resource.region),
  ]);
  const facts: Record<string, FindingFacts> = {};
  for (const detail of details) {
    if (!detail) continue;
    const blame = blameIn(changes, detail, unreadActivity);
    facts[detail.id] = { evidence: detail.evidence, reason: detail.reason, ...(blame && { blame }) };
  }
  const plan = await planOf(account, resource);
  const { consoleUrl = null } = consoleLink(resource);
  const relations = await relationsIn(account, resource);
  return { ...resource, facts, consoleUrl, plan: plan ?? null, relations, unreadActivity };
}
