import { z } from "zod";
import type { ReportPreview, ReportRow, ScheduleList, ScheduleRow } from "#components/reports/views.ts";
import { subjects } from "#lib/reports/report.ts";
import type { Cadence, MadeFile, ReportDelivery, ReportRequest } from "#lib/store/report-views.ts";
import type { Page } from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { reportDestination } from "./settings.ts";
import { count, grade, moment } from "./words.ts";

const label = z.string().trim().min(1, "it is empty").max(120, "it has more than 120 characters");
const destination = z.string().min(1).max(60);

/** What is sent: a subject that there is, and parameters as text. */
export const askedRequest = z.strictObject({
  of: z.enum(subjects),
  query: z.record(z.string().max(60), z.string().max(4000)),
});

const cadence = describe<Cadence>(
  "ReportCadence",
  "When a report is made: after each full scan, once none is under way; or at the times of a cron expression (minute, hour, day of the month, month, day of the week) in a time zone.",
)(
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("scan") }),
    z.strictObject({ type: z.literal("cron"), cron: z.string().min(1).max(120), timeZone: z.string().min(1).max(64) }),
  ]),
);

export const newReport = z.strictObject({
  name: label,
  request: askedRequest,
  destinations: z.array(destination).max(20).default([]),
});

export const newReportSchedule = newReport.extend({ cadence });

const request = describe<ReportRequest>(
  "ReportRequest",
  "Any report that can be exported: `query` has the parameters of its export. Without `account` it is of every account. `since=last-report`, of a schedule's changes: since its last report.",
)(z.object({ of: z.string(), query: z.record(z.string(), z.string()) }));

const delivery = describe<ReportDelivery>(
  "ReportDelivery",
  "Where a report is brought. `at`: when it is tried next, or when it ended. `why` is untrusted text.",
)(
  z.object({
    destination: z.string(),
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: count,
    at: z.string(),
    why: z.string().nullable(),
  }),
);

const made = describe<MadeFile>(
  "ReportFile",
  "The file: its bytes, and their SHA-256 in hexadecimal.",
)(z.object({ file: z.string(), mediaType: z.string(), size: count, sha256: z.string() }));

export const keptReport = describe<ReportRow>(
  "KeptReport",
  "A report that was made, or is being made. `scans`: by account, the scan that it tells of. Its name, and what `about` says that it is of, are untrusted text.",
)(
  z.object({
    about: z.string(),
    id: z.string(),
    schedule: z.string().nullable(),
    name: z.string(),
    request,
    state: z.enum(["making", "made", "failed"]),
    askedAt: moment,
    madeAt: moment.nullable(),
    why: z.string().nullable(),
    made: made.nullable(),
    scans: z.record(z.string(), z.string()),
    deliveries: z.array(delivery),
  }),
);

export const keptReportPage = describe<Page<ReportRow>>("KeptReportPage")(
  z.object({ rows: z.array(keptReport), next: z.string().nullable() }),
);

const schedule = z.object({
  about: z.string(),
  name: z.string(),
  request,
  cadence,
  destinations: z.array(z.string()),
  id: z.string(),
  paused: z.boolean(),
  createdAt: moment,
  nextAt: moment.nullable(),
});

export const reportSchedule = describe<ScheduleRow>(
  "ReportSchedule",
  "A report that is made again and again. `nextAt` is null of one that is made after scans, and of one that is paused.",
)(schedule);

export const scheduleList = describe<ScheduleList>("ReportSchedules")(
  z.object({ rows: z.array(reportSchedule), destinations: z.array(reportDestination) }),
);

export const reportPreview = describe<ReportPreview>(
  "ReportPreview",
  "What a report would tell of if it were made now. `unscanned`: accounts of which it would say that they were never scanned. `findings` is null where it has no findings of its own.",
)(
  z.object({
    about: z.string(),
    file: z.string(),
    accounts: z.array(
      z.object({
        account: z.string(),
        finishedAt: moment,
        grade: grade.nullable(),
        coverage: z.number(),
        provisional: z.boolean(),
      }),
    ),
    unscanned: z.array(z.object({ account: z.string(), name: z.string() })),
    findings: z.object({ fail: count, unknown: count, pass: count, notApplicable: count }).nullable(),
  }),
);
