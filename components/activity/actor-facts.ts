import type { Who } from "./actor-link.ts";

/** Who an actor is, of whatever period: drawn by the server. */
export interface ActorFacts {
  account: string;
  who: Who;
  /** As CloudTrail calls what it is, of its latest event: `AssumedRole`; null where it has none. */
  type: string | null;
  /** What the inventory has of it. */
  resource: { arn: string; kind: string; name: string } | null;
  /** When it was first and last seen, of all that is kept; null when it never was. */
  seen: { first: string; last: string } | null;
  /** When the oldest event happened that is kept of the account. */
  historyFrom: string | null;
  /** From when on events are counted, unless the address says otherwise. */
  since: string;
}
