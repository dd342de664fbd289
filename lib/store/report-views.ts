/* Reports that are kept, and their schedules, as the API gives them: plain JSON. */

/** Any report that can be exported: the parameters are those of its export: lib/scan/export-queries.ts. Without `account` it is of every account. */
export interface ReportRequest {
  of: string;
  query: Record<string, string>;
}

/** After each full scan, once none is under way; or at the times of a cron expression in a time zone. */
export type Cadence = { type: "scan" } | { type: "cron"; cron: string; timeZone: string };

/** The times of a cron expression in a time zone. */
export type CronTimes = Omit<Extract<Cadence, { type: "cron" }>, "type">;

export interface NewReportSchedule {
  name: string;
  request: ReportRequest;
  cadence: Cadence;
  /** Names of destinations in the settings; without any a report is only kept. */
  destinations: string[];
}

export interface ReportSchedule extends NewReportSchedule {
  id: string;
  paused: boolean;
  createdAt: string;
  /** When the next is made; null when that is after a scan, and while paused. */
  nextAt: string | null;
}

export type DeliveryState = "waiting" | "delivered" | "failed";

export interface ReportDelivery {
  destination: string;
  state: DeliveryState;
  attempts: number;
  /** When it is tried next; of one that has ended, when it ended. */
  at: string;
  /** Why it failed, or failed so far. */
  why: string | null;
}

/** What a report is once it was made. */
export interface MadeFile {
  file: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface KeptReport {
  id: string;
  /** Null of one that somebody asked for, and of one whose schedule is gone. */
  schedule: string | null;
  name: string;
  request: ReportRequest;
  state: "making" | "made" | "failed";
  askedAt: string;
  madeAt: string | null;
  /** Why it could not be made. */
  why: string | null;
  /** Null until it was made. */
  made: MadeFile | null;
  /** By account: the scan that it tells of. */
  scans: Record<string, string>;
  deliveries: ReportDelivery[];
}
