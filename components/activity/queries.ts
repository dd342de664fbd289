import { queryOptions } from "@tanstack/react-query";
import type {
  EventBin,
  EventInFull,
  EventSummary,
  KeyFacets,
  ListedEvent,
  NamedActor,
  PeriodComparison,
  SessionAnswer,
  SightingPage,
} from "#lib/store/views.ts";
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
    queryFn: ({ signal }) => fetchJson<SightingPage>(`/api/v1/sightings?${query}`, signal),
  });
}

/** Whether something of the accounts is left through which signals have not looked. */
export function lookedThrough(accounts: readonly string[] | string | null) {
  const query = new URLSearchParams({ account: [accounts ?? []].flat().join(","), limit: "1" });
  return queryOptions({
    queryKey: ["sightings", accounts, "looked through"],
    queryFn: ({ signal }) => fetchJson<SightingPage>(`/api/v1/sightings?${query}`, signal),
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

/** The sessions and access keys that signed the newest events of a time; the query has accounts and times alone. */
export function usedKeys(query: string) {
  return queryOptions({
    queryKey: ["activity", "keys", query],
    queryFn: ({ signal }) => fetchJson<KeyFacets>(`/api/v1/activity/keys?${query}`, signal),
  });
}

/** What the events have in common that the list shows for the same query. */
export function activitySummary(query: string) {
  return queryOptions({
    queryKey: ["activity", "summary", query],
    queryFn: ({ signal }) => fetchJson<EventSummary>(`/api/v1/activity/summary?${query}`, signal),
  });
}

/** Who opened the session of a key, and what it opened. */
export function sessionDetail(accessKey: string, account: string | null) {
  const query = new URLSearchParams({ ...(account && { account }), accessKey }).toString();
  return queryOptions({
    queryKey: ["activity", "session", query],
    queryFn: ({ signal }) => fetchJson<SessionAnswer>(`/api/v1/activity/session?${query}`, signal),
  });
}

/** A period beside the time before it. */
export function activityComparison(query: string) {
  return queryOptions({
    queryKey: ["activity", "comparison", query],
    queryFn: ({ signal }) => fetchJson<PeriodComparison>(`/api/v1/activity/comparison?${query}`, signal),
  });
}

/** The most active of whom a text is in the name. */
export function actorsCalled(text: string, accounts: readonly string[]) {
  return queryOptions({
    queryKey: ["activity", "actors", accounts, text],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({
        ...(accounts.length > 0 && { account: accounts.join(",") }),
        q: text,
        limit: "6",
      });
      return fetchJson<{ rows: NamedActor[] }>(`/api/v1/activity/actors?${params}`, signal);
    },
  });
}
