import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orAsUsual, reachForm, reachIn } from "#components/scans/reach-form.ts";
import { lastWords, outcomeOf, reachWords } from "#components/scans/schedule-words.ts";
import { cronTimesOf, timesFormOf } from "#components/times/times-form.ts";
import { timesWords, weekdays } from "#components/times/times-words.ts";
import { timesIn } from "#lib/format-times.ts";
import { nextTime } from "#lib/jobs/cadence.ts";
import type { ScheduledScan } from "#lib/store/scan-schedule-views.ts";

const two = (number: number) => String(number).padStart(2, "0");
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland");

describe("times of a schedule", () => {
  test("are filled in again as they were, come when their words say, and are shown so in their zone", () => {
    const often = fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const);
    fc.assert(
      fc.property(often, time, fc.integer({ min: 0, max: 6 }), zone, (how, at, weekday, timeZone) => {
        const times = cronTimesOf({ often: how, time: at, weekday, cron: "", timeZone });
        expect(timesFormOf(times)).toMatchObject({
          often: how,
          time: at,
          timeZone,
          ...(how === "weekly" && { weekday }),
        });
        // In May no clock changes.
        const next = nextTime(times, new Date("2026-05-03T12:00:00Z"));
        expect(next).toMatch(/^2026-0[56]-/);
        expect(timesIn(timeZone).minute(next)).toBe(at);
        expect(timesWords(times)).toContain(`at ${at} (${timeZone})`);
        const day = new Intl.DateTimeFormat("en", { weekday: "long", timeZone }).format(new Date(next));
        if (how === "weekly") expect(timesWords(times)).toContain(day);
        if (how === "weekly") expect(weekdays[weekday]).toBe(day);
        if (how === "monthly") expect(timesIn(timeZone).shortDate(next)).toBe("1 Jun");
      }),
    );
  });

  test.each(["15 6 */2 * *", "0 7 1 * 1", "0 7 * * MON", "0 0,12 * * *"])(
    "%s, which no field writes, stays as it is",
    (cron) => {
      const times = { cron, timeZone: "UTC" };
      expect(cronTimesOf(timesFormOf(times))).toEqual(times);
      expect(timesWords(times)).toBe(`At ${cron} (UTC)`);
    },
  );
});

const cap = fc.oneof(fc.constant("all" as const), fc.integer({ min: 1, max: 10_000_000 }));
const usualReach = fc.record({ isAll: fc.boolean(), days: fc.integer({ min: 1, max: 3650 }), cap });
const regions = fc.constantFrom(null, "all" as const, ["us-east-1"], ["eu-west-1", "us-gov-west-1"]);
const far = fc.oneof(
  fc.constant({ horizonDays: "all" as const, cap: null }),
  fc.record({ horizonDays: fc.integer({ min: 1, max: 36_500 }), cap }),
);

describe("what a schedule asks for", () => {
  test("is filled in again as it was", () => {
    fc.assert(
      fc.property(usualReach, regions, far, (usual, where, reach) => {
        const wanted = { regions: where, ...reach };
        expect(reachIn(reachForm(usual, undefined, wanted))).toEqual(wanted);
      }),
    );
  });

  test("follows the settings where nothing else is filled in, whatever they say", () => {
    fc.assert(
      fc.property(usualReach, (usual) => {
        const untouched = reachIn(reachForm(usual, undefined));
        if ("wrong" in untouched) throw new Error(untouched.wrong);
        expect(orAsUsual(untouched, usual)).toEqual({ regions: null, horizonDays: null, cap: null });
      }),
    );
  });

  test("is refused where it is none", () => {
    const form = reachForm({ isAll: false, days: 90, cap: 10_000 }, ["us-east-1"]);
    expect(form.list).toBe("us-east-1");
    expect(reachIn({ ...form, where: "list", list: "" })).toEqual({ wrong: "Name at least one region." });
    expect(reachIn({ ...form, cap: "many" })).toMatchObject({ wrong: expect.stringContaining("many") });
    expect(reachIn({ ...form, horizon: "all", cap: "many" })).toEqual({ regions: null, horizonDays: "all", cap: null });
  });

  test("is said in words", () => {
    const said = (regions: string[] | "all" | null, horizonDays: number | "all" | null, cap: number | "all" | null) =>
      reachWords({ regions, horizonDays, cap });
    expect(said(null, null, null)).toBe("own regions · finished jobs as the settings say");
    expect(said("all", "all", null)).toBe("all regions · finished jobs all of them");
    expect(said(["us-east-1", "eu-west-1"], 30, 5000)).toBe(
      "us-east-1, eu-west-1 · finished jobs of the last 30 days, at most 5,000 of a kind",
    );
    expect(said(null, 1, "all")).toBe("own regions · finished jobs of the last 1 day");
  });
});

describe("what became of a schedule's last time", () => {
  const started = (more: Partial<ScheduledScan>): ScheduledScan => ({
    ...{
      account: "111122223333",
      dueAt: "2026-11-29T02:00:00.000Z",
      scan: "s",
      state: "completed",
      why: null,
      ...more,
    },
  });

  test.each([
    [{}, "completed"],
    [{ state: "running" as const }, "running"],
    [{ state: "failed" as const, why: "No credentials." }, "failed"],
    [{ state: null }, "not kept any more"],
    [{ scan: null, state: null }, "about to start"],
    [{ scan: null, state: null, why: "Another scan of the account was under way." }, "not started"],
  ])("%j is told as %s", (more, words) => {
    expect(outcomeOf(started(more))).toBe(words);
    expect(lastWords([started(more)])).toBe(words);
  });

  test("is counted of several accounts", () => {
    const failed = started({ state: "failed", why: "No." });
    expect(lastWords([started({}), failed, started({})])).toBe("2 completed, 1 failed");
  });
});
