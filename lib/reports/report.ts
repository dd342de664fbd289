import type { Category, Severity } from "#lib/checks/define.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { CoverageStatus } from "#lib/readings/coverage.ts";

/** The one object every report format renders. The long lists are streams: 300,000 findings never stand in memory. */
export interface Report {
  generator: { name: string; version: string };
  scan: {
    id: string;
    account: string;
    partition: string;
    regions: string[];
    startedAt: string;
    finishedAt: string;
    apiCalls: number;
    throttles: number;
  };
  score: {
    value: number | null;
    grade: string | null;
    coverage: number;
    provisional: boolean;
    waived: number;
    categories: { category: string; value: number | null; grade: string | null; coverage: number }[];
    /** Finished jobs, and models and configs nothing uses: what the cap left unread counts as not assessed. */
    records?: { assessed: number; unknown: number; coverage: number | null; provisional: boolean };
  };
  coverage: ReportCoverage[];
  /** Kinds of SageMaker resources that exist and are not read at all. */
  notCollected: string[];
  resources: () => AsyncIterable<ReportResource>;
  findings: () => AsyncIterable<ReportFinding>;
}

export interface ReportCoverage {
  region: string;
  kind: string;
  action: string;
  status: CoverageStatus;
  error?: string;
  /** The permission to grant, when it was denied. */
  permission?: string;
  note?: string;
  /** Resources that the cap left unread: at least so many. */
  leftOut?: number;
}

export interface ReportResource {
  arn: string;
  kind: string;
  name: string;
  region: string;
  exposure: Exposure;
  grade: string | null;
  score: number | null;
  /** How many checks apply to it; with none, nothing judges it. */
  judged: number;
  /** Why it could not be read. */
  unread?: string;
}

export interface ReportFinding {
  id: string;
  check: string;
  title: string;
  severity: Severity;
  category: Category;
  status: VerdictStatus;
  exposure: Exposure;
  resource: { arn: string; kind: string; name: string; region: string };
  evidence: Evidence[];
  reason?: string;
  controls: readonly string[];
  /** First seen in this status. */
  since: string;
  firstSeen: string;
  /** When its resource was last read. */
  readAt: string;
  /** True when this scan did not ask for its kind in its region: the verdict is an earlier scan's. */
  isEarlier: boolean;
  fix?: Fix;
}
