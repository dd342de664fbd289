import type { z } from "zod";
import { activityList } from "#lib/filters/activity.ts";
import { currentStore } from "#lib/store/current.ts";
import { listEvents } from "#lib/store/events-list.ts";
import type { ListedEvent, Page } from "#lib/store/views.ts";
import type { activityQuery } from "../_search-params/activity.ts";
import { filterAsked } from "./account.ts";

/** A page of events. */
export async function activityPage(query: z.output<typeof activityQuery>): Promise<Page<ListedEvent>> {
  const { cursor, limit } = query;
  return listEvents(currentStore().db, await filterAsked(activityList, query), { limit, ...(cursor && { cursor }) });
}
