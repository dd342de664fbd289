import { actorName } from "#lib/actor-name.ts";
import { formatCount, plural } from "#lib/format.ts";
import type { Times } from "#lib/format-times.ts";
import type { KeyFacets, UsedKey } from "#lib/store/views.ts";

/**
 * A session by when it began and who, `22 Nov 15:04, mia`; by the end of its key where that is not recorded. What tells those of one role
 * apart comes first: long names are cut.
 */
export function sessionLabel({ key, actor, began }: UsedKey, times: Times): string {
  const since = began === null ? lastFour(key) : `${times.shortDate(began)} ${times.minute(began)}`;
  return `${since}, ${actorName(actor).name}`;
}

/** A user's own key by its end and whose it is, `…WXYZ of deploy`. */
export function keyLabel({ key, actor }: UsedKey): string {
  return `${lastFour(key)} of ${actorName(actor).name}`;
}

function lastFour(key: string): string {
  return `…${key.slice(-4)}`;
}

/** Of which calls the values and their counts are, and what is left out; `isNarrowed` to a time. */
export function keysNote(facets: KeyFacets, of: "sessions" | "own", isNarrowed: boolean): string {
  const { rows, all } = facets[of];
  const time = isNarrowed ? " of the time on screen" : "";
  const calls = facets.isCut
    ? `the newest ${formatCount(facets.calls)} events${time}: there may be older ones of more`
    : `${plural(facets.calls, "event")}${time}`;
  const noun = of === "own" ? "key" : "session";
  if (all === 0) return `No ${noun} is in ${calls}.`;
  const most = all > rows.length ? `The ${rows.length} with most calls of ${plural(all, noun)}` : "Counted";
  return `${most} in ${calls}. Other filters do not narrow this.`;
}
