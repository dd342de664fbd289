import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { findingsList, groupings } from "#lib/filters/findings.ts";
import { oneOf, words } from "../api/list-params.ts";
import { paramsOf, queryOf } from "../lists/address.ts";
import { keptBy } from "../views/view-query.ts";

/** In the order in which people read them. */
export const statuses = ["fail", "unknown", "pass", "not-applicable"] as const;

/** What the findings screen shows, as it stands in the address. */
export const findingParams = {
  ...paramsOf(findingsList),
  /** `checks` is grouped, by what `by` says: addresses had no other groups once. */
  view: oneOf(["checks", "list"]).withDefault("checks"),
  by: oneOf(groupings).withDefault("check"),
  /** The finding whose drawer is open. */
  finding: parseAsString,
  /** The groups that are open, by their keys. */
  open: words.withDefault([]),
  /** The saved view that it began with. */
  saved: parseAsString,
};

/** What a saved view keeps of it. */
export const findingViewParams = keptBy(findingParams, "account", "finding", "open", "saved");

export type FindingState = inferParserType<typeof findingParams>;

export const loadFindingState = createLoader(findingParams);

/** The API query that lists exactly what the state shows: the lists, the counts and the export all use it. */
export function findingsQueryOf(state: FindingState): string {
  return queryOf(findingsList, state);
}
