import type { z } from "zod";
import type { FindingPage } from "#components/findings/queries.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { currentStore } from "#lib/store/current.ts";
import { listCounted } from "#lib/store/findings-list.ts";
import type { findingsQuery } from "../_search-params/findings.ts";
import { filterAsked } from "./account.ts";

/** A page of findings; the first one says how many there are. */
export async function findingsPage(query: z.output<typeof findingsQuery>): Promise<FindingPage> {
  const { cursor, limit } = query;
  const filter = await filterAsked(findingsList, query);
  return listCounted(currentStore().db, filter, { limit, ...(cursor && { cursor }) });
}
