import { syncActivity } from "#lib/activity/sync.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { explain } from "#lib/errors.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { activityStore } from "#lib/store/events.ts";
import { installationSalt } from "#lib/store/settings.ts";
import { sessionFor } from "./sessions.ts";

/** Brings an account's CloudTrail events up to date, region by region at once; what AWS refuses is only logged. */
export async function workActivity(
  store: Store,
  accountId: string,
  signal: AbortSignal,
  log: (message: string) => void,
): Promise<void> {
  const account = await getAccount(store.db, accountId);
  if (!account) return;
  const session = await sessionFor(account.connection);
  const regions = await session.regions(account.regions);
  const redactor = createRedactor({ salt: await installationSalt(store.db) });
  await Promise.all(
    regions.map(async (region) => {
      try {
        const { coverage } = await syncActivity({
          pool: session.pool,
          region,
          signal,
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
