import { queryOptions } from "@tanstack/react-query";
import type { Page, ScanRow } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { pagesOf } from "../api/pages.ts";

/** All pages of the scans, newest first. */
export function scanPages(query: string) {
  return pagesOf<ScanRow>("scans", query);
}

/** Seconds are enough to notice a scan that somebody else started, and calm enough for a page that stays open for days. */
const everyMs = 15_000;

/** The newest scans of an account, asked for again and again, and whenever the reader comes back to the page. */
export function latestScans(account: string) {
  return queryOptions({
    queryKey: ["scans", account, "latest"],
    queryFn: ({ signal }) =>
      fetchJson<Page<ScanRow>>(`/api/v1/scans?account=${encodeURIComponent(account)}&limit=5`, signal),
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
