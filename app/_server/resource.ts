import type { FindingFacts, ResourceAnswer } from "#components/resources/queries.ts";
import { currentStore } from "#lib/store/current.ts";
import { getFinding } from "#lib/store/findings-list.ts";
import { getResource } from "#lib/store/resources-list.ts";
import { blameIn, changesOf } from "./blame-of.ts";

/** One resource with what is known of its findings: evidence, reasons, and the events behind what fails. */
export async function resourceAnswer(account: string, arn: string): Promise<ResourceAnswer | undefined> {
  const { db } = currentStore();
  const resource = await getResource(db, account, arn);
  if (!resource) return undefined;
  const open = resource.findings.filter((finding) => finding.status !== "pass");
  const isFailing = open.some((finding) => finding.status === "fail");
  const [details, changes] = await Promise.all([
    Promise.all(open.map(({ id }) => getFinding(db, account, id))),
    isFailing ? changesOf(account, arn) : [],
  ]);
  const facts: Record<string, FindingFacts> = {};
  let consoleUrl: string | null = null;
  for (const detail of details) {
    if (!detail) continue;
    const blame = blameIn(changes, detail);
    facts[detail.id] = { evidence: detail.evidence, reason: detail.reason, ...(blame && { blame }) };
    consoleUrl ??= detail.fix?.consoleUrl ?? null;
  }
  return { ...resource, facts, consoleUrl };
}
