import { setTimeout as sleep } from "node:timers/promises";
import { atMost } from "#lib/at-most.ts";
import { AppError, explain } from "#lib/errors.ts";
import { queueWatch } from "#lib/scan/queue-watch.ts";
import type { PatternLimits } from "#lib/signals/over-time/fold.ts";
import { listAccounts } from "#lib/store/accounts.ts";
import type { Store } from "#lib/store/client.ts";
import { isBeingRead, regionsAsked } from "#lib/store/events-coverage.ts";
import type { Db } from "#lib/store/query.ts";
import { getScanRow } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { endTurn, takeTurn } from "#lib/store/watch-turns.ts";
import { lookThrough, readActivity } from "./activity-job.ts";
import { KeptSessions } from "./kept-sessions.ts";

export interface WatchSettings {
  /** From the beginning of one look at an account to the next; false looks at none. */
  minutes: number | false;
  limits: PatternLimits;
  log(message: string): void;
  /** A watch is queued: somebody may take it up. */
  look(): void;
}

/** Accounts that are looked at at once: each mostly waits for CloudTrail, which answers two calls a second. */
const atOnce = 4;
/** Between two looks at whose turn it is. */
const tickMs = 10_000;
/** How much earlier or later than the minutes say a turn may come, so that accounts that began together do not stay together. */
const jitter = 0.1;

/**
 * Looks at every account that has a finished scan, again and again: brings its activity up to date and queues a watch where something changed. Of
 * several processes one looks at an account; a turn that takes longer than its minutes is waited for.
 */
export function startWatching(store: Store, settings: WatchSettings): { stop(): Promise<void> } {
  const { minutes, log } = settings;
  if (minutes === false) return { stop: async () => undefined };
  const stopping = new AbortController();
  const { signal } = stopping;
  const look: Look = { ...settings, minutes, sessions: new KeptSessions(store.db), signal, busy: new Set() };
  const rounds = new Set<Promise<void>>();
  let said = "";
  const done = (async () => {
    while (!signal.aborted) {
      // Nobody waits for an account whose history is long.
      const round: Promise<void> = lookAround(store, look)
        .then(
          () => {
            said = "";
          },
          (error: unknown) => {
            // At each tick for as long as the database is away: once is enough.
            const why = `Accounts are not watched: ${explain(error)}`;
            if (why !== said) log(why);
            said = why;
          },
        )
        .finally(() => rounds.delete(round));
      rounds.add(round);
      await sleep(tickMs, undefined, { signal, ref: false });
    }
  })().catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await done;
      await Promise.all(rounds);
    },
  };
}

export interface Look extends Omit<WatchSettings, "minutes"> {
  minutes: number;
  sessions: KeptSessions;
  signal: AbortSignal;
  /** Ids of the accounts that are looked at here right now. */
  busy: Set<string>;
}

/** One look at each account whose turn it is, and which is not being looked at; none at what was imported from a bundle. */
export async function lookAround(store: Store, look: Look): Promise<void> {
  const { busy, signal } = look;
  const accounts = (await listAccounts(store.db)).filter(
    ({ id, currentScan, connection }) => currentScan !== null && connection.type !== "bundle" && !busy.has(id),
  );
  await atMost(atOnce - busy.size, accounts, async (account) => {
    if (signal.aborted || busy.size >= atOnce || (await isBeingRead(store.db, account.id))) return;
    const everyMs = look.minutes * 60_000 * (1 - jitter + 2 * jitter * Math.random());
    const holder = await takeTurn(store.db, account.id, everyMs);
    if (holder === undefined) return;
    busy.add(account.id);
    try {
      await lookAt(store, account, look);
    } catch (error) {
      if (!look.signal.aborted)
        look.sessions.say(account.id, `${account.label} is not watched: ${explain(error)}`, look.log);
    } finally {
      busy.delete(account.id);
      await endTurn(store.db, account.id, holder);
    }
  });
}

/** Reads what happened in an account since it was last read, and queues what is to be read again. */
async function lookAt(
  store: Store,
  account: AccountView,
  { sessions, signal, limits, look, log }: Look,
): Promise<void> {
  const { id } = account;
  const session = await sessions.of(id);
  const regions = await regionsOf(store.db, account);
  await readActivity(store, id, { session, regions, signal, log: (message) => sessions.say(id, message, log) });
  await lookThrough(store, id, { limits, signal });
  if (signal.aborted) return;
  try {
    if ((await queueWatch(store.db, id)) !== undefined) look();
  } catch (error) {
    // A scan is under way: what is due stays so, and the next look finds what that one left.
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  }
}

/** Those of the scan on show, and those that somebody asked for since: nobody asks AWS every few minutes which there are. */
async function regionsOf(db: Db, { id, currentScan }: AccountView): Promise<string[]> {
  const scan = await getScanRow(db, currentScan ?? "");
  const asked = await regionsAsked(db, id);
  return [...new Set([...(scan?.regions ?? []), ...(asked === "all" ? [] : asked)])];
}
