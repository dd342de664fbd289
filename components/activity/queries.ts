import { queryOptions } from "@tanstack/react-query";
import type { EventBin, EventInFull, ListedEvent, Page, SeenTogether } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";
import { ofAccounts, pagesOf } from "../api/pages.ts";

/** All pages of a list of events, newest first. */
export function activityPages(query: string) {
  return pagesOf<ListedEvent>("activity", query);
}

/** Events about one resource; `only` as in the address of its screen. */
export function resourceActivity(query: string) {
  return pagesOf<ListedEvent>("resources/activity", query);
}

/** One event of the accounts; without them of the first. */
export function eventDetail(id: string, accounts: readonly string[] | string | null) {
  return queryOptions({
    queryKey: ["activity", "detail", accounts, id],
    queryFn: ({ signal }) =>
      fetchJson<EventInFull>(`/api/v1/activity/${encodeURIComponent(id)}${ofAccounts(accounts)}`, signal),
  });
}

/** What patterns saw: the one that has this id. */
export function sighting(id: string, accounts: readonly string[] | string | null) {
  const query = new URLSearchParams({ sighting: id, account: [accounts ?? []].flat().join(",") });
  return queryOptions({
    queryKey: ["sightings", accounts, id],
    queryFn: ({ signal }) => fetchJson<Page<SeenTogether>>(`/api/v1/sightings?${query}`, signal),
  });
}

/** Bins between two times (ISO), in order; hours or days without events are left out. */
export interface Histogram {
  unit: "hour" | "day";
  from: string;
  to: string;
  bins: EventBin[];
}

export function activityHistogram(query: string) {
  return queryOptions({
    queryKey: ["activity", "histogram", query],
    queryFn: ({ signal }) => fetchJson<Histogram>(`/api/v1/activity/histogram?${query}`, signal),
  });
}
