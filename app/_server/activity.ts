import type { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { currentStore } from "#lib/store/current.ts";
import { keysIn } from "#lib/store/events-keys.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { summarizeEvents } from "#lib/store/events-summary.ts";
import type { EventSummary, KeyFacets, ListedEvent, Page } from "#lib/store/views.ts";
import type { activityQuery, keysQuery, summaryQuery } from "../_search-params/activity.ts";
import { filterAsked } from "./account.ts";

/** A page of events. */
export async function activityPage(query: z.output<typeof activityQuery>): Promise<Page<ListedEvent>> {
  const { cursor, limit } = query;
  return listEvents(currentStore().db, await filterAsked(activityList, query), { limit, ...(cursor && { cursor }) });
}

/** What the events have in common that the query lists. */
export async function summaryOf(query: z.output<typeof summaryQuery>): Promise<EventSummary> {
  return summarizeEvents(currentStore().db, await filterAsked(activityList, query));
}

/** The keys that signed the newest events of a time. */
export async function keysOf(query: z.output<typeof keysQuery>): Promise<KeyFacets> {
  return keysIn(currentStore().db, await filterAsked(activityList, query));
}
