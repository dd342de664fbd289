import { severities } from "#lib/checks/define.ts";
import { signals } from "#lib/signals/index.ts";
import { type SQL, sql } from "./drizzle.ts";
import { eventColumns } from "./event-columns.ts";
import { type Db, query, textList } from "./query.ts";
import type { SeenTogether, SignalledEvent } from "./views.ts";

interface Wanted {
  /** ISO times: from the one, up to the other. */
  since?: string;
  until?: string;
  /** What several events say: those that are a part of it are left out. */
  told?: readonly SeenTogether[];
}

/** The latest events in which a signal sees something by itself, newest first. */
export function latestOfSignals(db: Db, account: string, limit: number, wanted: Wanted = {}) {
  return latestOf(
    db,
    account,
    signals.map(({ id }) => id),
    { ...wanted, limit },
  );
}

/** The same, the worst first, then the latest. */
export async function worstSignalled(
  db: Db,
  account: string,
  limit: number,
  wanted: Wanted = {},
): Promise<SignalledEvent[]> {
  const found = new Map<string, SignalledEvent>();
  for (const worst of severities) {
    const ids = signals.filter(({ severity }) => severity === worst).map(({ id }) => id);
    if (ids.length === 0 || found.size >= limit) continue;
    const rows = await latestOf(db, account, ids, { ...wanted, limit });
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, limit);
}

/** What is told of already is left out before the limit counts, so that a burst takes nobody's place. */
function latestOf(
  db: Db,
  account: string,
  ids: readonly string[],
  { since = "", until, told = [], limit }: Wanted & { limit: number },
): Promise<SignalledEvent[]> {
  const evidence = textList([...new Set(told.flatMap(({ events }) => events))]);
  return query<SignalledEvent>(
    db,
    sql`select ${eventColumns}, e.signals from events e
        where e.account = ${account} and e.signals <> '{}' and e.signals && ${textList(ids)} and e.at >= ${since}
          ${until === undefined ? sql`` : sql`and e.at < ${until}`} and e.id <> all(${evidence}) ${andNotTheRestOf(told)}
        order by e.at desc, e.id desc limit ${limit}`,
  );
}

/**
 * Of many events only the first hundred are named. The rest of them is what the same actor did meanwhile by the same call, with the
 * same outcome, and in which no signal sees more than in one that is named.
 */
function andNotTheRestOf(told: readonly SeenTogether[]): SQL {
  const larger = told.filter(({ events, count }) => count > events.length).map(({ id }) => id);
  if (larger.length === 0) return sql``;
  return sql`and not exists (
    select 1 from sightings s join events named on named.account = s.account and named.id = any(s.events)
    where s.account = e.account and s.id = any(${textList(larger)}) and s.actor = e.actor and e.at between s.at and s.last_at
      and named.name = e.name and named.source = e.source and named.error_code is not distinct from e.error_code
      and named.signals @> e.signals)`;
}
