import { formatDate } from "#lib/format.ts";

/** `15:04:22`, UTC. */
export function clockOf(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toISOString().slice(11, 19);
}

/** The UTC day as it sorts: `2026-11-22`. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10);
}

/** `22 Nov`, for axes and rows where the year goes without saying. */
export function shortDate(iso: string): string {
  return formatDate(iso).split(" ").slice(0, 2).join(" ");
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** `Sunday, 22 Nov 2026`. */
export function longDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${weekdays[date.getUTCDay()]}, ${formatDate(iso)}`;
}
