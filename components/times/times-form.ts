import type { CronTimes } from "#lib/store/report-views.ts";

export type Often = "daily" | "weekly" | "monthly" | "cron";

/** Times as fields are filled in. */
export interface TimesForm {
  often: Often;
  /** `07:00`. */
  time: string;
  /** Sunday is 0. */
  weekday: number;
  cron: string;
  timeZone: string;
}

export function cronTimesOf({ often, time, weekday, cron, timeZone }: TimesForm): CronTimes {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = `${minute} ${hour}`;
  const written = { daily: `${at} * * *`, weekly: `${at} * * ${weekday}`, monthly: `${at} 1 * *`, cron: cron.trim() };
  return { cron: written[often], timeZone };
}

/** The fields that write an expression; undefined of one that none does. */
export function fieldsOf(cron: string): Pick<TimesForm, "often" | "time" | "weekday"> | undefined {
  const [, minute = "", hour = "", day, month, weekday = ""] =
    /^(\d{1,2}) (\d{1,2}) (\*|1) (\*) (\*|[0-6])$/.exec(cron.trim()) ?? [];
  if (month === undefined || (day !== "*" && weekday !== "*")) return undefined;
  const often = day === "1" ? "monthly" : weekday === "*" ? "daily" : "weekly";
  return {
    often,
    time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`,
    weekday: weekday === "*" ? 1 : Number(weekday),
  };
}

/** What is filled in where these times are changed. */
export function timesFormOf({ cron, timeZone }: CronTimes): TimesForm {
  return { time: "07:00", weekday: 1, ...(fieldsOf(cron) ?? { often: "cron" }), cron, timeZone };
}
