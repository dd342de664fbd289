import { setTimeout as sleep } from "node:timers/promises";
import { explain } from "#lib/errors.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import { removeReportsBefore } from "#lib/store/kept-reports.ts";
import type { Db } from "#lib/store/query.ts";
import { type Retention, retire } from "#lib/store/retention.ts";

const firstAfterMs = 60_000;
const everyMs = 6 * 3_600_000;

/** Drops what is older than is kept, account by account: a minute after the start, so as not to slow it down, and then a few times a day. */
export function startRetention(
  db: Db,
  retention: Retention,
  log: (message: string) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const done = (async () => {
    await sleep(firstAfterMs, undefined, { signal, ref: false });
    while (!signal.aborted) {
      await retireAll(db, retention, log, signal).catch((error: unknown) => {
        log(`What is older than is kept could not be dropped: ${explain(error)}`);
      });
      await sleep(everyMs, undefined, { signal, ref: false });
    }
  })().catch(() => undefined);
  return {
    stop() {
      stopping.abort();
      return done;
    },
  };
}

async function retireAll(
  db: Db,
  retention: Retention,
  log: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, label } of await listAccounts(db)) {
    const { history, events } = await retire(db, id, retention, { signal });
    if (history + events > 0)
      log(`${label}: dropped ${history} rows of history and ${events} events that were older than is kept.`);
  }
  if (retention.history === "all" || signal.aborted) return;
  const before = new Date(Date.now() - retention.history * 24 * 3_600_000).toISOString();
  const reports = await removeReportsBefore(db, before);
  if (reports > 0) log(`Dropped ${reports} reports that were older than is kept.`);
}
