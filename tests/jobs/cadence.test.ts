import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextOf } from "#lib/jobs/cadence.ts";

const at = (cron: string, timeZone: string, after: string) => nextOf({ type: "cron", cron, timeZone }, new Date(after));

describe("when a report is made next", () => {
  test.each([
    ["0 7 * * 1", "UTC", "2026-11-28T12:00:00Z", "2026-11-30T07:00:00.000Z"],
    ["0 7 * * MON", "Europe/Berlin", "2026-11-28T12:00:00Z", "2026-11-30T06:00:00.000Z"],
    ["30 6 1 * *", "UTC", "2026-11-28T12:00:00Z", "2026-12-01T06:30:00.000Z"],
    // In Berlin's summer seven is five in UTC.
    ["0 7 * * *", "Europe/Berlin", "2026-07-01T06:00:00Z", "2026-07-02T05:00:00.000Z"],
    // The night in which half past two does not come.
    ["30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00.000Z"],
  ])("%s in %s after %s", (cron, zone, after, next) => {
    expect(at(cron, zone, after)).toBe(next);
  });

  test("after a scan it has no time", () => {
    expect(nextOf({ type: "scan" }, new Date())).toBeNull();
  });

  test("is later, and comes on the minute and hour that are asked for", () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const hour = fc.integer({ min: 0, max: 23 });
    const after = fc.date({ min: new Date("2026-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(minute, hour, after, (m, h, date) => {
        const next = new Date(nextOf({ type: "cron", cron: `${m} ${h} * * *`, timeZone: "UTC" }, date) ?? "");
        expect(next.getTime()).toBeGreaterThan(date.getTime());
        expect(next.getTime() - date.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
        expect([next.getUTCMinutes(), next.getUTCHours()]).toEqual([m, h]);
      }),
      { numRuns: 100, examples: [[0, 0, new Date("2026-12-31T23:59:59.999Z")]] },
    );
  });

  test.each([
    ["* * * * *", "more than once an hour"],
    ["0,30 * * * *", "more than once an hour"],
    ["0 0 7 * * 1", "five fields"],
    ["@daily", "five fields"],
    ["0 7 * *", "five fields"],
    ["0 25 * * *", "25"],
    ["0 7 31 2 *", "no time to come again"],
    ["", "five fields"],
  ])("%j is refused", (cron, why) => {
    expect(() => at(cron, "UTC", "2026-11-28T12:00:00Z")).toThrow(why);
  });

  test("a time zone that is none is refused", () => {
    expect(() => at("0 7 * * 1", "Mars/Olympus", "2026-11-28T12:00:00Z")).toThrow("no time zone");
  });
});
