import fc from "fast-check";
import { expect, test } from "vitest";
import { endWords } from "#components/overview/score-trend.tsx";
import { timesIn } from "#lib/format-times.ts";

const utc = timesIn("UTC");

test("the trend never writes one moment at both of its ends", () => {
  expect(endWords(utc, "2026-11-20T10:00:00Z", "2026-11-26T10:00:00Z", 5)).toEqual(["20 Nov 2026", "26 Nov 2026"]);
  expect(endWords(utc, "2026-11-26T08:00:00Z", "2026-11-26T10:30:00Z", 5)).toEqual([
    "26 Nov 2026, 08:00 UTC",
    "26 Nov 2026, 10:30 UTC",
  ]);
  expect(endWords(utc, "2026-11-26T08:00:00Z", "2026-11-26T08:00:40Z", 2)).toEqual([
    "26 Nov 2026, 08:00 UTC",
    "2 scans",
  ]);
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-01-03"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 2, max: 40 }), (one, other, scans) => {
      const [from, until] = endWords(utc, one.toISOString(), other.toISOString(), scans);
      expect(from).not.toBe(until);
    }),
  );
});
