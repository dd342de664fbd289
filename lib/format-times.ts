import { formatDate, formatDateTime } from "./format.ts";

/**
 * Moments as clocks in one time zone show them, in the words of `lib/format.ts`. What is no date stays the text that it is.
 * A day by the calendar, such as the last of a waiver, is in no zone: `formatDate` writes it.
 */
export interface Times {
  /** IANA name. */
  zone: string;
  /** What a heading calls these clocks: `UTC`, `Berlin`. */
  place: string;
  /** What they are called at that moment: `UTC`, `CET`, `UTC+9`. */
  zoneAt: (iso: string) => string;
  /** `22 Nov 2026`. */
  date: (iso: string) => string;
  /** `22 Nov 2026, 16:04 CET`. */
  dateTime: (iso: string) => string;
  /** `22 Nov`, for axes and rows where the year goes without saying. */
  shortDate: (iso: string) => string;
  /** `16:04:22`. */
  clock: (iso: string) => string;
  /** `16:04`. */
  minute: (iso: string) => string;
  /** The day as it sorts: `2026-11-22`. */
  day: (iso: string) => string;
  /** As a `datetime-local` field holds it: `2026-11-22T16:04`. */
  field: (iso: string) => string;
  /** The moment, in UTC, at which such a field says what these clocks show; of an hour that there is twice, one of both. */
  momentOf: (field: string) => string;
}

/** More than there are names, so that no way of writing them fills the memory; and of moments more than are on screen. */
const mostKept = 1000;
const kept = new Map<string, Times>();

/** Times of a zone, kept for the next who asks; of one that is not known here, of UTC. */
export function timesIn(zone: string): Times {
  const known = kept.get(zone);
  if (known) return known;
  if (!isZone(zone)) return timesIn("UTC");
  if (kept.size >= mostKept) kept.clear();
  const times = timesOf(zone);
  kept.set(zone, times);
  return times;
}

/** Whether it names a time zone that is known here. An offset names none: summer time would never come. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function timesOf(zone: string): Times {
  const offsetAt = offsetsIn(zone);
  const nameAt = namesIn(zone, offsetAt);
  /** The moment at which UTC's clocks show what those of the zone show now. */
  const shifted = (iso: string): string | undefined => {
    const at = Date.parse(iso);
    const date = new Date(Number.isNaN(at) ? at : at + offsetAt(at));
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  };
  const worded = (words: (local: string, iso: string) => string) => (iso: string) => {
    const local = shifted(iso);
    return local === undefined ? iso : words(local, iso);
  };
  return {
    zone,
    // `Etc/GMT+5` is five hours behind, which "GMT+5" would not say.
    place: zone.startsWith("Etc/") ? zone : (zone.split("/").at(-1) ?? zone).replaceAll("_", " "),
    zoneAt: worded((_, iso) => nameAt(Date.parse(iso))),
    date: worded(formatDate),
    dateTime: worded((local, iso) => formatDateTime(local).replace(/UTC$/, nameAt(Date.parse(iso)))),
    shortDate: worded((local) => formatDate(local).split(" ").slice(0, 2).join(" ")),
    clock: worded((local) => local.slice(-13, -5)),
    minute: worded((local) => local.slice(-13, -8)),
    day: worded((local) => local.slice(0, -14)),
    field: worded((local) => local.slice(0, -8)),
    momentOf: (field) => {
      const wall = Date.parse(`${field}:00Z`);
      if (Number.isNaN(wall)) return field;
      return new Date(wall - offsetAt(wall - offsetAt(wall))).toISOString();
    },
  };
}

/** How far ahead of UTC the clocks are, ms, at a moment. */
function offsetsIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return keeping((at) => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] =
      /^GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(zoneNameIn(format, at)) ?? [];
    const length = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    return sign === "-" ? -length : length;
  });
}

/** European zones have their short names in British English, American ones in American; elsewhere the offset is what is understood. */
function namesIn(timeZone: string, offsetAt: (at: number) => number): (at: number) => string {
  const formats = ["en-GB", "en-US"].map(
    (locale) => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }),
  );
  return keeping((at) => {
    const names = formats.map((format) => zoneNameIn(format, at));
    return names.find((name) => /^[A-Z]+$/.test(name)) ?? offsetWords(offsetAt(at));
  });
}

/** With the moments that were asked about last: many rows share theirs, and what finds out about one is slow. */
function keeping<Found>(find: (at: number) => Found): (at: number) => Found {
  const known = new Map<number, Found>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    if (known.size >= mostKept) known.clear();
    const found = find(at);
    known.set(at, found);
    return found;
  };
}

function zoneNameIn(format: Intl.DateTimeFormat, at: number): string {
  return format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** `UTC+9`, `UTC-3:30`. */
function offsetWords(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `UTC${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}
