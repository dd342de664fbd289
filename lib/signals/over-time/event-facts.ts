import { networkOf } from "#lib/network-of.ts";
import type { EventRow } from "#lib/store/views.ts";

/** What several patterns ask of one event. */

/** The role whose session called, or the user; null for services. */
export function principalOf({ sessionIssuer, actorArn }: Pick<EventRow, "sessionIssuer" | "actorArn">): string | null {
  return sessionIssuer ?? actorArn;
}

/** The network that a call came from. All that has no address in the internet is one; a service's own calls come from none. */
export function networkIn({ address, addressClass }: Pick<EventRow, "address" | "addressClass">): string | undefined {
  if (addressClass === "private") return "private";
  return addressClass === "public" ? networkOf(address, { ipv4: 24, ipv6: 48 }) : undefined;
}

export function wasRefused({ errorCode }: Pick<EventRow, "errorCode">): boolean {
  return errorCode !== null && /denied|unauthorized/i.test(errorCode);
}

/** A text of the request, by the path to it. */
export function asked(
  { request }: { request: Readonly<Record<string, unknown>> },
  ...path: string[]
): string | undefined {
  let value: unknown = request;
  for (const name of path)
    value = typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Object(value)[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** "within 11 minutes", of two ISO times. */
export function within(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 2) return "within a second";
  if (seconds < 120) return `within ${seconds} seconds`;
  if (seconds < 7200) return `within ${Math.round(seconds / 60)} minutes`;
  return `within ${Math.round(seconds / 3600)} hours`;
}

/** Names in a sentence, the first few of them. */
export function someOf(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
