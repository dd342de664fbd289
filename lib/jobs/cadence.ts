import { CronExpressionParser } from "cron-parser";
import { AppError } from "#lib/errors.ts";
import type { Cadence } from "#lib/store/report-views.ts";

/** Less than this between two reports is a mistake, and fills a disk. */
const leastMinutes = 60;

/**
 * When a cadence comes next (ISO 8601); null where that is after a scan. Five fields, minute first: crontab(5) of POSIX, with names of days
 * and months.
 * @throws AppError `usage` for an expression or a time zone that is none, and for one that comes more than once an hour
 */
export function nextOf(cadence: Cadence, after: Date): string | null {
  if (cadence.type === "scan") return null;
  const { cron, timeZone } = cadence;
  if (!isTimeZone(timeZone))
    throw new AppError("usage", `"${timeZone}" is no time zone.`, "It is a name like Europe/Berlin, or UTC.");
  const at = timesOf(cron, timeZone, after);
  return at.toISOString();
}

function timesOf(cron: string, tz: string, currentDate: Date): Date {
  // Its parser takes seconds and words of its own as well.
  const isPlain = /^[\d*/,?LW#A-Za-z-]+(\s+[\d*/,?LW#A-Za-z-]+){4}$/.test(cron.trim());
  try {
    if (!isPlain) throw new Error("it has five fields: minute, hour, day of the month, month, day of the week");
    const times = CronExpressionParser.parse(cron.trim(), { tz, currentDate });
    const [first, ...later] = Array.from({ length: 26 }, () => times.next().toDate());
    if (!first) throw new Error("it never comes");
    let before = first;
    for (const one of later) {
      if (one.getTime() - before.getTime() < leastMinutes * 60_000) throw new Error("it comes more than once an hour");
      before = one;
    }
    return first;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError("usage", `"${cron}" is no time to come again: ${why}.`, 'Mondays at seven: "0 7 * * 1".');
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
