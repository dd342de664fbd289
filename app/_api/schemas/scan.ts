import { z } from "zod";
import type {
  AccountScore,
  FindingChangeCounts,
  Page,
  RecordsScore,
  ScanProgress,
  ScanRow,
  ScanStanding,
  ScanSummary,
  ScanView,
  Score,
} from "#lib/store/views.ts";
import { describe } from "./describe.ts";
import { bySeverity, category, count, grade, moment, page, severity, share, status } from "./words.ts";

const score = describe<Score>(
  "Score",
  "Never to be shown without its coverage: the share of what could be assessed.",
)(
  z.object({
    value: z.number().min(0).max(100).nullable(),
    grade: grade.nullable(),
    coverage: share,
    provisional: z.boolean(),
    waived: count,
  }),
);

const records = describe<RecordsScore>("RecordsScore")(
  z.object({ assessed: count, unknown: count, coverage: share.nullable(), provisional: z.boolean() }),
);

const accountScore = describe<AccountScore>(
  "AccountScore",
  "`waived`: failing findings that are left out, since somebody accepted them; `withWaived`: what it would be with them.",
)(
  score.extend({
    categories: z.array(z.object({ category, score })),
    records: records.exactOptional(),
    withWaived: score.pick({ value: true, grade: true }).exactOptional(),
  }),
);

export const findingChangeCounts = describe<FindingChangeCounts>("FindingChangeCounts")(
  z.object({
    new: count,
    regressed: count,
    fixed: count,
    gone: count,
    "newly-unknown": count,
    "newly-readable": count,
  }),
);

const summary = describe<ScanSummary>(
  "ScanSummary",
  "Counts of live findings, and of records beside them. `readAs` is the ARN of the user or session that it read as.",
)(
  z.object({
    failing: bySeverity,
    verdicts: z.record(status, count),
    recordFailing: bySeverity,
    resources: count,
    records: count,
    readAs: z.string().exactOptional(),
    changes: findingChangeCounts
      .extend({ bySeverity: z.record(severity, findingChangeCounts).exactOptional() })
      .nullable(),
  }),
);

const progress = describe<ScanProgress>(
  "ScanProgress",
  "Which unit of the work does what.",
)(
  z.object({
    phase: z.enum(["queued", "identity", "collecting", "evaluating", "publishing", "done"]),
    steps: z.array(
      z.object({
        region: z.string(),
        kind: z.string(),
        state: z.enum(["waiting", "reading", "done", "failed"]),
        read: count,
        unread: count,
      }),
    ),
    calls: count,
    throttles: count,
    evaluated: count,
  }),
);

const scanRow = describe<ScanRow>(
  "ScanRow",
  "`error` says what ended a failed scan, with advice. `watch` is of one that read again only what events named: how many resources and events, and " +
    "the scan that read the rest. What it shows is of the whole account all the same. `schedule` is of one that a schedule started, which may be gone.",
)(
  z.object({
    id: z.string(),
    account: z.string(),
    state: z.enum(["queued", "running", "completed", "failed", "cancelled"]),
    regions: z.array(z.string()),
    horizonDays: z.union([z.int(), z.literal("all")]),
    requestedAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    progress: progress.omit({ steps: true }),
    score: accountScore.nullable(),
    summary: summary.nullable(),
    error: z.string().nullable(),
    watch: z
      .object({ base: z.string(), events: count, resources: count, readInFullAt: z.string().exactOptional() })
      .nullable(),
    schedule: z.string().nullable(),
  }),
);

export const scanView = describe<ScanView>("Scan")(scanRow.extend({ progress }));
export const scanPage = describe<Page<ScanRow>>("ScanPage")(page(scanRow));

const scanStanding = describe<ScanStanding>("ScanStanding")(scanRow.pick({ id: true, account: true, state: true }));
export const latestScansPage = describe<Page<ScanStanding>>("LatestScans")(page(scanStanding));
