import type { Cadence } from "#lib/store/report-views.ts";

export const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** When a report is made, as people say it; of what no form writes, the expression. */
export function whenWords(cadence: Cadence): string {
  if (cadence.type === "scan") return "After each full scan";
  const { cron, timeZone } = cadence;
  const [, minute = "", hour = "", day, month, weekday = ""] =
    /^(\d{1,2}) (\d{1,2}) (\*|1) (\*) (\*|[0-6])$/.exec(cron.trim()) ?? [];
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")} (${timeZone})`;
  if (month === undefined || (day !== "*" && weekday !== "*")) return `At ${cron} (${timeZone})`;
  if (day === "1") return `The first of each month at ${time}`;
  return weekday === "*" ? `Every day at ${time}` : `Every ${weekdays[Number(weekday)]} at ${time}`;
}
