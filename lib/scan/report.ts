import { checkIdToday } from "#lib/checks/catalogue.ts";
import type { Circumstances } from "#lib/checks/fix-for.ts";
import type { CheckOptions } from "#lib/checks/options.ts";
import { AppError } from "#lib/errors.ts";
import { type FindingFilter, findingsList } from "#lib/filters/findings.ts";
import { type ResourceFilter, resourcesList } from "#lib/filters/resources.ts";
import { saidOf } from "#lib/filters/said.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { FindingPart, Report, ReportFinding, ReportResource, VerdictCount } from "#lib/reports/report.ts";
import { because } from "#lib/scoring/evaluate.ts";
import { asOfScan, getAccount, type OnShow } from "#lib/store/accounts.ts";
import { type Assessed, assessedAt, countByCheck, eachFindingPage } from "#lib/store/findings-list.ts";
import type { Db } from "#lib/store/query.ts";
import { readingsOf } from "#lib/store/resources.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import { checkOptionsOf, getCoverage, getScanRow } from "#lib/store/scans.ts";
import type { AccountView, ScanView } from "#lib/store/views.ts";
import { activityReach, gapsIn } from "./activity-reach.ts";
import { blameEach } from "./blame.ts";
import { loadInventory } from "./inventory.ts";
import { countsInOrder, headOf, printedFix, printedRemedy, printedVerifications, toldReach } from "./report-head.ts";

/** What a report is to be of. The filters of a list are those of its export: exactly what it shows. */
export type ReportAbout =
  | { subject: "scan" }
  | { subject: "findings"; filter: FindingFilter }
  | { subject: "resources"; filter: ResourceFilter };

/** What every part of one report stands on. */
interface Source {
  db: Db;
  account: AccountView;
  scan: ScanView & { startedAt: string };
  /** All streams show this scan, whatever is published while they are read. */
  at: OnShow;
  inventory: () => Promise<Inventory>;
  options: CheckOptions;
  gaps: () => Promise<(region: string) => string[]>;
}

/**
 * The report of a scan, as it left things. Fixes look things up in `inventory`, which is loaded when the first is asked for.
 * @throws AppError `not-found` of a scan that did not end well, and of one whose findings are no longer kept.
 */
export async function reportOf(
  db: Db,
  scan: ScanView,
  about: ReportAbout = { subject: "scan" },
  inventory?: () => Promise<Inventory>,
): Promise<Report> {
  const { score, startedAt, finishedAt } = scan;
  if (scan.state === "queued" || scan.state === "running")
    throw new AppError("conflict", `The scan ${scan.id} has not ended.`, "Wait until it has.");
  if (!score || !startedAt || !finishedAt)
    throw new AppError("not-found", `The scan ${scan.id} did not come to its end.`, "Choose one that did.");
  const account = await getAccount(db, scan.account);
  if (!account) throw new Error(`The account of scan ${scan.id} is gone.`);
  const [at, coverage, options, base] = await Promise.all([
    asOfScan(db, scan.id),
    getCoverage(db, scan.id),
    checkOptionsOf(db, scan.id),
    scan.watch ? getScanRow(db, scan.watch.base) : undefined,
  ]);
  if (!at)
    throw new AppError("not-found", `The findings of the scan ${scan.id} are no longer kept.`, "Choose a later one.");
  // Of a scan that is no longer kept nobody knows when it began: before this one.
  const readInFull = scan.watch ? { readInFullAt: base?.startedAt ?? startedAt } : {};
  const reach = once(() => activityReach(db, account));
  const source: Source = {
    db,
    account,
    scan: { ...scan, startedAt },
    at,
    options,
    inventory: once(inventory ?? (() => loadInventory(db, account.id, at.seq, coverage))),
    gaps: once(async () => {
      const regions = await reach();
      return (region: string) => gapsIn(regions, region);
    }),
  };
  // A filter of several accounts has a report for each.
  const own = { account: account.id };
  const filter = about.subject === "findings" ? { ...about.filter, ...own } : own;
  return {
    subject: about.subject,
    ...headOf(
      { ...scan, ...readInFull, score, startedAt, finishedAt, partition: account.partition, checkOptions: options },
      coverage,
    ),
    filters: filtersOf(about),
    activity: async () => (await reach()).map(toldReach),
    counts: () => countsOf(db, filter, at),
    resources: () => resourcesOf(source, about.subject === "resources" ? { ...about.filter, ...own } : own),
    findings: (part) => findingsOf(source, part ? narrowed(filter, part) : filter, part?.atOnce),
  };
}

/** What narrows the list, in words and values. */
function filtersOf(about: ReportAbout): Report["filters"] {
  if (about.subject === "scan") return [];
  return about.subject === "findings" ? saidOf(findingsList, about.filter) : saidOf(resourcesList, about.filter);
}

async function countsOf(db: Db, filter: FindingFilter, at: OnShow): Promise<VerdictCount[]> {
  const counted = async (exposure: Exposure) =>
    (await countByCheck(db, { ...filter, exposure }, at)).map((row) => ({ ...row, exposure }));
  const wanted: Exposure[] = filter.exposure ? [filter.exposure] : ["live", "record"];
  return countsInOrder((await Promise.all(wanted.map(counted))).flat());
}

/** Those of a filter that are in the part as well, worst first; null when none can be. */
function narrowed(filter: FindingFilter, part: FindingPart) {
  const { status, exposure = part.exposure } = filter;
  if (status?.length && !status.includes(part.status)) return null;
  if (part.exposure && exposure !== part.exposure) return null;
  const { check = part.check } = filter;
  if (part.check && checkIdToday(check ?? "") !== part.check) return null;
  return {
    ...filter,
    status: [part.status],
    ...(exposure && { exposure }),
    ...(check && { check }),
    sort: "severity" as const,
  };
}

async function* resourcesOf({ db, at }: Source, filter: ResourceFilter): AsyncGenerator<ReportResource> {
  for await (const resource of eachResource(db, filter, at)) {
    yield { ...resource, unread: resource.failure && because(resource.failure) };
  }
}

async function* findingsOf(
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

/** Asks when it is asked for first, and gives the same answer ever after. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
