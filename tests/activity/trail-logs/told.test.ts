import fc from "fast-check";
import { expect, test } from "vitest";
import { logReachOf } from "#lib/activity/trail-logs/told.ts";
import { formatDate } from "#lib/format.ts";
import type { LogPoint } from "#lib/store/views.ts";

const now = new Date("2026-11-27T12:00:00Z");
const place = "s3://trail/AWSLogs/482915630174/CloudTrail/";
const point = (more: Partial<LogPoint>): LogPoint => ({
  ...{ region: "us-east-1", place, days: ["2026-11-25", "2026-11-26", "2026-11-27"], files: 1234, foreign: 0 },
  ...{ passedOver: [], floor: "2025-10-23" },
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
    told: `There is no log of us-east-1 since 23 Oct 2025 in ${place}, as of 27 Nov 2026, 11:00 UTC.`,
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
    "Between them there is no log of 25 Nov 2026: nothing was called there, the trail did not record it, or its logs were taken away.",
  );
  const more = logReachOf(point({ days: ["2026-10-01", "2026-10-05", "2026-10-07"] }), now);
  expect(more.told).toContain("there is no log of 4 days (the first 2 Oct 2026):");
  const sinceFirst = logReachOf(point({ days: [], files: 0, floor: "" }), now);
  expect(sinceFirst.told).toContain(`There is no log of us-east-1 in ${place}, as of`);
});

test("logs that were all passed over are there, and their days are no days without a log", () => {
  const bad = { skipped: 2, left: 2 };
  const none = logReachOf(point({ ...bad, days: [], passedOver: ["2026-11-24", "2026-11-26"], files: 0 }), now);
  expect(none.told).toBe(
    `There are logs of us-east-1 in ${place}, and none of them was read. 2 files were passed over (2 files are archived, or beyond those whose names are kept). Of 2 days (the first 24 Nov 2026) no log was read.`,
  );
  expect(none.coverage.status).toBe("partial");
  const between = logReachOf(point({ ...bad, days: ["2026-11-24", "2026-11-26"], passedOver: ["2026-11-25"] }), now);
  expect(between.told).not.toContain("there is no log");
  expect(between.gap).toContain("Of 25 Nov 2026 no log was read.");
});

test("law: no day is said to have no log that no reading which came to its end has looked for", () => {
  const day = fc.integer({ min: 0, max: 40 }).map((ago) => new Date(now.getTime() - ago * 86_400_000).toISOString());
  const date = day.map((one) => one.slice(0, 10));
  const given = fc.record({
    days: fc.uniqueArray(date, { maxLength: 12 }).map((all) => all.sort()),
    passedOver: fc.uniqueArray(date, { maxLength: 4 }).map((all) => all.sort()),
    readTo: fc.option(day),
    floor: fc.option(fc.oneof(date, fc.constant(""))),
  });
  let met = 0;
  fc.assert(
    fc.property(given, ({ days, passedOver: all, readTo, floor }) => {
      const passedOver = all.filter((one) => !days.includes(one));
      const { told } = logReachOf(point({ days, passedOver, readTo, floor, outcome: null }), now);
      const [, one, count, first] = /no log of (?:(\d+ \w+ \d+)|(\d+) days \(the first (.*?)\)):/.exec(told) ?? [];
      const between = Array.from({ length: 41 }, (_, ago) => new Date(now.getTime() - ago * 86_400_000))
        .map((date) => date.toISOString().slice(0, 10))
        .filter((date) => date > (days[0] ?? "9") && date < (days.at(-1) ?? "") && !days.includes(date));
      const looked = between
        .filter((date) => readTo !== null && date < readTo.slice(0, 10) && date >= (floor ?? ""))
        .filter((date) => !passedOver.includes(date));
      expect(Number(count ?? (one ? 1 : 0))).toBe(looked.length);
      if (looked.length > 0) expect(one ?? first).toBe(formatDate(looked.at(-1) ?? ""));
      if (looked.length > 0 && looked.length < between.length) met++;
    }),
    { numRuns: 300 },
  );
  expect(met).toBeGreaterThan(0);
});
