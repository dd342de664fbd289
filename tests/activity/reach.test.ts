import { expect, test } from "vitest";
import { reachOf } from "#lib/activity/reach.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { SyncPoint } from "#lib/store/views.ts";
import { amongOthers } from "./others-read.ts";

const region = "us-east-1";
const now = new Date("2026-11-22T12:00:00Z");
const ended = (fields: Partial<Coverage>): Coverage => ({
  ...{ region, kind: "cloudtrail-event", action: "cloudtrail:LookupEvents", status: "complete" },
  ...{ calls: 2, failures: 0, unlisted: false },
  ...fields,
});
const denied = ended({
  status: "denied",
  unlisted: true,
  failures: 1,
  failure: { class: "denied", action: "cloudtrail:LookupEvents", code: "AccessDeniedException", message: "no" },
});
const broken = ended({
  status: "failed",
  failure: { class: "other", action: "cloudtrail:LookupEvents", code: "MalformedAnswer", message: "No Events." },
});
const reached = { newest: "2026-11-22T09:00:00.000Z", oldest: "2026-11-21T09:00:00.000Z" };
const point = (fields: Partial<SyncPoint>): SyncPoint => ({
  ...{ region, source: "sagemaker.amazonaws.com", readTo: "2026-11-20T08:00:00.000Z", reached: null },
  ...{ touchedAt: "2026-11-22T11:00:00.000Z", coverage: ended({}) },
  ...fields,
});
const lately = "2026-11-22T11:58:00.000Z";

test.each<[string, Coverage["status"], SyncPoint[]]>([
  ["never begun", "failed", []],
  ["cut off before anything came", "failed", [point({ readTo: null, coverage: null })]],
  ["cut off with some of it", "partial", [point({ readTo: null, reached, coverage: null })]],
  ["under way again", "partial", [point({ touchedAt: lately, coverage: null })]],
])("%s is %s in the ledger", (_, status, points) => {
  expect(reachOf(region, amongOthers(region, points), now).coverage).toMatchObject({ status, calls: 0 });
});

test.each<[string, string | null, SyncPoint[]]>([
  ["read to its end", null, [point({})]],
  ["read by a version that kept no outcome", null, [point({ touchedAt: null, coverage: null })]],
  ["never tried", "No event of us-east-1 was read: no reading of CloudTrail has begun there.", []],
  [
    "never read, refused",
    "No event of us-east-1 was read: cloudtrail:LookupEvents was denied (AccessDeniedException) on 22 Nov 2026, 11:00 UTC.",
    [point({ readTo: null, coverage: denied })],
  ],
  [
    "refused since",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not read: cloudtrail:LookupEvents was denied (AccessDeniedException) on 22 Nov 2026, 11:00 UTC.",
    [point({ coverage: denied })],
  ],
  [
    "a page that was no answer, after some that were",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not all read, only those from 21 Nov 2026, 09:00 UTC to 22 Nov 2026, 09:00 UTC: cloudtrail:LookupEvents gave MalformedAnswer on 22 Nov 2026, 11:00 UTC (No Events).",
    [point({ reached, coverage: broken })],
  ],
  [
    "the first reading was cut off",
    "Of us-east-1 only the events from 21 Nov 2026, 09:00 UTC to 22 Nov 2026, 09:00 UTC were read: the reading was cut off on 22 Nov 2026, 11:00 UTC, and the next one goes on from there.",
    [point({ readTo: null, reached, coverage: null })],
  ],
  [
    "a later reading was cut off before its first page",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not read: the reading was cut off on 22 Nov 2026, 11:00 UTC, and the next one goes on from there.",
    [point({ coverage: null })],
  ],
  [
    "cut off by a version that kept no outcome",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not all read, only those from 21 Nov 2026, 09:00 UTC to 22 Nov 2026, 09:00 UTC: the reading was cut off, and the next one goes on from there.",
    [point({ reached, touchedAt: null, coverage: null })],
  ],
  [
    "under way",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not read: they are being read now.",
    [point({ touchedAt: lately, coverage: null })],
  ],
  [
    "events that could not be kept",
    "Not every event of us-east-1 could be kept: Events that came without an id or a time were left out: 1.",
    [
      point({
        coverage: ended({ status: "partial", note: "Events that came without an id or a time were left out: 1." }),
      }),
    ],
  ],
  [
    "a history that is longer than one sync reads",
    "Of us-east-1 only the events from 21 Nov 2026, 09:00 UTC to 22 Nov 2026, 09:00 UTC were read: its history is long, and the next reading goes on from there.",
    [point({ readTo: null, reached, coverage: ended({ status: "partial", note: "Its history is long." }) })],
  ],
  [
    "two sources, of which one is behind",
    "Events of us-east-1 after 20 Nov 2026, 08:00 UTC were not read: cloudtrail:LookupEvents was denied (AccessDeniedException) on 22 Nov 2026, 11:00 UTC.",
    [point({ source: "iam.amazonaws.com", readTo: lately }), point({ coverage: denied })],
  ],
  [
    "two sources, of which the one that is ahead was refused",
    "Events of iam.amazonaws.com in us-east-1 after 22 Nov 2026, 11:58 UTC were not read: cloudtrail:LookupEvents was denied (AccessDeniedException) on 22 Nov 2026, 11:00 UTC.",
    [point({ source: "iam.amazonaws.com", readTo: lately, coverage: denied }), point({})],
  ],
])("%s", (_, gap, points) => {
  const other = point({ region: "eu-west-1", readTo: null, coverage: denied });
  const reach = reachOf(region, [other, ...amongOthers(region, points)], now);
  expect(reach.gap).toBe(gap);
  // A line of the ledger: complete when, and only when, nothing is missing, and saying the same.
  expect(reach.coverage.status === "complete").toBe(gap === null);
  expect(reach.coverage).toMatchObject({ region, kind: "cloudtrail-event", unlisted: false });
  expect(reach.coverage.note).toBe(gap ?? "Read until 20 Nov 2026, 08:00 UTC.");
});

test("SageMaker's gap is told first, those of others by name, and a source that is behind does not hide how far SageMaker was read", () => {
  const others = ["kms", "ec2"].map((one) => point({ source: `${one}.amazonaws.com`, readTo: null, coverage: denied }));
  const behind = reachOf(region, amongOthers(region, [...others, point({ coverage: denied })]), now);
  expect(behind.gap).toMatch(/^Events of us-east-1 after 20 Nov 2026.* Nor was all read of kms, ec2\.$/);
  const only = reachOf(region, amongOthers(region, [...others, point({})]), now);
  expect(only.readTo).toBe(point({}).readTo);
  expect(only.gap).toMatch(/^No event of kms\.amazonaws\.com in us-east-1 was read.* of ec2\.$/);
  expect(only.coverage.status).not.toBe("complete");
});

test("a service whose turn has not come is not read, in the account's own regions and where the events of what has none are", () => {
  const own = reachOf(region, [point({})], now);
  expect(own.gap).toMatch(
    /^No event of \w+\.amazonaws\.com in us-east-1 was read: no reading of it has begun\. Nor was all read of \d+ other services\.$/,
  );
  expect(own.coverage.status).not.toBe("complete");
  // Nothing of SageMaker is read there: it is no region of the account.
  const home = reachOf(region, [point({ source: "iam.amazonaws.com" })], now);
  expect(home.gap).toMatch(/ Nor was all read of sts\.$/);
  const all = ["iam", "signin", "sts"].map((one) => point({ source: `${one}.amazonaws.com` }));
  expect(reachOf(region, all, now).gap).toBeNull();
});
