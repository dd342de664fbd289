import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { sql } from "./drizzle.ts";
import { type Db, query, textList } from "./query.ts";

/** ISO times: from the one, up to the other. */
export interface Span {
  since: string;
  until: string;
}

export interface SignalCounts {
  /** By the id of a signal the events in which it sees something, by that of a pattern how often it saw it. */
  bySignal: ReadonlyMap<string, number>;
  /** What has a row of its own: what patterns saw, and events that are no part of that. */
  things: number;
}

/** How much signals and patterns saw in a span of time: by the index of what they saw, and each event once. */
export async function countSignals(db: Db, account: string, span: Span): Promise<SignalCounts> {
  const seen = await query<{ signal: string; count: number }>(
    db,
    sql`select signal, count(*)::int as count from events e, unnest(e.signals) signal
        where ${signalledIn(account, span)} and signal = any(${single}) group by 1
        union all
        select s.signal, count(*)::int from sightings s
        where ${sightingsIn(account, span)} and s.signal = any(${together}) group by 1`,
  );
  const [apart] = await query<{ count: number }>(
    db,
    // The rest of what has more evidence than is named is told apart as the lists do it: events-worst.ts.
    sql`with large as materialized (
          select distinct s.actor, s.at, s.last_at, n.name, n.source, n.error_code, n.signals
          from sightings s join events n on n.account = s.account and n.id = any(s.events)
          where ${sightingsIn(account, span)} and s.signal = any(${together}) and s.count > cardinality(s.events))
        select count(*)::int as count from events e
        where ${signalledIn(account, span)} and e.signals && ${single} and not e.signals && ${together}
          and not exists (select 1 from large l where l.actor = e.actor and l.name = e.name and l.source = e.source
            and e.at between l.at and l.last_at and l.error_code is not distinct from e.error_code and l.signals @> e.signals)`,
  );
  const bySignal = new Map(seen.map(({ signal, count }) => [signal, count]));
  const sightings = patterns.reduce((sum, { id }) => sum + (bySignal.get(id) ?? 0), 0);
  return { bySignal, things: sightings + (apart?.count ?? 0) };
}

const single = textList(signals.map(({ id }) => id));
const together = textList(patterns.map(({ id }) => id));

function signalledIn(account: string, { since, until }: Span) {
  return sql`e.account = ${account} and e.signals <> '{}' and e.at >= ${since} and e.at < ${until}`;
}

function sightingsIn(account: string, { since, until }: Span) {
  return sql`s.account = ${account} and s.last_at >= ${since} and s.at < ${until}`;
}
