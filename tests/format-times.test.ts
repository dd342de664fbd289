import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime } from "#lib/format.ts";
import { isZone, timesIn } from "#lib/format-times.ts";

const zone = fc.constantFrom("UTC", ...Intl.supportedValuesOf("timeZone"));
const moment = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const utc = timesIn("UTC");

describe("times in UTC", () => {
  test("are written as reports write them", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        expect(utc.date(iso)).toBe(formatDate(iso));
        expect(utc.dateTime(iso)).toBe(formatDateTime(iso));
        expect(utc.shortDate(iso)).toBe(formatDate(iso).split(" ").slice(0, 2).join(" "));
        expect(iso).toBe(`${utc.day(iso)}T${utc.clock(iso)}${iso.slice(-5)}`);
        expect(iso.startsWith(utc.field(iso))).toBe(true);
      }),
    );
  });
});

describe("times in a zone", () => {
  test("are what Intl says that its clocks show", () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, iso) => {
        const parts = new Intl.DateTimeFormat("en-US", {
          ...{ timeZone, year: "numeric", month: "short", day: "numeric", hourCycle: "h23" },
          ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
        }).formatToParts(new Date(iso));
        const { day, month, year, hour, minute, second } = Object.fromEntries(
          parts.map(({ type, value }) => [type, value]),
        );
        const times = timesIn(timeZone);
        expect(times.date(iso)).toBe(`${day} ${month} ${year}`);
        expect(times.clock(iso)).toBe(`${hour}:${minute}:${second}`);
        expect(times.minute(iso)).toBe(`${hour}:${minute}`);
        expect(times.dateTime(iso)).toBe(`${times.date(iso)}, ${times.minute(iso)} ${times.zoneAt(iso)}`);
        expect(times.dateTime(iso)).toMatch(/ (?:[A-Z]+|UTC[+-]\d{1,2}(?::\d{2})?)$/);
      }),
    );
  });

  test("sort by day as the moments do", () => {
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 1, max: 400 }), (name, iso, hours) => {
        const times = timesIn(name);
        const later = new Date(Date.parse(iso) + (24 + hours) * 3_600_000).toISOString();
        expect(times.day(iso) < times.day(later)).toBe(true);
      }),
    );
  });

  test("are read from a field as they are written to it", () => {
    fc.assert(
      fc.property(zone, moment, (name, iso) => {
        const times = timesIn(name);
        const read = times.momentOf(times.field(iso));
        expect(times.field(read)).toBe(times.field(iso));
        // Either of both hours that show the same.
        expect(Math.abs(Date.parse(read) - Date.parse(iso))).toBeLessThan(25 * 3_600_000);
      }),
    );
    expect(utc.momentOf("12026-01-01T00:00")).toBe("12026-01-01T00:00");
  });

  test("follow summer time, and say which it is", () => {
    const { dateTime, momentOf } = timesIn("Europe/Berlin");
    expect(dateTime("2026-11-22T15:04:00Z")).toBe("22 Nov 2026, 16:04 CET");
    expect(dateTime("2026-03-29T00:59:59Z")).toBe("29 Mar 2026, 01:59 CET");
    expect(dateTime("2026-03-29T01:00:00Z")).toBe("29 Mar 2026, 03:00 CEST");
    expect(dateTime("2026-10-25T00:30:00Z")).toBe("25 Oct 2026, 02:30 CEST");
    expect(dateTime("2026-10-25T01:30:00Z")).toBe("25 Oct 2026, 02:30 CET");
    expect(momentOf("2026-07-01T00:00")).toBe("2026-06-30T22:00:00.000Z");
    expect(timesIn("America/New_York").dateTime("2026-11-22T04:04:00Z")).toBe("21 Nov 2026, 23:04 EST");
    expect(timesIn("Asia/Tokyo").dateTime("2026-11-22T15:04:00Z")).toBe("23 Nov 2026, 00:04 UTC+9");
    expect(timesIn("America/St_Johns").zoneAt("2026-11-22T15:04:00Z")).toBe("UTC-3:30");
  });

  test("are called after the place", () => {
    const places = ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"].map(
      (name) => timesIn(name).place,
    );
    expect(places).toEqual(["UTC", "Berlin", "Buenos Aires", "Etc/GMT+5"]);
  });
});

test("what is no date stays as it is", () => {
  const { zone: _, place: __, momentOf: ___, ...words } = timesIn("Asia/Tokyo");
  for (const write of Object.values(words)) expect(write("yesterday")).toBe("yesterday");
});

test("what is no zone is told in UTC", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      if (!isZone(name)) expect(timesIn(name)).toBe(utc);
    }),
  );
  for (const name of ["", "+01:00", "Mars/Olympus", "utc\n"]) expect(isZone(name)).toBe(false);
  for (const name of ["UTC", "Asia/Kolkata", "Asia/Calcutta"]) expect(isZone(name)).toBe(true);
});
