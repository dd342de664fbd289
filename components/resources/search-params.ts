import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { resourcesList } from "#lib/filters/resources.ts";
import { oneOf } from "../api/list-params.ts";
import { paramsOf, queryOf } from "../lists/address.ts";
import { olderParser } from "../older/older-address.ts";
import { keptBy } from "../views/view-query.ts";

/** What the inventory shows, as it stands in the address. */
export const resourceParams = {
  ...paramsOf(resourcesList),
  /** The saved view that it began with. */
  saved: parseAsString,
};

/** What a saved view keeps of it. */
export const resourceViewParams = keptBy(resourceParams, "account", "saved");

export type ResourceState = inferParserType<typeof resourceParams>;

export const loadResourceState = createLoader(resourceParams);

/** The API query that lists exactly what the state shows: the list and the export both use it. */
export function resourcesQueryOf(state: ResourceState): string {
  return queryOf(resourcesList, state);
}

export const tabs = ["checks", "configuration", "relations", "activity", "history"] as const;

/** How many steps a graph of relations goes. */
export const relationDepths = ["1", "2", "3"] as const;

/** What the screen of one resource shows. */
export const detailParams = {
  account: parseAsString,
  arn: parseAsString.withDefault(""),
  tab: oneOf(tabs).withDefault("checks"),
  /** How far its relations are drawn. */
  depth: oneOf(relationDepths).withDefault("1"),
  /** Which of its events. */
  only: oneOf(["all", "changes", "failed"]).withDefault("all"),
  /** The finding, or the event, whose drawer is open. */
  finding: parseAsString,
  event: parseAsString,
  /** The question to a longer history whose drawer is open. */
  older: olderParser,
};

export type DetailState = inferParserType<typeof detailParams>;

/** Which events, as the parameters of the API say it. */
export function filterOf(only: DetailState["only"]): Record<string, string> {
  if (only === "changes") return { readOnly: "false" };
  return only === "failed" ? { failed: "true" } : {};
}

/** The API query for the events of the resource that the state shows. */
export function eventsQueryOf({ account, arn, only }: Pick<DetailState, "account" | "arn" | "only">): string {
  return new URLSearchParams({
    ...(account && { account }),
    arn,
    ...filterOf(only),
  }).toString();
}

/** The same events in Activity, as the address of its list says it. */
export function listedAs({ arn, only }: Pick<DetailState, "arn" | "only">): Record<string, string> {
  return {
    resource: arn,
    ...(only === "changes" && { effect: "changes" }),
    ...(only === "failed" && { failed: "true" }),
  };
}
