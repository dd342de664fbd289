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
