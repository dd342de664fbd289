import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { activityList } from "#lib/filters/activity.ts";
import { paramsOf, queryOf } from "../lists/address.ts";

/** What the activity screen shows, as it stands in the address. */
export const activityParams = {
  ...paramsOf(activityList),
  /** The event whose drawer is open. */
  event: parseAsString,
};

export type ActivityState = inferParserType<typeof activityParams>;

export const loadActivityState = createLoader(activityParams);

/** The API query that gives exactly what the state shows: the list and the histogram both use it. */
export function activityQueryOf(state: ActivityState): string {
  return queryOf(activityList, state);
}
