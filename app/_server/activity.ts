import type { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { actorsNamed } from "#lib/store/actors-named.ts";
import { currentStore } from "#lib/store/current.ts";
import { keysIn } from "#lib/store/events-keys.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { summarizeEvents } from "#lib/store/events-summary.ts";
import type { EventSummary, KeyFacets, ListedEvent, NamedActor, Page } from "#lib/store/views.ts";
import type { activityQuery, actorsQuery, keysQuery, summaryQuery } from "../_search-params/activity.ts";
import { accountsNamed, filterAsked } from "./account.ts";

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

/** Who made calls in the accounts and is called so. */
export async function actorsOf({
  account,
  q = "",
  limit,
}: z.output<typeof actorsQuery>): Promise<{ rows: NamedActor[] }> {
  const ids = (await accountsNamed(account)).map(({ id }) => id);
  return { rows: await actorsNamed(currentStore().db, ids, q, limit) };
}
