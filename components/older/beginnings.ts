import type { QuestionView } from "#lib/store/views.ts";
import type { Who } from "../activity/actor-link.ts";
import type { ActivityState } from "../activity/search-params.ts";
import { type Beginning, longestText } from "./older-address.ts";

const dayMs = 24 * 3_600_000;
/** CloudTrail's own history reaches so far. */
const days = 90;

/** The UTC day of a moment, `2026-05-31`, or one so many days from it. */
export function dayOf(iso: string, away = 0): string {
  return new Date(Date.parse(iso) + away * dayMs).toISOString().slice(0, 10);
}

/** The 90 days that end where what is stored begins, that day among them: it is stored from some hour on. */
export function usualDays(begin: string | null, now: Date): { from: string; to: string } {
  const to = dayOf(begin ?? now.toISOString(), begin === null ? -days : 0);
  return { from: dayOf(to, 1 - days), to };
}

/**
 * The name that a question finds somebody by. Of a role the sessions of one name go by that name, which the question looks for in all
 * roles; a service of AWS calls in nobody's name, and cannot be asked for.
 */
export function askedActor({ principal, actor }: Who): string | undefined {
  if (actor?.endsWith(".amazonaws.com")) return undefined;
  if (actor?.includes("/")) return actor.slice(actor.lastIndexOf("/") + 1) || undefined;
  return principal || actor || undefined;
}

/** How calls name a thing by its ARN; what has none of its own, `…:cluster/abc#i-0123`, goes by what follows. */
export function askedAbout(arn: string): string {
  return arn.slice(arn.indexOf("#") + 1).slice(0, longestText);
}

/** What the filters of the events say of it. Their time is taken over where CloudTrail's own history does not reach all of it. */
export function beginningOf(state: ActivityState, now: Date): Beginning {
  const { resource, accessKey, address, name, region, from, to } = state;
  const isOlder = from !== null && from < dayOf(now.toISOString(), -days);
  return said({
    about: resource && askedAbout(resource),
    actor: askedActor(state),
    key: accessKey,
    address: address === "none" ? null : address,
    event: name,
    regions: region.join(", "),
    from: isOlder ? dayOf(from) : null,
    // The filter's time ends before its last moment, the question's with its last day.
    to: isOlder && to !== null ? dayOf(new Date(Date.parse(to) - 1).toISOString()) : null,
  });
}

/** What was asked before, to be asked again. */
export function beginningOfAsked(account: string, { regions, ...asked }: QuestionView): Beginning {
  return said({ of: account, ...asked, regions: regions.join(", ") });
}

/** The filters of the list of events that show what a question brought; of a name, which the list has no filter for, all of its time. */
export function filtersOf({ from, to, regions, about, actor, key, address, event }: QuestionView) {
  const isOfIam = actor !== undefined && /^arn:[\w-]+:iam::/.test(actor);
  return {
    from: `${from}T00:00:00.000Z`,
    to: `${dayOf(to, 1)}T00:00:00.000Z`,
    ...(regions.length > 0 && { region: regions.join(",") }),
    ...(about?.startsWith("arn:") && { resource: about }),
    ...(actor !== undefined && (isOfIam ? { principal: actor } : { q: actor.slice(actor.lastIndexOf("/") + 1) })),
    ...(key !== undefined && { accessKey: key }),
    ...(address !== undefined && { address }),
    ...(event !== undefined && { name: event }),
  };
}

function said(given: Readonly<Record<string, string | null | undefined>>): Beginning {
  return Object.fromEntries(Object.entries(given).filter((one): one is [string, string] => Boolean(one[1])));
}
