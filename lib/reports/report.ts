import type { Framework } from "#lib/checks/controls/framework.ts";
import type { Category } from "#lib/checks/define.ts";
import type { Remedy } from "#lib/checks/fix-for.ts";
import type { Fix } from "#lib/checks/fixes.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Said } from "#lib/filters/said.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import type { CoverageStatus } from "#lib/readings/coverage.ts";
import type { ChangedFinding, ChangedResource } from "#lib/store/finding-changes.ts";
import type {
  BlamedEvent,
  FindingChangeCounts,
  FindingRow,
  Grade,
  KeptReading,
  ResourceRow,
  ScanWhole,
} from "#lib/store/views.ts";
import type { Verification } from "#lib/verify/verify.ts";
import type { ReportLately } from "./lately.ts";
import type { Values } from "./values.ts";

/** What a report is of: a whole scan, what the filters of a list show, what changed since an earlier scan, or the controls of a framework. */
export const subjects = ["scan", "findings", "resources", "changes", "framework"] as const;
export type Subject = (typeof subjects)[number];

/**
 * The one object every report format renders. The long lists are streams, and what takes a look elsewhere (a fix, the event
 * behind a finding) is asked for by the formats that print it: 300,000 findings never stand in memory.
 */
export interface Report {
  subject: Subject;
  generator: { name: string; version: string };
  scan: {
    id: string;
    account: string;
    partition: string;
    regions: string[];
    startedAt: string;
    finishedAt: string;
    /** When the last full scan began, of one that read again only what events named since. */
    readInFullAt?: string;
    /** ARN of the user or session whose credentials it was read with, where that is known. */
    readAs?: string;
    apiCalls: number;
    throttles: number;
  };
  /** What the scan was not asked for. */
  limits: {
    /** Finished jobs older than so many days were left out. */
    horizonDays: number | "all";
    /** Kinds that are collected, and were not in this scan. */
    kindsLeftOut: string[];
  };
  /** Of the whole account, whatever the filters show. */
  score: {
    value: number | null;
    grade: Grade | null;
    coverage: number;
    provisional: boolean;
    /** Live findings that fail and were accepted: it leaves them out. */
    waived: number;
    /** What it would be with them; absent where nothing was accepted, and where it is not known: then it counts them. */
    withWaived?: { value: number | null; grade: Grade | null };
    categories: { category: Category; value: number | null; grade: Grade | null; coverage: number }[];
    /** Finished jobs, and models and configs nothing uses: what the cap left unread counts as not assessed. */
    records?: { assessed: number; unknown: number; coverage: number | null; provisional: boolean };
  };
  /** What people may set of the checks, as the scan judged with it. */
  checkOptions: ReportOption[];
  coverage: ReportCoverage[];
  /** Kinds of SageMaker resources that exist and are not read at all. */
  notCollected: string[];
  /** The filters of the list, in their order; none for a whole scan. */
  filters: Said[];
  /** How far CloudTrail is read, region by region: what is known of who did it. */
  activity: () => Promise<ReportActivity[]>;
  /** Accounts that were asked for as well and never scanned: nothing of them is in it, and whatever has a scope says so first. */
  unscanned?: readonly UnscannedAccount[];
  /** What signals saw before the scan ended, and who called: of a whole scan alone, since no filter, framework or comparison bears on events. */
  lately?: () => Promise<ReportLately>;
  /** Of a report on what changed: against what, and how. */
  since?: ReportSince;
  /** Of a report on a framework: which. Its findings are live, and of the checks that bear on it. */
  framework?: Framework;
  /** How many findings there are in the report. */
  counts: () => Promise<VerdictCount[]>;
  resources: () => AsyncIterable<ReportResource>;
  /** In the order of the list, or a part of them, by severity and check. */
  findings: (part?: FindingPart) => AsyncIterable<ReportFinding>;
  /** The scan as it is kept, for who keeps it elsewhere. */
  whole: () => Promise<ScanWhole>;
  /** What CloudTrail wrote of these events, as it is kept, by their ids; nothing of those that are not there any more. */
  records: (ids: readonly string[]) => Promise<ReadonlyMap<string, Record<string, unknown>>>;
  /** Whether it holds the values of settings: each format is given one that says. */
  values?: Values;
  /** Signs for the installation that writes the report; undefined where it has no key. */
  signer?: Signer;
}

export interface UnscannedAccount {
  account: string;
  /** As people call it; its number where they do not. */
  name: string;
}

/** A key of Ed25519. */
export interface Signer {
  /** SPKI, as PEM. */
  publicKey: string;
  /** 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The scan that another is compared with, and what is not as it was. */
export interface ReportSince {
  scan: Pick<Report["scan"], "id" | "startedAt" | "finishedAt">;
  score: Pick<Report["score"], "value" | "grade" | "coverage" | "waived" | "withWaived">;
  coverage: ReportCoverage[];
  counts: () => Promise<FindingChangeCounts>;
  /** By what they are first, the most severe before others. Of what is gone, the finding is as it was. */
  findings: () => AsyncIterable<ReportChange>;
  /** Live resources that came or went. */
  resources: () => Promise<ChangedResource[]>;
}

/** A live finding that is not what it was. */
export interface ReportChange extends Omit<ChangedFinding, "id"> {
  finding: ReportFinding;
}

/** Some of the findings of a report. */
export interface FindingPart {
  status: VerdictStatus;
  exposure?: Exposure;
  check?: string;
  /** So many are read at once: few, where the reader will leave early. */
  atOnce?: number;
}

export interface VerdictCount {
  check: string;
  status: VerdictStatus;
  exposure: Exposure;
  count: number;
  /** How many of them fail and were accepted; absent where none was. */
  waived?: number;
}

export interface ReportActivity {
  region: string;
  /** Until when everything was read; null when it never was. */
  readTo: string | null;
  /** What is missing and why, as a sentence; null when nothing is. */
  gap: string | null;
}

export interface ReportOption {
  check: string;
  title: string;
  option: string;
  value: unknown;
  isDefault: boolean;
}

export interface ReportCoverage {
  region: string;
  kind: string;
  action: string;
  status: CoverageStatus;
  /** Its list ended here: there may be resources of the kind that nobody has heard of. */
  unlisted?: true;
  error?: string;
  /** The permission to grant, when it was denied. */
  permission?: string;
  /** What else denies it, where that alone would not help: `service control policy`. */
  refusedBy?: string;
  note?: string;
  /** Resources that the cap left unread: at least so many. */
  leftOut?: number;
}

export interface ReportResource extends ResourceRow {
  /** Why it could not be read. */
  unread: string | null;
  /** What was read of it, and how. */
  reading: () => Promise<KeptReading | undefined>;
}

export interface ReportFinding extends FindingRow {
  evidence: Evidence[];
  /** For not-applicable and unknown. */
  reason: string | null;
  controls: readonly string[];
  /** How to put its resource right; undefined for what does not fail. */
  fix: () => Promise<Fix | undefined>;
  /** The same, to be written together with others. */
  remedy: () => Promise<Remedy | undefined>;
  /** By which commands its evidence can be seen in AWS, in its order; null where none shows it. */
  verify: () => Promise<readonly (Verification | null)[]>;
  /** The event that made the resource what it is; undefined when what was read of CloudTrail does not say. */
  blame: () => Promise<BlamedEvent | undefined>;
}

export async function* everyFinding(reports: readonly Report[]): AsyncGenerator<ReportFinding> {
  for (const report of reports) yield* report.findings();
}

export async function* everyResource(reports: readonly Report[]): AsyncGenerator<ReportResource> {
  for (const report of reports) yield* report.resources();
}

export async function* everyChange(reports: readonly Report[]): AsyncGenerator<ReportChange> {
  for (const report of reports) yield* report.since?.findings() ?? [];
}
