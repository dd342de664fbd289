import { reachOf } from "#lib/activity/reach.ts";
import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import type { Circumstances } from "#lib/checks/fix-for.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { denialOf } from "#lib/readings/refuser.ts";
import type { FindingPart, Report, ReportFinding, ReportResource, VerdictCount } from "#lib/reports/report.ts";
import { because } from "#lib/scoring/evaluate.ts";
import { severityRank } from "#lib/scoring/weights.ts";
import type { Assessed } from "#lib/store/findings-list.ts";
import type { ResourceGrade } from "#lib/store/resources.ts";
import { inOrder } from "#lib/store/unit-order.ts";
import type { AccountScore, KeptReading, ScanWhole } from "#lib/store/views.ts";
import type { Acceptance } from "#lib/waivers/acceptance.ts";
import { nothingKnown } from "./lately-span.ts";
import {
  countsInOrder,
  headOf,
  printedFix,
  printedRemedy,
  printedVerifications,
  type ReportedScan,
  toldReach,
} from "./report-head.ts";
import type { FindingGroup, JudgedFinding } from "./scratch.ts";
import type { Unkept } from "./unkept.ts";

/** The report of a scan of which nothing is kept: word for word that of the same scan in a database, without activity. */
export function unkeptReport(
  scan: ReportedScan & Pick<ScanWhole, "connection" | "options" | "summary"> & { scoreAsScanned: AccountScore },
  store: Unkept,
  inventory: Inventory,
  accepted: Acceptance = () => null,
): Report {
  const coverage = store.units
    .toSorted((one, other) => compare(one.region, other.region) || compare(one.kind, other.kind))
    .flatMap((unit) => unit.coverage)
    .map((line) => ({ ...line, ...denialOf(line.failure) }));
  const groups = store.groups().toSorted(bySeverity);
  const now = new Date();
  const activity = scan.regions.toSorted().map((region) => toldReach(reachOf(region, [], now)));
  return {
    subject: "scan",
    ...headOf(scan, coverage),
    filters: [],
    activity: async () => activity,
    lately: async () => nothingKnown(scan.finishedAt, activity),
    counts: async () => countsOf(groups),
    async *resources() {
      for (const grade of store.resources()) yield resourceOf(grade, store, scan);
    },
    async *findings(part) {
      const wanted = groups.filter((group) => isIn(group, part));
      for (const finding of store.findings(wanted)) yield findingOf(finding, store, scan, { inventory, accepted });
    },
    async whole() {
      const { connection, options, scoreAsScanned: score, summary } = scan;
      const units = inOrder(store.units.map((unit) => ({ ...unit, isEarlier: false })));
      return { connection, options, watch: null, score, summary, units, named: [...(await store.namesOfJobs())] };
    },
    records: async () => new Map(),
  };
}

function isIn({ status, exposure, check }: FindingGroup, part: FindingPart | undefined): boolean {
  const isOf = (wanted: string | undefined, own: string) => wanted === undefined || wanted === own;
  return !part || (status === part.status && isOf(part.exposure, exposure) && isOf(part.check, check));
}

function findingOf(
  { id, check, severity, category, status, exposure, identity, verdict, readAt, tags }: JudgedFinding,
  store: Unkept,
  { startedAt, finishedAt, checkOptions }: ReportedScan,
  { inventory, accepted }: { inventory: Inventory; accepted: Acceptance },
): ReportFinding {
  const { account, kind, region, arn, name } = identity;
  const put = async <T>(how: (check: string, assessed: Assessed, judged: Circumstances) => T) => {
    const reading = status === "fail" ? store.reading(arn) : undefined;
    if (reading?.status !== "read") return undefined;
    const { resource, secrets } = reading;
    // What collectors yield is an object, as fixes take it from the database too.
    const configuration = resource as Record<string, unknown>;
    const assessed = { account, arn, kind, name, region, configuration, secrets: [...secrets] };
    return how(check, assessed, { inventory, options: checkOptions, now: startedAt });
  };
  const evidence = "evidence" in verdict ? verdict.evidence : [];
  return {
    ...{ id, account, check, title: titleOf(check, status), severity, category, status, exposure },
    resource: { arn, kind, name, region },
    since: finishedAt,
    firstSeen: finishedAt,
    readAt,
    isEarlier: false,
    waiver: status === "fail" ? accepted({ account, check, region, arn, name, tags }) : null,
    evidence,
    reason: "reason" in verdict ? verdict.reason : null,
    controls: checkOf(check)?.controls ?? [],
    fix: () => put(printedFix),
    remedy: () => put(printedRemedy),
    verify: () => printedVerifications({ check, evidence }, store.reading(arn), inventory),
    blame: async () => undefined,
  };
}

function resourceOf(
  { identity, ...grade }: ResourceGrade,
  store: Unkept,
  { finishedAt }: ReportedScan,
): ReportResource {
  const { account, arn, kind, name, region } = identity;
  const unread = grade.failure && because(grade.failure);
  const reading = async () => readingOf(store.reading(arn));
  return {
    account,
    arn,
    kind,
    name,
    region,
    ...grade,
    waived: grade.waived ?? 0,
    firstSeen: finishedAt,
    unread,
    reading,
  };
}

function readingOf(reading: Reading | undefined): KeptReading | undefined {
  if (!reading) return undefined;
  const { identity, action, readAt } = reading;
  const own = { also: identity.also ?? null, action, readAt };
  if (reading.status === "unread") return { ...own, configuration: null, parts: null, secrets: [] };
  const { resource, parts = null, secrets } = reading;
  // What collectors yield is an object.
  return { ...own, configuration: resource as Record<string, unknown>, parts, secrets };
}

/** Of all regions together. */
function countsOf(groups: readonly FindingGroup[]): VerdictCount[] {
  const counts = new Map<string, VerdictCount>();
  for (const { check, status, exposure, ...own } of groups) {
    const key = `${check} ${status} ${exposure}`;
    const before = counts.get(key);
    const waived = own.waived + (before?.waived ?? 0);
    const count = own.count + (before?.count ?? 0);
    counts.set(key, { check, status, exposure, count, ...(waived > 0 && { waived }) });
  }
  return countsInOrder([...counts.values()]);
}

/** The order of the list in the store, severity.by of findings-list.ts; within a group they are ordered by their ids. */
function bySeverity(one: FindingGroup, other: FindingGroup): number {
  return (
    severityRank[other.severity] - severityRank[one.severity] ||
    compare(one.status, other.status) ||
    compare(one.exposure, other.exposure) ||
    compare(one.check, other.check) ||
    compare(one.region, other.region)
  );
}

/** As Postgres compares text in the collation C. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
