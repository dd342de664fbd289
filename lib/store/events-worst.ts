import { severities } from "#lib/checks/define.ts";
import { signals } from "#lib/signals/index.ts";
import { sql } from "./drizzle.ts";
import { eventColumns } from "./event-columns.ts";
import { type Db, query, textList } from "./query.ts";
import type { SignalledEvent } from "./views.ts";

/** The events since a time (ISO) in which a signal sees something by itself: the worst first, then the latest. */
export async function worstSignalled(db: Db, account: string, since: string, limit: number): Promise<SignalledEvent[]> {
  const found = new Map<string, SignalledEvent>();
  for (const wanted of severities) {
    const ids = signals.filter(({ severity }) => severity === wanted).map(({ id }) => id);
    if (ids.length === 0 || found.size >= limit) continue;
    const rows = await query<SignalledEvent>(
      db,
      sql`select ${eventColumns}, e.signals from events e
          where e.account = ${account} and e.signals <> '{}' and e.signals && ${textList(ids)} and e.at >= ${since}
          order by e.at desc, e.id desc limit ${limit}`,
    );
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, limit);
}
