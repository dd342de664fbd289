import { z } from "zod";
import { word } from "#lib/query-schema.ts";
import type { ScanSchedule, ScheduledScan } from "#lib/store/scan-schedule-views.ts";
import { describe } from "./describe.ts";
import { moment } from "./words.ts";

/** What is sent: null is every account, each account's own regions, and as the settings say. */
const terms = {
  account: word.nullable(),
  regions: z.union([z.literal("all"), z.array(word).min(1).max(50)]).nullable(),
  horizonDays: z.union([z.literal("all"), z.int().min(1).max(36_500)]).nullable(),
  cap: z.union([z.literal("all"), z.int().min(1).max(10_000_000)]).nullable(),
  cron: z.string().min(1).max(120),
  timeZone: z.string().min(1).max(64),
};

export const newScanSchedule = z.strictObject({
  ...terms,
  regions: terms.regions.default(null),
  horizonDays: terms.horizonDays.default(null),
  cap: terms.cap.default(null),
});

export const changedScanSchedule = z.strictObject({
  account: terms.account.exactOptional(),
  regions: terms.regions.exactOptional(),
  horizonDays: terms.horizonDays.exactOptional(),
  cap: terms.cap.exactOptional(),
  cron: terms.cron.exactOptional(),
  timeZone: terms.timeZone.exactOptional(),
  paused: z.boolean().exactOptional(),
});

const scheduledScan = describe<ScheduledScan>(
  "ScheduledScan",
  "What became of a schedule's last time in one account. `scan` is null where none was started: `why` says why not, or is null too while it waits to be. `state` is null of a scan that is not kept any more.",
)(
  z.object({
    account: z.string(),
    dueAt: moment,
    scan: z.string().nullable(),
    state: z.enum(["queued", "running", "completed", "failed", "cancelled"]).nullable(),
    why: z.string().nullable(),
  }),
);

export const scanSchedule = describe<ScanSchedule>(
  "ScanSchedule",
  "Scans that are started at the times of a cron expression (minute, hour, day of the month, month, day of the week) in a time zone. `account` is null of one for every account that there is then, " +
    "`regions` where each account's own are scanned; `horizonDays` and `cap` are null where the settings say. `nextAt` is null while it is paused.",
)(
  z.object({
    id: z.string(),
    account: z.string().nullable(),
    regions: z.union([z.array(z.string()), z.literal("all")]).nullable(),
    horizonDays: z.union([z.int(), z.literal("all")]).nullable(),
    cap: z.union([z.int(), z.literal("all")]).nullable(),
    cron: z.string(),
    timeZone: z.string(),
    paused: z.boolean(),
    createdAt: moment,
    nextAt: moment.nullable(),
    last: z.array(scheduledScan),
  }),
);

export const scanScheduleList = describe<{ rows: ScanSchedule[] }>("ScanSchedules")(
  z.object({ rows: z.array(scanSchedule) }),
);
