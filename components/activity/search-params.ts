import { createLoader, type inferParserType, parseAsString } from "nuqs/server";
import { activityList } from "#lib/filters/activity.ts";
import { textUpTo } from "../api/list-params.ts";
import { paramsOf, queryOf } from "../lists/address.ts";
import { olderParser } from "../older/older-address.ts";
import { keptBy } from "../views/view-query.ts";

/** What the activity screen shows, as it stands in the address. */
export const activityParams = {
  ...paramsOf(activityList),
  /** The event whose drawer is open. */
  event: parseAsString,
  /** The question to a longer history whose drawer is open. */
  older: olderParser,
  /** The saved view that it began with. */
  saved: parseAsString,
};

/** What a saved view keeps of it. */
export const activityViewParams = keptBy(activityParams, "account", "event", "older", "saved");

export type ActivityState = inferParserType<typeof activityParams>;

export const loadActivityState = createLoader(activityParams);

/** The API query that gives exactly what the state shows: the list and the histogram both use it. */
export function activityQueryOf(state: ActivityState): string {
  return queryOf(activityList, state);
}

const { account, principal, actor, from, to, older } = activityParams;

/** Whose page it is, and the time that it is about. */
export const actorParams = { account, principal, actor, from, to, older };

export type ActorState = inferParserType<typeof actorParams>;

export const loadActorState = createLoader(actorParams);

/** The same as the filters of the list have it; the period begins with `since` where the address does not say. */
export function actorQueryOf(state: ActorState, since: string): string {
  const { account, principal, actor, from, to } = state;
  return new URLSearchParams({
    ...(account.length > 0 && { account: account.join(",") }),
    ...(principal && { principal }),
    ...(actor && { actor }),
    from: new Date(from ?? since).toISOString(),
    ...(to && { to: new Date(to).toISOString() }),
  }).toString();
}

/** The key that a session is of, and the event whose drawer is open. */
export const sessionParams = { account: parseAsString, accessKey: textUpTo(128), event: parseAsString };

export const loadSessionState = createLoader(sessionParams);

/** The period that is set beside the time before it. */
export const compareParams = { account: parseAsString, from, to };

export const loadCompareState = createLoader(compareParams);

/** The same as the API has it. */
export function compareQueryOf(account: string, { from, to }: { from: string | null; to: string | null }): string {
  return new URLSearchParams({
    account,
    ...(from && { from: new Date(from).toISOString() }),
    ...(to && { to: new Date(to).toISOString() }),
  }).toString();
}
