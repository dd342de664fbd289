import type { CheckRow } from "#components/checks/check-row.ts";
import type { OpenPaths } from "#components/overview/attack-paths.tsx";
import type { ChangesOfLate } from "#components/overview/changes-of-late.tsx";
import type { Freshness } from "#components/overview/freshness.tsx";
import type { ActivityGaps } from "#components/overview/risky-activity.tsx";
import type { RoadView } from "#components/overview/road.ts";
import type { Exposure } from "#components/overview/worst-exposures.tsx";
import { type Severity, severities } from "#lib/checks/define.ts";
import type { HardlyJudged } from "#lib/filters/resources.ts";
import type { RiskyThing } from "#lib/signals/risky-things.ts";
import { currentStore } from "#lib/store/current.ts";
import { changesBetween } from "#lib/store/finding-changes.ts";
import { failingExamples } from "#lib/store/findings-examples.ts";
import type { Db } from "#lib/store/query.ts";
import { countHardlyJudged } from "#lib/store/resources-list.ts";
import { getCoverage, getScanRow, listScans, scanADayBefore, scanBefore } from "#lib/store/scans.ts";
import type { AccountView, CoverageRow, ScanRow } from "#lib/store/views.ts";
import { type WorstResource, worstResources } from "#lib/store/worst-resources.ts";
import { checkRows } from "./checks.ts";
import { freshnessOf } from "./freshness.ts";
import { openPaths } from "./open-paths.ts";
import { riskyActivity } from "./risky.ts";
import { roadFor } from "./road.ts";

export interface Overview {
  /** Completed scans, oldest first, the one on screen last. */
  trend: ScanRow[];
  /** How old what is on show is; null of an account that is not read here. */
  freshness: Freshness | null;
  /** The checks that fail, and the resources. */
  worst: Exposure[];
  resources: WorstResource[];
  ledger: CoverageRow[];
  paths: OpenPaths;
  /** Null where there is nothing to compare with. */
  changes: ChangesOfLate | null;
  /** Null where there is none to tell. */
  road: RoadView | null;
  risky: RiskyThing[];
  gaps: ActivityGaps;
  /** Live findings of each severity that could not be judged. */
  unknown: Record<Severity, number>;
  /** Live findings of each severity that fail, and that a waiver accepts. */
  waived: Record<Severity, number>;
  /** Live resources that next to nothing judges. */
  hardlyJudged: Record<HardlyJudged, number>;
}

/** What ended the account's latest scan; null when it did not fail. */
export async function latestFailure(account: string): Promise<string | null> {
  const [latest] = (await listScans(currentStore().db, account, { limit: 1 })).rows;
  return latest?.state === "failed" ? (latest.error ?? "The scan ended without a reason.") : null;
}

/** What the overview shows of an account that has a finished scan; null before the first. */
export async function overviewOf(view: AccountView): Promise<Overview | null> {
  const { id: account, currentScan } = view;
  if (!currentScan) return null;
  const { db } = currentStore();
  // Of what one question needs of another only that one waits: a database that many ask takes its time for each.
  const [shown, checked, read] = [getScanRow(db, currentScan), checkRows(account), getCoverage(db, currentScan)];
  const [scans, current, rows, worst, resources, ledger, paths, changes, road, freshness, activity, hardlyJudged] =
    await Promise.all([
      listScans(db, { account, read: ["everything"] }, { limit: 40 }),
      shown,
      checked,
      checked.then((rows) => worstExposures(account, rows)),
      worstResources(db, account, 8),
      read,
      openPaths(account, read),
      shown.then((scan) => (scan ? changesOfLate(db, scan) : null)),
      roadFor(view),
      view.connection.type === "bundle" ? null : shown.then((scan) => (scan ? freshnessOf(view, scan) : null)),
      riskyActivity(view),
      countHardlyJudged(db, account),
    ]);
  // Of watches, of which there may be hundreds a day, only the one on screen is a point of it.
  const own = current ? [current] : [];
  const before = scans.rows.filter(
    ({ id, requestedAt }) => id !== currentScan && requestedAt < (current?.requestedAt ?? ""),
  );
  const completed = [...own, ...before].filter((scan) => scan.state === "completed" && scan.summary && scan.score);
  return {
    trend: completed.reverse(),
    freshness,
    worst,
    resources,
    ledger,
    paths,
    changes,
    road,
    ...activity,
    unknown: bySeverity(rows, ({ unknown }) => unknown),
    waived: bySeverity(rows, ({ waived }) => waived),
    hardlyJudged,
  };
}

/**
 * What changed within a day of the scan on show: a watch of a minute ago has mostly seen nothing, and hides what those before it saw. Against
 * the scan right before it is counted already.
 */
async function changesOfLate(db: Db, { id, account, summary }: ScanRow): Promise<ChangesOfLate | null> {
  const [base, before] = await Promise.all([scanADayBefore(db, id), scanBefore(db, id)]);
  if (!base) return null;
  const isBefore = base.id === before;
  const { from, to } = base;
  const counts = (isBefore ? summary?.changes : null) ?? (await changesBetween(db, { account, from, to }));
  return { since: { id: base.id, at: base.finishedAt, isBefore }, counts };
}

function bySeverity(rows: readonly CheckRow[], count: (row: CheckRow) => number): Record<Severity, number> {
  const sum = (wanted: Severity) => rows.reduce((total, row) => total + (row.severity === wanted ? count(row) : 0), 0);
  return Object.fromEntries(severities.map((severity) => [severity, sum(severity)])) as Record<Severity, number>;
}

/** The checks that live resources fail and nobody accepted, worst first, each with the first of these resources. */
async function worstExposures(account: string, rows: readonly CheckRow[], count = 8): Promise<Exposure[]> {
  const failing = rows
    .map((check) => ({ ...check, fail: check.fail - check.waived }))
    .filter((check) => check.fail > 0)
    .toSorted(
      (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity) || other.fail - one.fail,
    );
  const worst = failing.slice(0, count);
  const ids = worst.map(({ id }) => id);
  const examples = await failingExamples(currentStore().db, account, ids, 2);
  return worst.map(({ id, failTitle, severity, fail }) => ({
    check: id,
    title: failTitle,
    severity,
    count: fail,
    resources: examples.get(id) ?? [],
  }));
}
