import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binsBetween, endOf, filledBins, roundTop } from "#components/activity/histogram-scale.ts";
import { longDay } from "#components/activity/moments.ts";
import type { Histogram } from "#components/activity/queries.ts";
import { countNames, timelineOf } from "#components/activity/timeline-days.ts";
import { shortAgent } from "#components/activity/user-agent.ts";
import { actorName, behindActor } from "#lib/actor-name.ts";
import { timesIn } from "#lib/format-times.ts";
import type { EventRow } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";

const utc = timesIn("UTC");
const event = (id: string, at: string, more: Partial<EventRow> = {}): EventRow => ({
  ...plainEvent,
  id,
  at,
  name: "DescribeEndpoint",
  readOnly: true,
  ...more,
});

describe("timelineOf", () => {
  test("groups by day, newest first, and folds reads in a row", () => {
    const events = [
      event("e", "2026-11-22T10:05:00.000Z"),
      event("d", "2026-11-22T10:04:00.000Z"),
      event("c", "2026-11-22T10:03:00.000Z"),
      event("b", "2026-11-22T10:02:00.000Z", { readOnly: false }),
      event("a", "2026-11-21T23:59:59.000Z"),
    ];
    const days = timelineOf(events, [], utc);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-22", "2026-11-21"]);
    expect(days[0]?.items.map((item) => item.type)).toEqual(["reads", "event"]);
    expect(days[1]?.items.map((item) => item.type)).toEqual(["event"]);
    expect(timelineOf(events, [], timesIn("Europe/Berlin")).map(({ day }) => day)).toEqual(["2026-11-22"]);
  });

  test("never folds what failed, nor two reads", () => {
    const refused = { errorCode: "AccessDenied" };
    const events = [
      event("d", "2026-11-22T10:04:00.000Z"),
      event("c", "2026-11-22T10:03:00.000Z", refused),
      event("b", "2026-11-22T10:02:00.000Z"),
      event("a", "2026-11-22T10:01:00.000Z"),
    ];
    const [day] = timelineOf(events, [], utc);
    expect(day?.items.map((item) => item.type)).toEqual(["event", "event", "event", "event"]);
  });

  test("shows every event and every note once, the newest first, and folds nothing across a note", () => {
    const second = fc.integer({ min: 0, max: 200_000 });
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 1) + seconds * 1000).toISOString();
    const rows = fc.array(fc.record({ readOnly: fc.boolean(), failed: fc.boolean(), second }), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.uniqueArray(second, { maxLength: 5 }), (given, noted) => {
        const events = given
          .map(({ readOnly, failed, second: when }, index) =>
            event(`e${index}`, at(when), { readOnly, errorCode: failed ? "Denied" : null }),
          )
          .sort((one, other) => (one.at < other.at ? 1 : -1));
        const notes = noted.map((when) => ({ at: at(when), content: null }));
        const shown = timelineOf(events, notes, utc).flatMap(({ items }) =>
          items.flatMap((item) => {
            if (item.type === "note") return [{ id: `note ${item.note.at}`, at: item.note.at }];
            return item.type === "event" ? [item.event] : item.events;
          }),
        );
        expect(shown.map(({ at: when }) => when)).toEqual(
          [...events, ...notes]
            .map(({ at: when }) => when)
            .sort()
            .reverse(),
        );
        expect(new Set(shown.map(({ id }) => id))).toEqual(
          new Set([...events.map(({ id }) => id), ...notes.map(({ at: when }) => `note ${when}`)]),
        );
      }),
    );
  });

  test("counts names, the most frequent first", () => {
    const events = ["ListTags", "DescribeModel", "DescribeModel"].map((name, index) =>
      event(String(index), "2026-11-22T10:00:00.000Z", { name }),
    );
    expect(countNames(events)).toEqual([
      { name: "DescribeModel", count: 2 },
      { name: "ListTags", count: 1 },
    ]);
  });
});

describe("histogram", () => {
  const bins = [{ at: "2026-11-21T00:00:00.000Z", reads: 1, changes: 2, failed: 3 }];

  test("fills the days without events", () => {
    const filled = filledBins({ unit: "day", from: "2026-11-20T13:00:00.000Z", to: "2026-11-22T09:00:00.000Z", bins });
    expect(filled.map((bin) => [bin.at.slice(0, 10), bin.failed])).toEqual([
      ["2026-11-20", 0],
      ["2026-11-21", 3],
      ["2026-11-22", 0],
    ]);
  });

  test("does not draw endlessly", () => {
    const wide: Histogram = {
      unit: "hour",
      from: "1970-01-01T00:00:00.000Z",
      to: "2026-11-22T00:00:00.000Z",
      bins: [],
    };
    expect(filledBins(wide).length).toBeLessThanOrEqual(2000);
  });

  test("ends a bin where the next begins", () => {
    expect(bins[0] && endOf(bins[0], "day")).toBe("2026-11-22T00:00:00.000Z");
    expect(bins[0] && endOf(bins[0], "hour")).toBe("2026-11-21T01:00:00.000Z");
  });

  test("rounds the top up, never down", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (most) => {
        expect(roundTop(most)).toBeGreaterThanOrEqual(Math.max(1, most));
        expect(roundTop(most)).toBeLessThanOrEqual(Math.max(1, most) * 2);
      }),
    );
    expect([0, 7, 111, 1000].map(roundTop)).toEqual([1, 8, 150, 1000]);
  });

  test("takes a drag in either direction, over the edges too", () => {
    expect(binsBetween(0.74, 0.26, 4)).toEqual({ first: 1, last: 2 });
    expect(binsBetween(-1, 1, 4)).toEqual({ first: 0, last: 3 });
  });
});

describe("shortAgent", () => {
  test.each([
    ["aws-cli/2.31.3 md/awscrt#0.27.6 ua/2.1 os/macos#24.6.0 lang/python#3.13.7", "AWS CLI 2.31, macOS"],
    [
      "Boto3/1.40.61 md/Botocore#1.40.61 ua/2.1 os/linux Botocore/1.40.61 AWS-SageMaker-Python-SDK/2.254.1",
      "SageMaker SDK 2.254",
    ],
    ["Boto3/1.26.90 Python/3.10.8 Linux/6.0.0-kali3-amd64 Botocore/1.29.90", "Boto3 1.26, Kali Linux"],
    ["APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) aws-sdk-go-v2/1.39.2", "Terraform 1.13"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
      "Chrome 141, Windows",
    ],
    ["sagemaker.amazonaws.com", "sagemaker.amazonaws.com"],
    ['curl/8.5.0 "><script>alert(1)</script>', "curl 8.5"],
    ["", ""],
  ])("%s is %s", (agent, short) => {
    expect(shortAgent(agent)).toBe(short);
  });

  test.each([
    ["[Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165]", "Boto3 1.26"],
    ["[aws-cli/2.17.32 md/awscrt#0.21.2 os/macos#24.1.0]", "AWS CLI 2.17, macOS"],
    ["[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.4.247]", "AWS internal"],
  ])("S3 writes it in brackets: %s", (agent, short) => {
    expect(shortAgent(agent)).toBe(short);
  });

  test("cuts what nobody knows", () => {
    expect(shortAgent("x".repeat(5000))).toHaveLength(41);
  });
});

test("actorName takes Identity Center's role names apart and leaves others alone", () => {
  expect(actorName("AWSReservedSSO_DataScientist_5d0f8c1b9a3e7426/mia@example.com")).toEqual({
    name: "mia@example.com",
    via: "DataScientist",
  });
  expect(actorName("growth-pipeline/SageMaker")).toEqual({ name: "growth-pipeline/SageMaker", via: null });
});

test("who stands behind the actor follows its name", () => {
  expect(behindActor(event("1", "2026-11-20T09:30:00Z"))).toBeNull();
  expect(behindActor({ behind: "identity-center/9448", sourceIdentity: null })).toBe("by identity-center/9448");
  expect(behindActor({ behind: "identity-center/9448", sourceIdentity: "bob" })).toBe(
    "by identity-center/9448, as bob",
  );
});

test("a day is told with its weekday, and nonsense stays as it is", () => {
  expect(longDay("2026-11-22")).toBe("Sunday, 22 Nov 2026");
  expect(longDay("yesterday")).toBe("yesterday");
});
