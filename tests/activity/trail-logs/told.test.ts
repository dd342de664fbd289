import { expect, test } from "vitest";
import { logReachOf } from "#lib/activity/trail-logs/told.ts";
import type { LogPoint } from "#lib/store/views.ts";

const now = new Date("2026-11-27T12:00:00Z");
const place = "s3://trail/AWSLogs/482915630174/CloudTrail/";
const point = (more: Partial<LogPoint>): LogPoint => ({
  ...{ region: "us-east-1", place, days: ["2026-11-25", "2026-11-26", "2026-11-27"], files: 1234, foreign: 0 },
  ...{ skipped: 0, left: 0, named: [], readTo: "2026-11-27T11:00:00.000Z", touchedAt: "2026-11-27T11:02:00.000Z" },
  outcome: { calls: 7, failure: null, isUnfinished: false },
  ...more,
});
const denied = {
  class: "denied",
  action: "s3:ListObjectsV2",
  permission: "s3:ListBucket",
  code: "AccessDenied",
  message: "",
} as const;
const whole = `Logs of us-east-1 in ${place} were read from 25 Nov 2026 to 27 Nov 2026, as of 27 Nov 2026, 11:00 UTC: 1,234 files.`;

test("what was read without a hole is complete", () => {
  const reach = logReachOf(point({}), now);
  expect(reach).toMatchObject({
    told: whole,
    gap: null,
    coverage: { status: "complete", kind: "trail-log", note: whole },
  });
  expect(logReachOf(point({ foreign: 1 }), now).told).toBe(
    `${whole} 1 event of other accounts stood among them and was not kept.`,
  );
  expect(logReachOf(point({ days: [], files: 0 }), now)).toMatchObject({
    told: `There is no log of us-east-1 in ${place}, as of 27 Nov 2026, 11:00 UTC.`,
    gap: null,
  });
});

const bad = { file: "a.json.gz", why: "It is empty." };

test.each([
  [
    "denied at once, with what to allow",
    point({ days: [], files: 0, readTo: null, outcome: { calls: 7, failure: denied, isUnfinished: false } }),
    "s3:ListObjectsV2 was denied (AccessDenied) on 27 Nov 2026, 11:02 UTC: allow s3:ListBucket, in the role's policy and where the bucket or its key has one of its own.",
    "denied",
  ],
  [
    "denied after some was read",
    point({ outcome: { calls: 7, failure: denied, isUnfinished: false } }),
    "s3:ListObjectsV2 was denied (AccessDenied)",
    "partial",
  ],
  [
    "a failure",
    point({
      days: [],
      outcome: {
        calls: 7,
        failure: { ...denied, class: "missing", code: "NoSuchBucket", message: "It is not there." },
        isUnfinished: false,
      },
    }),
    "s3:ListObjectsV2 gave NoSuchBucket on 27 Nov 2026, 11:02 UTC (It is not there).",
    "failed",
  ],
  [
    "a long history",
    point({ outcome: { calls: 7, failure: null, isUnfinished: true } }),
    "There are many, and the next reading goes on from there.",
    "partial",
  ],
  ["under way", point({ outcome: null, touchedAt: "2026-11-27T11:59:00.000Z" }), "They are being read now.", "partial"],
  [
    "cut off",
    point({ outcome: null }),
    "The latest reading was cut off, and the next one goes on from there.",
    "partial",
  ],
  ["a bad file", point({ skipped: 1, named: [bad] }), "1 file was passed over (a.json.gz: It is empty).", "partial"],
  [
    "many bad files",
    point({ skipped: 12, left: 4, named: [bad, { file: "b.json.gz", why: "It is cut off." }] }),
    "12 files were passed over (a.json.gz: It is empty; b.json.gz: It is cut off; 6 more much like them; 4 files are archived, or beyond those whose names are kept).",
    "partial",
  ],
])("%s is a gap", (_, given, gap, status) => {
  const reach = logReachOf(given, now);
  expect(reach.gap).toContain(`Logs in ${place}us-east-1/: `);
  expect(reach.gap).toContain(gap);
  expect(reach.told).toContain(gap);
  expect(reach.coverage).toMatchObject({ status, note: reach.told });
});

test("logs that end before CloudTrail's own history begins leave a gap, and those that meet it none", () => {
  const old = point({ days: ["2026-05-01"] });
  expect(logReachOf(old, now, "2026-08-29T00:00:00.000Z").gap).toContain(
    "From their end to 29 Aug 2026, where CloudTrail's own history begins, nothing was read.",
  );
  expect(logReachOf(old, now, "2026-05-01T12:00:00.000Z").gap).toBeNull();
  expect(logReachOf(old, now).gap).toBeNull();
});

test("days without a log are told, and are no gap: nothing may have been called", () => {
  const one = logReachOf(point({ days: ["2026-11-24", "2026-11-26"] }), now);
  expect(one).toMatchObject({ gap: null, coverage: { status: "complete" } });
  expect(one.told).toContain(
    "Between them there is no log of 25 Nov 2026: nothing was called there, or the trail did not record it.",
  );
  const more = logReachOf(point({ days: ["2026-10-01", "2026-10-05", "2026-10-07"] }), now);
  expect(more.told).toContain("there is no log of 4 days, the first 2 Oct 2026:");
});
