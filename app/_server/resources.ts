import type { z } from "zod";
import type { ResourcePage } from "#components/resources/queries.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { currentStore } from "#lib/store/current.ts";
import { countResources, listResources } from "#lib/store/resources-list.ts";
import type { resourcesQuery } from "../_search-params/resources.ts";
import { filterAsked } from "./account.ts";

/** A page of the inventory; the first one says how many resources there are. */
export async function resourcesPage(query: z.output<typeof resourcesQuery>): Promise<ResourcePage> {
  const { db } = currentStore();
  const { cursor, limit } = query;
  const filter = await filterAsked(resourcesList, query);
  const [page, total] = await Promise.all([
    listResources(db, filter, { limit, ...(cursor && { cursor }) }),
    cursor ? null : countResources(db, filter),
  ]);
  return { ...page, total };
}
