import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { EventBin, EventDetail, EventRow, Page } from "#lib/store/views.ts";
import { fetchJson } from "../api/fetch-json.ts";

/** All pages of a list of events, newest first; `path` is the API's with its query, without a cursor. */
function eventPages(path: string) {
  return infiniteQueryOptions({
    queryKey: ["activity", "list", path],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<EventRow>>(`${path}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ""}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function activityList(query: string) {
  return eventPages(`/api/v1/activity?${query}`);
}

/** Events about one resource; `only` as in the address of its screen. */
export function resourceActivity(query: string) {
  return eventPages(`/api/v1/resources/activity?${query}`);
}

export function eventDetail(id: string, account: string | null) {
  const scope = account ? `?account=${encodeURIComponent(account)}` : "";
  return queryOptions({
    queryKey: ["activity", "detail", account, id],
    queryFn: ({ signal }) => fetchJson<EventDetail>(`/api/v1/activity/${encodeURIComponent(id)}${scope}`, signal),
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
