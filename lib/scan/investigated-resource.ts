import { relationsOf } from "#lib/inventory/relations.ts";
import { once } from "#lib/once.ts";
import type { InvestigatedResource } from "#lib/reports/investigation/investigation.ts";
import { because } from "#lib/scoring/evaluate.ts";
import { currentSeq } from "#lib/store/accounts.ts";
import type { Db } from "#lib/store/query.ts";
import { getCoverage, getScan } from "#lib/store/scans.ts";
import type { AccountView, ResourceDetail } from "#lib/store/views.ts";
import { changesOf } from "./blame.ts";
import { type Inventories, loadInventory } from "./inventory.ts";
import { lastChangeOf, originOf } from "./origin.ts";
import { reportOf } from "./report.ts";

/** What the scan on show has of a resource. `gaps`: what of CloudTrail was not read. */
export async function investigatedResource(
  db: Db,
  account: AccountView,
  { findings: _rows, ...detail }: ResourceDetail,
  { gaps, inventories }: { gaps: readonly string[]; inventories?: Inventories | undefined },
): Promise<InvestigatedResource> {
  const { currentScan } = account;
  const scan = currentScan ? await getScan(db, currentScan) : undefined;
  if (!scan) throw new Error(`The resource ${detail.arn} is on show, and no scan is.`);
  const seq = await currentSeq(db, account.id);
  const inventory = once(async () =>
    inventories ? inventories(account.id, scan.id) : loadInventory(db, account.id, seq, await getCoverage(db, scan.id)),
  );
  const about = { subject: "findings", filter: { account: account.id, resource: detail.arn } } as const;
  const [report, changes, lastChange] = await Promise.all([
    reportOf(db, scan, about, inventory),
    changesOf(db, account.id, detail.arn),
    lastChangeOf(db, detail, seq),
  ]);
  return {
    scan: { id: scan.id, finishedAt: report.scan.finishedAt },
    detail,
    failure: detail.failure && because(detail.failure),
    origin: await originOf(db, detail, changes, gaps),
    lastChange,
    relations: relationsOf(await inventory(), detail, detail.configuration),
    findings: () => report.findings(),
  };
}
