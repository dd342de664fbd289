import { CronExpressionParser } from "cron-parser";
import { AppError } from "#lib/errors.ts";
import { isZone } from "#lib/format-times.ts";
import type { Cadence, CronTimes } from "#lib/store/report-views.ts";

/** Less than this between two times is a mistake: reports fill a disk, and scans take each other's place. */
const leastMinutes = 60;

/** When a cadence comes next (ISO 8601); null where that is after a scan. @throws as nextTime */
export function nextOf(cadence: Cadence, after: Date): string | null {
  return cadence.type === "scan" ? null : nextTime(cadence, after);
}

/**
 * The first of the times after one (ISO 8601). Five fields, minute first: crontab(5) of POSIX, with names of days and months. A time of day that
 * is left out when clocks go forward comes as much later; of one that comes twice when they go back the first counts, unless it is of every hour.
 * @throws AppError `usage` for an expression or a time zone that is none, and for one that comes more than once an hour
 */
export function nextTime({ cron, timeZone }: CronTimes, after: Date): string {
  if (!isZone(timeZone))
    throw new AppError("usage", `"${timeZone}" is no time zone.`, "It is a name like Europe/Berlin, or UTC.");
  // Its parser takes seconds and words of its own as well.
  const isPlain = /^[\d*/,?LW#A-Za-z-]+(\s+[\d*/,?LW#A-Za-z-]+){4}$/.test(cron.trim());
  try {
    if (!isPlain) throw new Error("it has five fields: minute, hour, day of the month, month, day of the week");
    refuseOften(cron.trim(), after);
    return firstAfter(after, cron.trim(), timeZone).toISOString();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError("usage", `"${cron}" is no time to come again: ${why}.`, 'Mondays at seven: "0 7 * * 1".');
  }
}

/** In UTC, where no clock changes: what is refused does not hang on the season. */
function refuseOften(cron: string, currentDate: Date): void {
  const times = CronExpressionParser.parse(cron, { tz: "UTC", currentDate });
  let before = times.next().toDate();
  for (let count = 0; count < 25; count++) {
    const one = times.next().toDate();
    if (one.getTime() - before.getTime() < leastMinutes * 60_000) throw new Error("it comes more than once an hour");
    before = one;
  }
}

/** The parser knows that a time came before only where it began before: from a day earlier on. */
function firstAfter(after: Date, cron: string, tz: string): Date {
  const currentDate = new Date(after.getTime() - 24 * 3_600_000);
  const times = CronExpressionParser.parse(cron, { tz, currentDate });
  for (;;) {
    const one = times.next().toDate();
    if (one > after) return one;
  }
}
