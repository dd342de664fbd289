import type { z } from "zod";
import { scansList } from "#lib/filters/scans.ts";
import { currentStore } from "#lib/store/current.ts";
import { listScans } from "#lib/store/scans.ts";
import type { Page, ScanRow } from "#lib/store/views.ts";
import type { scansQuery } from "../_search-params/scans.ts";
import { filterAsked } from "./account.ts";

/** A page of scans, newest first. */
export async function scansPage(query: z.output<typeof scansQuery>): Promise<Page<ScanRow>> {
  const { cursor, limit } = query;
  return listScans(currentStore().db, await filterAsked(scansList, query), { limit, ...(cursor && { cursor }) });
}
