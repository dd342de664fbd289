import type { z } from "zod";
import type { Histogram } from "#components/activity/queries.ts";
import { activityList } from "#lib/filters/activity.ts";
import { currentStore } from "#lib/store/current.ts";
import { eventHistogram } from "#lib/store/events-statistics.ts";
import type { histogramQuery } from "../_search-params/activity.ts";
import { filterAsked } from "./account.ts";

const dayMs = 24 * 3_600_000;
/** Up to here bars of an hour are wide enough to be told apart. */
const longestInHours = 4 * dayMs;

/** Events over time between the query's times; open ends are the first event there is, and now. */
export async function histogramOf(query: z.output<typeof histogramQuery>): Promise<Histogram> {
  const filter = await filterAsked(activityList, query);
  const to = query.to ?? new Date().toISOString();
  const isShort = query.from !== undefined && Date.parse(to) - Date.parse(query.from) <= longestInHours;
  const unit = isShort ? "hour" : "day";
  const bins = await eventHistogram(currentStore().db, filter, unit);
  const from = query.from ?? bins[0]?.at ?? new Date(Date.parse(to) - 7 * dayMs).toISOString();
  return { unit, from, to, bins };
}
