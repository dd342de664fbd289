import { createLoader, type inferParserType, parseAsBoolean, parseAsString } from "nuqs/server";
import { moment, oneOf, textUpTo } from "../api/list-params.ts";

export const effects = ["any", "changes", "reads"] as const;

/** What the activity screen shows, as it stands in the address. `from` and `to` are ISO times. */
export const activityParams = {
  account: parseAsString,
  /** ARN of the resource that the events are about. */
  resource: textUpTo(2048),
  actor: textUpTo(512),
  name: textUpTo(200),
  effect: oneOf(effects).withDefault("any"),
  failed: parseAsBoolean.withDefault(false),
  q: textUpTo(200).withDefault(""),
  from: moment,
  to: moment,
  /** The event whose drawer is open. */
  event: parseAsString,
};

export type ActivityState = inferParserType<typeof activityParams>;

export const loadActivityState = createLoader(activityParams);

/** The API query that gives exactly what the state shows: the list and the histogram both use it. */
export function activityQueryOf(state: ActivityState): string {
  const query = new URLSearchParams();
  for (const name of ["account", "actor", "name", "q"] as const) {
    if (state[name]) query.set(name, state[name]);
  }
  if (state.resource) query.set("resource", state.resource);
  if (state.effect !== "any") query.set("readOnly", String(state.effect === "reads"));
  if (state.failed) query.set("failed", "true");
  for (const name of ["from", "to"] as const) {
    if (state[name]) query.set(name, new Date(state[name]).toISOString());
  }
  return query.toString();
}
