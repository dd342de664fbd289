import type { Failure } from "#lib/readings/reading.ts";
import type { AttributedEvent } from "../attributed.ts";

/** A log that was passed over. It is tried again, so many times; one that was denied whenever the others are read. */
export interface SkippedLog {
  /** Its name, without the folders. Untrusted text. */
  file: string;
  /** A sentence; untrusted text. */
  why: string;
  tries: number;
  isDenied: boolean;
}

/** What was read of a region's logs of one UTC day: CloudTrail's folders are by the day of delivery. */
export interface LogDay {
  /** `2026-11-27` */
  day: string;
  /** Every file up to this name was read or passed over; null where `read` says which were. */
  last: string | null;
  /** Files that were read of a day to which others may still come. */
  read: readonly string[];
  skipped: readonly SkippedLog[];
  files: number;
  /** Events of other accounts, which were not kept. */
  foreign: number;
  /** Files that will not be tried: archived ones, and bad ones beyond those that are remembered. */
  left: number;
  /** Everything of it was read a day after it had ended. */
  isClosed: boolean;
}

/** What was read before: each day of which something was, and up to which day everything is closed that is not older than `floor`. */
export interface LogsRead {
  days: readonly LogDay[];
  settledTo: string | null;
  floor: string | null;
}

/** What one reading of a region's logs came to. */
export interface LogsOutcome {
  /** Calls to S3, those that failed among them. */
  calls: number;
  /** Why it stopped; null when nothing stopped it. */
  failure: Failure | null;
  /** There was too much for one reading. */
  isUnfinished: boolean;
}

/** Where events go, and where the reader remembers what it has read, of the logs of one account in one place. */
export interface TrailLogStore {
  before(region: string): Promise<LogsRead>;
  begin(region: string): Promise<void>;
  save(account: string, events: AttributedEvent[]): Promise<number>;
  /** @param read names that come to those which are remembered of the day; of a closed one none are. */
  keep(region: string, day: Omit<LogDay, "read">, read: readonly string[]): Promise<void>;
  /** Nothing was left: since `floor` all up to `settledTo` is closed, and what there was at `readTo` was read. */
  finish(region: string, done: { settledTo: string; floor: string; readTo: string }): Promise<void>;
  end(region: string, outcome: LogsOutcome): Promise<void>;
  callers(): Promise<ReadonlySet<string>>;
}
