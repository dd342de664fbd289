import { createLoader, type inferParserType, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const effects = ["any", "changes", "reads"] as const;

/** What the activity screen shows, as it stands in the address. `from` and `to` are ISO times. */
export const activityParams = {
  account: parseAsString,
  /** ARN of the resource that the events are about. */
  resource: parseAsString,
  actor: parseAsString,
  name: parseAsString,
  effect: parseAsStringLiteral(effects).withDefault("any"),
  failed: parseAsBoolean.withDefault(false),
  q: parseAsString.withDefault(""),
  from: parseAsString,
  to: parseAsString,
  /** The event whose drawer is open. */
  event: parseAsString,
};

export type ActivityState = inferParserType<typeof activityParams>;

export const loadActivityState = createLoader(activityParams);

/** The API query that gives exactly what the state shows: the list and the histogram both use it. */
export function activityQueryOf(state: ActivityState): string {
  const query = new URLSearchParams();
  for (const name of ["account", "actor", "name", "q"] as const) {
    // Nothing is called longer than that, and the API would refuse it.
    if (state[name]) query.set(name, state[name].slice(0, 200));
  }
  if (state.resource) query.set("resource", state.resource.slice(0, 2048));
  if (state.effect !== "any") query.set("readOnly", String(state.effect === "reads"));
  if (state.failed) query.set("failed", "true");
  // Times that are none would be refused; without them everything is shown.
  for (const name of ["from", "to"] as const) {
    const time = Date.parse(state[name] ?? "");
    if (!Number.isNaN(time)) query.set(name, new Date(time).toISOString());
  }
  return query.toString();
}
