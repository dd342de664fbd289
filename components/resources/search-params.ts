import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { hardlyJudged } from "#lib/store/views.ts";
import { listOf, oneOf, textUpTo, words } from "../api/list-params.ts";

export const grades = ["F", "D", "C", "B", "A", "none"] as const;
export const exposures = ["live", "record", "any"] as const;
export const sorts = ["worst", "name", "kind"] as const;

/** What the inventory shows, as it stands in the address. The same names as the API's. */
export const resourceParams = {
  account: parseAsString,
  kind: words.withDefault([]),
  region: words.withDefault([]),
  grade: listOf(grades).withDefault([]),
  judged: listOf(hardlyJudged).withDefault([]),
  exposure: oneOf(exposures).withDefault("live"),
  q: textUpTo(200).withDefault(""),
  sort: oneOf(sorts).withDefault("worst"),
};

export type ResourceState = inferParserType<typeof resourceParams>;

export const loadResourceState = createLoader(resourceParams);

/** The API query that lists exactly what the state shows: the list and the export both use it. */
export function resourcesQueryOf(state: ResourceState): string {
  const query = new URLSearchParams();
  if (state.account) query.set("account", state.account);
  for (const name of ["kind", "region", "grade", "judged"] as const) {
    if (state[name].length > 0) query.set(name, state[name].join(","));
  }
  if (state.exposure !== "any") query.set("exposure", state.exposure);
  if (state.q) query.set("q", state.q);
  if (state.sort !== "worst") query.set("sort", state.sort);
  return query.toString();
}

export const tabs = ["checks", "configuration", "activity"] as const;

/** What the screen of one resource shows. */
export const detailParams = {
  account: parseAsString,
  arn: parseAsString.withDefault(""),
  tab: oneOf(tabs).withDefault("checks"),
  /** Which of its events. */
  only: oneOf(["all", "changes", "failed"]).withDefault("all"),
  /** The finding, or the event, whose drawer is open. */
  finding: parseAsString,
  event: parseAsString,
};

export type DetailState = inferParserType<typeof detailParams>;

/** The API query for the events of the resource that the state shows. */
export function eventsQueryOf({ account, arn, only }: Pick<DetailState, "account" | "arn" | "only">): string {
  return new URLSearchParams({
    ...(account && { account }),
    arn,
    ...(only === "changes" && { readOnly: "false" }),
    ...(only === "failed" && { failed: "true" }),
  }).toString();
}
