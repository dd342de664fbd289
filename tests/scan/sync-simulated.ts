import { syncActivity } from "#lib/activity/sync.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { Store } from "#lib/store/client.ts";
import { activityStore } from "#lib/store/events.ts";
import { fastSession } from "./scan-simulated.ts";

/** Brings the events of a simulated account into the store, as the worker does. */
export async function workActivityFor(
  store: Store,
  account: string,
  endpoint: string,
  regions: string[],
): Promise<void> {
  const redactor = createRedactor({ salt: "test" });
  for (const region of regions) {
    await syncActivity({
      pool: fastSession(endpoint).pool,
      region,
      store: activityStore(store.db, account),
      redact: (values) => redactor.clean(values, "event"),
      signal: new AbortController().signal,
    });
  }
}
