import type { UnscannedAccount } from "#lib/reports/report.ts";
import type { KeptReport, ReportSchedule } from "#lib/store/report-views.ts";
import type { Grade } from "#lib/store/views.ts";
import type { DestinationView } from "../settings/settings-view.ts";
import type { ExportFormat } from "../ui/export-menu.tsx";

/** `about`: what it is of, in words, some of which are other people's. */
export type ReportRow = KeptReport & { about: string };
export type ScheduleRow = ReportSchedule & { about: string };

export interface ScheduleList {
  rows: ScheduleRow[];
  destinations: DestinationView[];
}

/** What a report can be of, as a form offers it. */
export interface SubjectChoice {
  of: string;
  formats: ExportFormat[];
}

/** What a report would tell of if it were made now. */
export interface ReportPreview {
  about: string;
  file: string;
  accounts: {
    account: string;
    finishedAt: string;
    grade: Grade | null;
    coverage: number;
    provisional: boolean;
  }[];
  /** Never scanned: the report says so, and tells nothing of them. */
  unscanned: readonly UnscannedAccount[];
  /** Null where it has no findings of its own. */
  findings: { fail: number; unknown: number; pass: number; notApplicable: number } | null;
}
