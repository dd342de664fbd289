import type { AttributedEvent } from "#lib/activity/attributed.ts";
import { activityActions } from "#lib/activity/lookup-events.ts";
import { type EventSource, isOfSageMaker, sourcesFor } from "#lib/activity/sources.ts";
import { type ActivitySync, syncActivity } from "#lib/activity/sync.ts";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { AppError, explain } from "#lib/errors.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import { getAccount } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { tallyDays } from "#lib/store/event-tallies.ts";
import { noteEventTexts } from "#lib/store/event-texts.ts";
import { activityStore, endEverywhere } from "#lib/store/events.ts";
import { regionsAsked } from "#lib/store/events-coverage.ts";
import { installationSalt } from "#lib/store/settings.ts";
import { judgeDays } from "#lib/store/sightings-judging.ts";
import type { AccountView } from "#lib/store/views.ts";
import { knownTo, type Reading } from "./activity-reading.ts";
import { trailLogsOf } from "./demo.ts";
import { sessionOf } from "./sessions.ts";
import { readTrailLogs } from "./trail-logs-job.ts";

interface ActivityWork {
  limits: PatternLimits;
  signal: AbortSignal;
  /** Where the logs of the account's trail may be read, if somebody allowed it. */
  trailLogs?: TrailLogs | undefined;
}

/**
 * Brings an account's CloudTrail events up to date, region by region at once, and has patterns look through what came. What it cannot
 * read is kept with the region.
 */
export async function workActivity(
  store: Store,
  accountId: string,
  { limits, signal, trailLogs }: ActivityWork,
  log: (message: string) => void,
): Promise<void> {
  const account = await getAccount(store.db, accountId);
  if (!account) return;
  const { session, regions } = await reachAccount(store, account, log);
  const reading = { session, regions, signal, log };
  const look = () => lookThrough(store, accountId, { limits, signal });
  await readActivity(store, accountId, reading);
  await look();
  const logs = trailLogsOf(account, trailLogs);
  if (logs) await readTrailLogs(store, accountId, { ...reading, logs, look });
}

/** What follows once events are stored: searches find them, days are counted, patterns look through them. */
export async function lookThrough(
  { db }: Pick<Store, "db">,
  accountId: string,
  { limits, signal }: { limits: PatternLimits; signal: AbortSignal },
): Promise<void> {
  await noteEventTexts(db, accountId, signal);
  await tallyDays(db, accountId, signal);
  await judgeDays(db, accountId, { limits, signal });
}

/** The same with a session at hand. */
export async function readActivity(
  store: Pick<Store, "db">,
  accountId: string,
  { session, regions, signal, log }: Reading,
): Promise<void> {
  const redactor = createRedactor({ salt: await installationSalt(store.db) });
  const reading = {
    pool: session.pool,
    signal,
    known: await knownTo(store.db, accountId),
    store: activityStore(store.db, accountId),
    redact: <T extends AttributedEvent | Coverage>(values: readonly T[]) => redactor.clean(values, "event"),
  };
  const read = async ({ region, sources }: Pick<ActivitySync, "region"> & { sources: readonly EventSource[] }) => {
    try {
      for (let isUnfinished = sources.length > 0; isUnfinished && !signal.aborted; ) {
        const synced = await syncActivity({ ...reading, region, sources });
        isUnfinished = synced.isUnfinished;
        for (const { failure } of synced.coverage)
          if (failure) log(`CloudTrail in ${region}: ${failure.code} ${failure.message}`);
      }
    } catch (error) {
      const [reason] = await redactor.clean([explain(error)]);
      if (!signal.aborted) log(`CloudTrail in ${region} could not be read: ${reason}`);
    }
  };
  // Who calls SageMaker, in whichever region, has to be known before it is told what of the other services is kept.
  const places = sourcesFor(regions);
  for (const isWanted of [isOfSageMaker, (one: EventSource) => !isOfSageMaker(one)]) {
    await Promise.all(places.map(({ region, sources }) => read({ region, sources: sources.filter(isWanted) })));
  }
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
