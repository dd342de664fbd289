import { sourcesFor } from "#lib/activity/sources.ts";
import { folderOf, placeOf, type TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { readLogs } from "#lib/activity/trail-logs/read-logs.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { atMost } from "#lib/at-most.ts";
import { readConfig } from "#lib/config.ts";
import { explain } from "#lib/errors.ts";
import type { Store } from "#lib/store/client.ts";
import { installationSalt } from "#lib/store/settings.ts";
import { trailLogStore } from "#lib/store/trail-logs.ts";
import { knownTo, type Reading } from "./activity-reading.ts";

/** Regions whose logs are read at once. */
const regionsAtOnce = 4;
/** Accounts whose logs this process reads: a scan that ends meanwhile asks for them once more. */
const underWay = new Set<string>();

/**
 * Reads what is new in the logs of an account's trail, as far back as events are kept. Of a long history some thousand files at a time,
 * after which `look` has patterns look through what came.
 */
export async function readTrailLogs(
  { db }: Pick<Store, "db">,
  account: string,
  { session, regions, signal, log, logs, look }: Reading & { logs: TrailLogs; look: () => Promise<void> },
): Promise<void> {
  if (underWay.has(account)) return;
  underWay.add(account);
  try {
    const redactor = createRedactor({ salt: await installationSalt(db) });
    const place = placeOf(logs, account);
    const reading = {
      ...{ pool: session.pool, account, logs: folderOf(logs, account), bucketRegion: logs.region, signal },
      store: trailLogStore(db, account, place),
      known: await knownTo(db, account),
      clean: redactor.clean,
      days: readConfig().retention.events,
    };
    let left = [...new Set(sourcesFor(regions).map(({ region }) => region))];
    while (left.length > 0 && !signal.aborted) {
      const more: string[] = [];
      let saved = 0;
      await atMost(regionsAtOnce, left, async (region) => {
        try {
          const result = await readLogs({ ...reading, region });
          saved += result.saved;
          if (result.isUnfinished) more.push(region);
          if (result.failure) log(`The logs in ${place}${region}: ${result.failure.code} ${result.failure.message}`);
        } catch (error) {
          const [reason] = await redactor.clean([explain(error)]);
          if (!signal.aborted) log(`The logs in ${place}${region} could not be read: ${reason}`);
        }
      });
      if (saved > 0) await look();
      left = more;
    }
  } finally {
    underWay.delete(account);
  }
}
