import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountsIn, cadenceOf, carriedBy, type ReportForm, requestOf } from "#components/reports/new-report.ts";
import { whenWords } from "#components/reports/when-words.ts";
import { weekdays } from "#components/times/times-words.ts";
import { nextOf } from "#lib/jobs/cadence.ts";
import { askedAgainAndAgain, askedReport } from "#lib/jobs/report-request.ts";
import { aboutRequest } from "#lib/jobs/report-words.ts";

const form: ReportForm = {
  ...{ name: "", of: "scan", carried: {}, accounts: [], format: "html", since: "previous", when: "now" },
  ...{ time: "07:00", weekday: 1, cron: "0 7 * * 1", timeZone: "Europe/Berlin", destinations: [] },
  hasValues: false,
};

describe("what the form of a report asks for", () => {
  test("at any time of any day is a cadence that is taken, and its words say the day and the time", () => {
    const two = (number: number) => String(number).padStart(2, "0");
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const when = fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const);
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 6 }), when, ([hour, minute], weekday, often) => {
        const time = `${two(hour)}:${two(minute)}`;
        const cadence = cadenceOf({ ...form, when: often, time, weekday });
        if (!cadence) throw new Error("It is made again and again.");
        expect(nextOf(cadence, new Date("2026-11-28T12:00:00Z"))).not.toBeNull();
        const words = whenWords(cadence);
        expect(words).toContain(`at ${time} (Europe/Berlin)`);
        expect(words).toContain(
          { daily: "Every day", weekly: weekdays[weekday] ?? "", monthly: "first of each month" }[often],
        );
      }),
      { examples: [[[0, 0], 0, "weekly"]] },
    );
  });

  test("a cron expression that no field writes is told as it is", () => {
    const cadence = cadenceOf({ ...form, when: "cron", cron: " 15 6 */2 * * " });
    expect(cadence).toEqual({ type: "cron", cron: "15 6 */2 * *", timeZone: "Europe/Berlin" });
    expect(cadence && whenWords(cadence)).toBe("At 15 6 */2 * * (Europe/Berlin)");
    expect(whenWords({ type: "scan" })).toBe("After each full scan");
    expect(cadenceOf(form)).toBeNull();
  });

  test.each(["scan", "findings", "resources", "changes"])(
    "of %s is a request that is understood, once and again",
    (of) => {
      for (const when of ["now", "scan"] as const) {
        const format = of === "changes" ? "markdown" : "html";
        const request = requestOf({
          ...form,
          of,
          carried: carriedBy(of, null),
          format: of === "resources" ? "csv" : format,
          when,
        });
        expect(askedReport(request).of).toBe(of);
        expect(askedAgainAndAgain(request).of).toBe(of);
        expect(aboutRequest(request)).toContain("every account");
      }
    },
  );

  test.each(["scan", "findings", "resources", "changes", "framework"])(
    "of %s with values asks for them where there can be some, and its words say so",
    (of) => {
      const carried = of === "framework" ? { framework: "aws-fsbp" } : carriedBy(of, null);
      for (const format of ["csv", "json"] as const) {
        const request = requestOf({ ...form, of, carried, format, hasValues: true });
        const isHeld = of !== "resources";
        expect(aboutRequest(request).includes("values of settings included")).toBe(isHeld);
        expect(aboutRequest(requestOf({ ...form, of, carried, format }))).not.toContain("values of settings");
      }
    },
  );

  test("carries the filters of the list that it comes from, with its accounts, and neither format nor page", () => {
    const query = "account=111122223333,444455556666&status=fail&severity=critical&format=csv&cursor=x&limit=5";
    expect(carriedBy("findings", query)).toEqual({ status: "fail", severity: "critical" });
    expect(accountsIn(query)).toEqual(["111122223333", "444455556666"]);
    const request = requestOf({
      ...form,
      of: "findings",
      carried: carriedBy("findings", query),
      accounts: accountsIn(query),
    });
    expect(aboutRequest(request)).toBe(
      "Findings · Verdict fail · Severity critical · 111122223333, 444455556666 · HTML",
    );
  });

  test("what an earlier version understood and this one does not is told as such", () => {
    expect(aboutRequest({ of: "findings", query: { format: "csv", mood: "good" } })).toContain("takes no mood");
  });
});
