import { asSaid, type Known, knownAmong } from "#lib/activity/known.ts";
import { kindsInEvents } from "#lib/activity/service-paths.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import type { Store } from "#lib/store/client.ts";
import { knownResources } from "#lib/store/known-resources.ts";

/** What every reading of an account's events has at hand, whatever they are read from. */
export interface Reading {
  session: AwsSession;
  regions: readonly string[];
  signal: AbortSignal;
  log: (message: string) => void;
}

/** What a scan has met resolves names; what none has met yet is what the event says that it is: the scan that meets it may come later. */
export async function knownTo(db: Store["db"], accountId: string): Promise<Known> {
  const met = knownAmong(await knownResources(db, accountId, kindsInEvents));
  return (one) => met(one) ?? asSaid(one);
}
