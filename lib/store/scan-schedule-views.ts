import type { CronTimes } from "./report-views.ts";
import type { ScanState } from "./views.ts";

/* Scans on a schedule, as the API gives them: plain JSON. */

export interface NewScanSchedule extends CronTimes {
  /** Null: every account that there is when its time comes, but for those that were imported. */
  account: string | null;
  /** Null: each account's own. */
  regions: string[] | "all" | null;
  /** How far back, in days; null: as the settings say. */
  horizonDays: number | "all" | null;
  /** The most jobs of a kind in a region; null: as the settings say. */
  cap: number | "all" | null;
}

/** What became of a schedule's last time in one account. */
export interface ScheduledScan {
  account: string;
  /** When it was to be started. */
  dueAt: string;
  /** The scan it started; null of none. */
  scan: string | null;
  /** Of that scan; null of none, and of one that is not kept any more. */
  state: ScanState | null;
  /** Why no scan was started, or what ended it. Null while it waits to be started, too. */
  why: string | null;
}

export interface ScanSchedule extends NewScanSchedule {
  id: string;
  paused: boolean;
  createdAt: string;
  /** Null while paused. */
  nextAt: string | null;
  /** Of the last time that came: by account. */
  last: ScheduledScan[];
}
