import { readActivity } from "#lib/jobs/activity-job.ts";
import type { Store } from "#lib/store/client.ts";
import { fastSession } from "./scan-simulated.ts";

/** Brings the events of a simulated account into the store, as the worker does. */
export async function workActivityFor(
  store: Store,
  account: string,
  endpoint: string,
  regions: string[],
): Promise<void> {
  const failed: string[] = [];
  await readActivity(store, account, {
    session: fastSession(endpoint),
    regions,
    signal: new AbortController().signal,
    log: (message) => failed.push(message),
  });
  if (failed.length > 0) throw new Error(failed.join("\n"));
}
