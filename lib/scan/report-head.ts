import type { RegionReach } from "#lib/activity/reach.ts";
import { type Circumstances, fixFor, type Remedy, remedyFor } from "#lib/checks/fix-for.ts";
import type { ShownFix } from "#lib/checks/fixes.ts";
import { adjustable, type CheckOptions, defaultOptions } from "#lib/checks/options.ts";
import { collectors } from "#lib/collectors/index.ts";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { explain } from "#lib/errors.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type {
  Report,
  ReportActivity,
  ReportCoverage,
  ReportFinding,
  ReportOption,
  VerdictCount,
} from "#lib/reports/report.ts";
import type { Assessed } from "#lib/store/findings-list.ts";
import type {
  AccountScore,
  AccountView,
  CoverageRow,
  RecordsScore,
  ScanProgress,
  ScanSummary,
  ScanView,
} from "#lib/store/views.ts";
import { type Verification, verificationsOf } from "#lib/verify/verify.ts";
import { version } from "#lib/version.ts";

/* What reports of kept and of unkept scans share. Without a database: types of the store are all it imports of it. */

/** A scan that has ended, as far as a report tells of it. */
export interface ReportedScan
  extends Pick<ScanView, "id" | "account" | "regions" | "horizonDays">,
    Pick<AccountView, "partition"> {
  startedAt: string;
  finishedAt: string;
  /** See the report's. */
  readInFullAt?: string;
  score: AccountScore;
  summary?: Pick<ScanSummary, "readAs"> | null;
  progress: Pick<ScanProgress, "calls" | "throttles">;
  checkOptions: CheckOptions;
}

/** What stands at the top of a report, wherever its streams come from. */
export function headOf(
  scan: ReportedScan,
  coverage: readonly CoverageRow[],
): Pick<Report, "generator" | "scan" | "limits" | "score" | "checkOptions" | "notCollected" | "coverage"> {
  const { id, account, partition, regions, startedAt, finishedAt, readInFullAt, progress, score, summary } = scan;
  const collected = new Set(coverage.map(({ kind }) => kind));
  return {
    generator: { name: "sagewarden", version },
    scan: {
      ...{ id, account, partition, regions, startedAt, finishedAt },
      ...(readInFullAt && { readInFullAt }),
      ...(summary?.readAs && { readAs: summary.readAs }),
      apiCalls: progress.calls,
      throttles: progress.throttles,
    },
    limits: {
      horizonDays: scan.horizonDays,
      kindsLeftOut: collectors.flatMap(({ kind, label }) => (collected.has(kind) ? [] : [label])),
    },
    score: {
      value: score.value,
      grade: score.grade,
      coverage: score.coverage,
      provisional: score.provisional,
      waived: score.waived,
      ...(score.withWaived && { withWaived: score.withWaived }),
      categories: score.categories.map(({ category, score: { value, grade, coverage } }) => ({
        category,
        value,
        grade,
        coverage,
      })),
      ...(score.records && { records: inOrder(score.records) }),
    },
    checkOptions: thresholdsOf(scan.checkOptions),
    notCollected: notCollected.map(({ label }) => label),
    coverage: coverage.map(ledgerLine),
  };
}

/** The database keeps its fields in an order of its own. */
function inOrder({ assessed, unknown, coverage, provisional }: RecordsScore): RecordsScore {
  return { assessed, unknown, coverage, provisional };
}

function thresholdsOf(options: CheckOptions): ReportOption[] {
  return adjustable.flatMap(({ id, title }) =>
    Object.entries(options[id] ?? {}).map(([option, value]) => {
      const isDefault = JSON.stringify(value) === JSON.stringify(defaultOptions[id]?.[option]);
      return { check: id, title, option, value, isDefault };
    }),
  );
}

export function toldReach({ region, readTo, gap }: RegionReach): ReportActivity {
  return { region, readTo, gap };
}

/** A line of the ledger as reports tell it. */
export function ledgerLine(row: CoverageRow): ReportCoverage {
  const { region, kind, action, status, unlisted, failure, permission, refusedBy, note, leftOut } = row;
  return {
    ...{ region, kind, action, status },
    ...(unlisted && { unlisted }),
    ...(failure && { error: `${failure.code}: ${failure.message}` }),
    ...(permission && { permission }),
    ...(refusedBy && { refusedBy }),
    ...(note && { note }),
    ...(leftOut && { leftOut }),
  };
}

/** In an order of their own, so that a report that is made twice is the same. */
export function countsInOrder(counts: readonly VerdictCount[]): VerdictCount[] {
  const key = ({ check, status, exposure }: VerdictCount) => `${check} ${status} ${exposure}`;
  return counts.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The fix of a finding; undefined when a defect of ours stands in the way, which must not end the report. */
export function printedFix(check: string, assessed: Assessed, judged: Circumstances): ShownFix | undefined {
  return unlessDefect(check, () => fixFor(check, assessed, judged));
}

/** The same with what it was written from. */
export function printedRemedy(check: string, assessed: Assessed, judged: Circumstances): Remedy | undefined {
  return unlessDefect(check, () => remedyFor(check, assessed, judged));
}

/** How each piece of its evidence can be seen in AWS; null for each when a defect of ours stands in the way. */
export async function printedVerifications(
  finding: Pick<ReportFinding, "check" | "evidence">,
  reading: Reading | undefined,
  inventory: Inventory,
): Promise<(Verification | null)[]> {
  try {
    return await verificationsOf(finding, reading, inventory);
  } catch (error) {
    process.stderr.write(`The commands that show the evidence of ${finding.check} failed: ${explain(error)}\n`);
    return finding.evidence.map(() => null);
  }
}

function unlessDefect<T>(check: string, write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    process.stderr.write(`The fix of ${check} failed: ${explain(error)}\n`);
    return undefined;
  }
}
