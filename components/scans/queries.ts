import { queryOptions } from "@tanstack/react-query";
import type { Page, ScanRow, ScanStanding } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";

/** All pages of the scans, newest first. */
export function scanPages(query: string) {
  return pagesOf<ScanRow>("scans", query);
}

/** The newest scans of an account, asked for anew when one begins or ends. */
export function latestScans(account: string) {
  return queryOptions({
    queryKey: ["scans", account, "latest"],
    queryFn: ({ signal }) =>
      fetchJson<Page<ScanRow>>(`/api/v1/scans?account=${encodeURIComponent(account)}&limit=5`, signal),
    staleTime: 0,
    refetchOnWindowFocus: "always",
  });
}

/** A scan that somebody else started is noticed within two seconds. A page that nobody looks at asks for nothing. */
const everyMs = 1_500;

/** How the newest scans of an account stand, asked for again and again, and whenever the reader comes back to the page. */
export function scanStandings(account: string) {
  return queryOptions({
    queryKey: ["scan-standings", account],
    queryFn: ({ signal }) =>
      fetchJson<Page<ScanStanding>>(`/api/v1/scans/latest?account=${encodeURIComponent(account)}`, signal),
    staleTime: 0,
    refetchInterval: everyMs,
    refetchOnWindowFocus: "always",
  });
}

export function isUnderWay({ state }: Pick<ScanRow, "state">): boolean {
  return state === "queued" || state === "running";
}

/** Seconds a scan has taken, up to now while it runs; null before it started. */
export function secondsOf({ startedAt, finishedAt }: ScanRow, now: Date): number | null {
  if (!startedAt) return null;
  return Math.max(0, ((finishedAt ? Date.parse(finishedAt) : now.getTime()) - Date.parse(startedAt)) / 1000);
}
