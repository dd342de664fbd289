import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Naming } from "#lib/inventory/names.ts";
import type { Reading } from "#lib/readings/reading.ts";
import type { Finding } from "#lib/scoring/evaluate.ts";
import type { Scorable } from "#lib/scoring/score.ts";
import type { KnownResource, ReadingsWanted, ResourceGrade } from "#lib/store/resources.ts";
import type { LatestUnit, ScanUnit } from "#lib/store/scans.ts";
import type { ScanSummary } from "#lib/store/views.ts";

/** What earlier scans, or an interrupted run of this one, know of a kind in a region. */
export interface Known {
  /** ARNs of jobs in an end state. */
  settled: ReadonlySet<string>;
  /** Everything that can still change. */
  changeable: readonly KnownResource[];
  span?: { from: string; to: string; leftOut: number };
}

/**
 * Where one scan of one account puts what it finds, and what it knows from before: the database (kept.ts), or its own memory
 * when nothing is to be kept (unkept.ts). The same things staged twice change nothing.
 */
export interface ScanStore {
  /** ISO time at which the scan started, the first time. */
  begin(regions: readonly string[]): Promise<string>;
  /** The last finished reading of every kind in every region, whichever scan it was part of. */
  latestUnits(): Promise<readonly LatestUnit[]>;
  /** What an interrupted run of this scan has finished. */
  finishedUnits(): Promise<readonly ScanUnit[]>;
  finishUnit(unit: ScanUnit): Promise<void>;

  known(kind: string, region: string): Promise<Known>;
  stage(readings: Reading[], volatile?: readonly string[]): Promise<void>;
  /** Ends resources that are gone, with their grades and findings. */
  close(arns: readonly string[]): Promise<void>;
  /** Ends the findings of resources that are judged under another region from now on. */
  closeFindings(arns: readonly string[]): Promise<void>;
  /** The readings as they stand now, in batches. */
  readings(wanted: ReadingsWanted): AsyncIterable<Reading[]>;

  /** Remembers what finished jobs name: they are not looked through again. */
  noteNames(names: readonly Naming[]): Promise<void>;
  namesOfJobs(): Promise<readonly Naming[]>;

  stageVerdicts(findings: readonly Finding[], grades: ResourceGrade[]): Promise<void>;
  /** The last verdict of each finding before this scan that was not unknown. */
  lastVerdicts(ids: readonly string[]): Promise<ReadonlyMap<string, VerdictStatus>>;
  /** Live verdicts about kinds and regions outside of the scope, by check. */
  liveOutside(scope: readonly { kind: string; region: string }[]): Promise<readonly (Scorable & { count: number })[]>;
  /** Ends the findings of checks that are gone from the catalogue. */
  closeRetired(checks: readonly string[]): Promise<void>;

  /** Verdicts about records, and how many resources there are. */
  tally(): Promise<{
    verdicts: Record<VerdictStatus, number>;
    failing: ScanSummary["recordFailing"];
    live: number;
    records: number;
  }>;
  /** What the scan changed among live findings; null when it is the account's first. */
  changes(): Promise<ScanSummary["changes"]>;
}
