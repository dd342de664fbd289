import type { z } from "zod";
import type { FindingPage } from "#components/findings/queries.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { currentStore } from "#lib/store/current.ts";
import { countFindings, listFindings } from "#lib/store/findings-list.ts";
import type { findingsQuery } from "../_search-params/findings.ts";
import { filterAsked } from "./account.ts";

/** A page of findings; the first one says how many there are. */
export async function findingsPage(query: z.output<typeof findingsQuery>): Promise<FindingPage> {
  const { db } = currentStore();
  const { cursor, limit } = query;
  const filter = await filterAsked(findingsList, query);
  const [page, total] = await Promise.all([
    listFindings(db, filter, { limit, ...(cursor && { cursor }) }),
    cursor ? null : countFindings(db, filter),
  ]);
  return { ...page, total };
}
