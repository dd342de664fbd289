import { checkIdToday } from "#lib/checks/catalogue.ts";
import { frameworkNamed } from "#lib/checks/controls/index.ts";
import { AppError } from "#lib/errors.ts";
import { type FindingFilter, findingsList } from "#lib/filters/findings.ts";
import { type ResourceFilter, resourcesList } from "#lib/filters/resources.ts";
import { saidOf } from "#lib/filters/said.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { once } from "#lib/once.ts";
import { ofFramework } from "#lib/reports/of-framework.ts";
import type { FindingPart, Report, ReportResource, VerdictCount } from "#lib/reports/report.ts";
import { because } from "#lib/scoring/evaluate.ts";
import { asOfScan, getAccount, type OnShow } from "#lib/store/accounts.ts";
import { recordsOf } from "#lib/store/events-list.ts";
import { countByCheck } from "#lib/store/findings-count.ts";
import type { Db } from "#lib/store/query.ts";
import { keptReadings, unitsAt } from "#lib/store/report-readings.ts";
import { namesOfJobs } from "#lib/store/resources.ts";
import { eachResource } from "#lib/store/resources-list.ts";
import { checkOptionsOf, getCoverage, getScanRow, optionsOf, scoreAsScanned } from "#lib/store/scans.ts";
import type { ResourceRow, ScanView } from "#lib/store/views.ts";
import { isAnyWaived } from "#lib/store/waived-condition.ts";
import { activityReach, gapsIn } from "./activity-reach.ts";
import { loadInventory } from "./inventory.ts";
import { findingsOf, type Source } from "./report-findings.ts";
import { countsInOrder, headOf, toldReach } from "./report-head.ts";
import { latelyOf } from "./report-lately.ts";
import { sinceOf } from "./report-since.ts";

/** What a report is to be of. The filters of a list are those of its export: exactly what it shows. */
export type ReportAbout =
  | { subject: "scan" }
  | { subject: "findings"; filter: FindingFilter }
  | { subject: "resources"; filter: ResourceFilter }
  /** `since`: the id of an earlier scan, or `previous`. */
  | { subject: "changes"; since: string }
  /** `framework`: its id. */
  | { subject: "framework"; framework: string };

/**
 * The report of a scan, as it left things. Fixes look things up in `inventory`, which is loaded when the first is asked for.
 * @throws AppError `not-found` of a scan that did not end well, and of one whose findings are no longer kept, `usage` of an unheard of framework.
 */
export async function reportOf(
  db: Db,
  scan: ScanView,
  about: ReportAbout = { subject: "scan" },
  inventory?: () => Promise<Inventory>,
): Promise<Report> {
  const { score, summary, startedAt, finishedAt, watch } = scan;
  if (scan.state === "queued" || scan.state === "running")
    throw new AppError("conflict", `The scan ${scan.id} has not ended.`, "Wait until it has.");
  if (!score || !summary || !startedAt || !finishedAt)
    throw new AppError("not-found", `The scan ${scan.id} did not come to its end.`, "Choose one that did.");
  const framework = about.subject === "framework" ? frameworkNamed(about.framework) : undefined;
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
  const readInFull = scan.watch ? { readInFullAt: base?.startedAt ?? scan.watch.readInFullAt ?? startedAt } : {};
  const reach = once(() => activityReach(db, account));
  const activity = async () => (await reach()).map(toldReach);
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
  const report: Report = {
    subject: about.subject,
    ...headOf(
      { ...scan, ...readInFull, score, startedAt, finishedAt, partition: account.partition, checkOptions: options },
      coverage,
    ),
    filters: filtersOf(about),
    ...(about.subject === "changes" && { since: await sinceOf(source, about.since) }),
    activity,
    ...(about.subject === "scan" && {
      lately: once(async () => latelyOf(db, { account: account.id, finishedAt }, await activity())),
    }),
    counts: () => countsOf(db, filter, at),
    resources: () => resourcesOf(source, about.subject === "resources" ? { ...about.filter, ...own } : own),
    findings: (part) => findingsOf(source, part ? narrowed(filter, part) : filter, part?.atOnce),
    whole: once(async () => ({
      connection: account.connection,
      options: await optionsOf(db, scan.id),
      ...{ watch, score: (await scoreAsScanned(db, scan.id)) ?? score, summary },
      units: await unitsAt(db, at),
      named: await namesOfJobs(db, account.id),
    })),
    records: (ids) => recordsOf(db, account.id, ids),
  };
  return framework ? ofFramework(report, framework) : report;
}

/** What narrows the list, in words and values. */
function filtersOf(about: ReportAbout): Report["filters"] {
  if (about.subject !== "findings" && about.subject !== "resources") return [];
  return about.subject === "findings" ? saidOf(findingsList, about.filter) : saidOf(resourcesList, about.filter);
}

async function countsOf(db: Db, filter: FindingFilter, at: OnShow): Promise<VerdictCount[]> {
  const mayBeWaived = filter.waived !== "without" && (await isAnyWaived(db, at.account));
  const counted = async (exposure: Exposure): Promise<VerdictCount[]> => {
    const accepted = mayBeWaived ? await countByCheck(db, { ...filter, exposure, waived: "only" }, at) : [];
    const waived = new Map(accepted.map(({ check, count }) => [check, count]));
    return (await countByCheck(db, { ...filter, exposure }, at)).map((row) => {
      const own = row.status === "fail" ? waived.get(row.check) : undefined;
      return { ...row, exposure, ...(own !== undefined && { waived: own }) };
    });
  };
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

/** Configurations are long: those of so many resources stand in memory at once. */
const readingsAtOnce = 100;

async function* resourcesOf({ db, at }: Source, filter: ResourceFilter): AsyncGenerator<ReportResource> {
  const together = function* (resources: readonly ResourceRow[]): Generator<ReportResource> {
    const arns = resources.map(({ arn }) => arn);
    const readings = once(() => keptReadings(db, at, arns));
    for (const resource of resources) {
      const reading = async () => (await readings()).get(resource.arn);
      yield { ...resource, unread: resource.failure && because(resource.failure), reading };
    }
  };
  let waiting: ResourceRow[] = [];
  for await (const resource of eachResource(db, filter, at)) {
    waiting.push(resource);
    if (waiting.length < readingsAtOnce) continue;
    yield* together(waiting);
    waiting = [];
  }
  yield* together(waiting);
}
