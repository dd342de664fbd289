import { formatDate } from "#lib/format.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `Sunday, 22 Nov 2026`. @param day by the calendar, `2026-11-22`, in whichever zone it is one */
export function longDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return `${weekdays[date.getUTCDay()]}, ${formatDate(day)}`;
}
