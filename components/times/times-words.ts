import type { CronTimes } from "#lib/store/report-views.ts";
import { fieldsOf } from "./times-form.ts";

export const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** Times as people say them; of what no field writes, the expression. */
export function timesWords({ cron, timeZone }: CronTimes): string {
  const fields = fieldsOf(cron);
  if (!fields) return `At ${cron} (${timeZone})`;
  const { often, time, weekday } = fields;
  const at = `at ${time} (${timeZone})`;
  if (often === "monthly") return `The first of each month ${at}`;
  return often === "daily" ? `Every day ${at}` : `Every ${weekdays[weekday]} ${at}`;
}

/** A moment as a clock in that zone shows it: `30 Nov 2026, 07:00`. */
export function shownIn(timeZone: string, iso: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, year: "numeric", month: "short", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(new Date(iso));
  const { day, month, year, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${day} ${month} ${year}, ${hour}:${minute}`;
}
