import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextTime } from "#lib/jobs/cadence.ts";

/* Clocks that go forward leave times of day out, and those that go back have some twice. What a clock shows is asked of Intl, which the parser of expressions does not ask. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The days on which the clocks of each zone change in two years. */
const changes = {
  "Europe/Berlin": ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"],
  "America/New_York": ["2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07"],
};
type Zone = keyof typeof changes;

const clocks = new Map<Zone, Intl.DateTimeFormat>();

/** What the clock on the wall shows: `2026-03-29 03:30`. */
function clock(zone: Zone, at: number): string {
  let format = clocks.get(zone);
  if (!format) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    format = new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone: zone });
    clocks.set(zone, format);
  }
  return format.format(at);
}

const two = (number: number) => String(number).padStart(2, "0");

/** The first moment of a day at which the clock shows a time; undefined where it never does. */
function shown(zone: Zone, day: string, time: string): number | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Both zones change, and differ from UTC, by hours.
  for (let hour = -15; hour < 40; hour++) {
    const moment = midnight + hour * hourMs + Number(time.slice(3)) * minuteMs;
    if (clock(zone, moment) === `${day} ${time}`) return moment;
  }
  return undefined;
}

const zone = fc.constantFrom(...(Object.keys(changes) as Zone[]));
const aroundChange = zone.chain((name) =>
  fc.record({
    zone: fc.constant(name),
    day: fc.constantFrom(...changes[name]),
    shift: fc.integer({ min: -2, max: 1 }),
  }),
);
const anyTime = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
/** Those that clocks leave out or have twice. */
const oddTime = fc.record({ hour: fc.integer({ min: 1, max: 3 }), minute: fc.constantFrom(0, 15, 30, 45, 59) });

const plus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00Z`) + days * dayMs).toISOString().slice(0, 10);

describe("where clocks change", () => {
  test("a time of each day comes once a day: when the clock first shows it, or as much later as it leaves out", () => {
    fc.assert(
      fc.property(aroundChange, fc.oneof(anyTime, oddTime), ({ zone, day, shift }, { hour, minute }) => {
        const cron = `${minute} ${hour} * * *`;
        const wanted = plus(day, shift);
        const time = `${two(hour)}:${two(minute)}`;
        const before = shown(zone, plus(wanted, -1), "12:00") ?? 0;
        const next = Date.parse(nextTime({ cron, timeZone: zone }, new Date(before)));
        const from = hour * 60 + minute > 12 * 60 ? shown(zone, plus(wanted, -1), time) : shown(zone, wanted, time);
        if (from !== undefined) {
          expect(new Date(next)).toEqual(new Date(from));
          return;
        }
        // It is left out: counted on from the day before it is the same length of time.
        expect(next).toBe((shown(zone, plus(wanted, -1), time) ?? 0) + dayMs);
        expect(clock(zone, next).slice(0, 10)).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  test("what comes next is the same from any moment in between, so that nothing comes twice and nothing is left out", () => {
    const crons = fc.oneof(
      fc.oneof(anyTime, oddTime).map(({ hour, minute }) => `${minute} ${hour} * * *`),
      oddTime.map(({ minute }) => `${minute} 1,2,3 * * *`),
      oddTime.map(({ minute }) => `${minute} * * * *`),
      oddTime.map(({ minute }) => `${minute} */2 * * *`),
    );
    fc.assert(
      fc.property(
        aroundChange,
        crons,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (at, cron, share) => {
          const { zone: timeZone, day } = at;
          let time = Date.parse(`${day}T00:00:00Z`) - dayMs;
          for (let count = 0; count < 12; count++) {
            const next = Date.parse(nextTime({ cron, timeZone }, new Date(time)));
            const between = time + Math.floor(share * (next - time));
            expect(Date.parse(nextTime({ cron, timeZone }, new Date(between)))).toBe(next);
            time = next;
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
