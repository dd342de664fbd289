import type { Circumstances } from "#lib/checks/fix-for.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import type { FindingFilter } from "#lib/filters/findings.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { once } from "#lib/once.ts";
import type { ReportFinding } from "#lib/reports/report.ts";
import type { OnShow } from "#lib/store/accounts.ts";
import { type Assessed, assessedAt, eachFindingPage } from "#lib/store/findings-list.ts";
import type { Db } from "#lib/store/query.ts";
import { readingsOf } from "#lib/store/resources.ts";
import type { AccountView, ScanView } from "#lib/store/views.ts";
import { blameEach } from "./blame.ts";
import { printedFix, printedRemedy, printedVerifications } from "./report-head.ts";

/** What every part of one report stands on. */
export interface Source {
  db: Db;
  account: AccountView;
  scan: ScanView & { startedAt: string };
  /** All streams show this scan, whatever is published while they are read. */
  at: OnShow;
  inventory: () => Promise<Inventory>;
  options: CheckOptions;
  gaps: () => Promise<(region: string) => string[]>;
}

/** What matches, in the order of the list. What takes a look elsewhere is looked up for a page at once, when the first is asked for. */
export async function* findingsOf(
  source: Source,
  filter: FindingFilter | null,
  atOnce?: number,
): AsyncGenerator<ReportFinding> {
  const { db, account, at } = source;
  for await (const page of filter ? eachFindingPage(db, filter, at, atOnce) : []) {
    const failing = page.filter(({ status }) => status === "fail");
    const arns = failing.map(({ resource }) => resource.arn);
    // For a page at once, by the first finding whose fix or blame a format asks for.
    const judged = once(() => assessedAt(db, account.id, at.seq, arns));
    const shown = page.filter(({ evidence }) => evidence.length > 0).map(({ resource }) => resource.arn);
    const readings = once(() => readingsOf(db, { account: account.id, seq: at.seq }, shown));
    const blamed = once(async () => blameEach(db, account.id, failing, await source.gaps()));
    for (const finding of page) {
      const isFailing = finding.status === "fail";
      const put = async <T>(how: (check: string, resource: Assessed, given: Circumstances) => T) => {
        const resource = isFailing ? (await judged()).get(finding.resource.arn) : undefined;
        const { inventory, options, scan } = source;
        const given = async () => ({ inventory: await inventory(), options, now: scan.startedAt });
        return resource && how(finding.check, resource, await given());
      };
      yield {
        ...finding,
        fix: () => put(printedFix),
        remedy: () => put(printedRemedy),
        verify: async () =>
          finding.evidence.length === 0
            ? []
            : printedVerifications(finding, (await readings()).get(finding.resource.arn), await source.inventory()),
        blame: async () => (isFailing ? (await blamed()).get(finding.id) : undefined),
      };
    }
  }
}
