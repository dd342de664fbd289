import { actorName, behindActor } from "#lib/actor-name.ts";
import type { Times } from "#lib/format-times.ts";
import type { ListedEvent } from "#lib/store/views.ts";

/** A user's own key, which no session is of. Source: IAM user guide, "IAM identifiers", unique ID prefixes. */
export function isOwnKey(key: string): boolean {
  return key.startsWith("AKIA");
}

/** Who an event is by, and who stands behind that. */
export function byWhom(event: Pick<ListedEvent, "actor" | "behind" | "sourceIdentity">): string {
  return [actorName(event.actor).name, behindActor(event)].filter(Boolean).join(" ");
}

/** Where a key came from, in a line. */
export function openedWords(key: string, opener: ListedEvent | null, times: Times): string {
  if (opener) {
    const verb = isOwnKey(key) ? "a user’s own key, made" : "opened";
    return `${verb} by ${byWhom(opener)} with ${opener.name} on ${times.shortDate(opener.at)}, ${times.minute(opener.at)}`;
  }
  return isOwnKey(key)
    ? "a user’s own key; who made it is not in the events that are kept"
    : "the event that opened it is not kept";
}
