import { knownAmong } from "#lib/activity/known.ts";
import { activityActions } from "#lib/activity/lookup-events.ts";
import { kindsInEvents } from "#lib/activity/service-paths.ts";
import { syncActivity } from "#lib/activity/sync.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import type { AwsSession } from "#lib/aws/session.ts";
import { AppError, explain } from "#lib/errors.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { activityStore, endEverywhere } from "#lib/store/events.ts";
import { regionsAsked } from "#lib/store/events-coverage.ts";
import { knownResources } from "#lib/store/known-resources.ts";
import { installationSalt } from "#lib/store/settings.ts";
import type { AccountView } from "#lib/store/views.ts";
import { sessionOf } from "./sessions.ts";

interface Reading {
  session: AwsSession;
  regions: readonly string[];
  signal: AbortSignal;
  log: (message: string) => void;
}

/** Brings an account's CloudTrail events up to date, region by region at once. What it cannot read is kept with the region. */
export async function workActivity(
  store: Store,
  accountId: string,
  signal: AbortSignal,
  log: (message: string) => void,
): Promise<void> {
  const account = await getAccount(store.db, accountId);
  if (!account) return;
  const { session, regions } = await reachAccount(store, account, log);
  await readActivity(store, accountId, { session, regions, signal, log });
}

/** The same with a session at hand. */
export async function readActivity(
  store: Pick<Store, "db">,
  accountId: string,
  { session, regions, signal, log }: Reading,
): Promise<void> {
  const redactor = createRedactor({ salt: await installationSalt(store.db) });
  // What a scan has met since the last sync counts for the events that come now.
  const known = knownAmong(await knownResources(store.db, accountId, kindsInEvents));
  await Promise.all(
    regions.map(async (region) => {
      try {
        const { coverage } = await syncActivity({
          pool: session.pool,
          region,
          signal,
          known,
          store: activityStore(store.db, accountId),
          redact: (values) => redactor.clean(values, "event"),
        });
        for (const { failure } of coverage)
          if (failure) log(`CloudTrail in ${region}: ${failure.code} ${failure.message}`);
      } catch (error) {
        const [reason] = await redactor.clean([explain(error)]);
        if (!signal.aborted) log(`CloudTrail in ${region} could not be read: ${reason}`);
      }
    }),
  );
}

/** Without a session no region can be read: each then says so. @throws what kept AWS out of reach. */
async function reachAccount(store: Store, account: AccountView, log: (message: string) => void) {
  try {
    const session = await sessionOf(store.db, account.id);
    const own = await session.regions(account.regions, account.regions === "all" ? [] : account.regions);
    // A region that does not exist ends the scan that named it, with a sentence; it must not end the others' activity.
    const asked = await session.regions(await regionsAsked(store.db, account.id)).catch(() => []);
    return { session, regions: [...new Set([...own, ...asked])] };
  } catch (error) {
    const code = error instanceof AppError ? error.code : "Error";
    const failure = { class: "other", action: activityActions[0], code, message: explain(error) } as const;
    await endEverywhere(store.db, account.id, failure).catch(() => undefined);
    log(`CloudTrail of ${account.id} could not be read: ${explain(error)}`);
    throw error;
  }
}
