import { type Severity, severities } from "#lib/checks/define.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, keyIn, query, storableText, textList } from "./query.ts";
import type { Page, SeenTogether } from "./views.ts";

type Row = Omit<SeenTogether, "title" | "mark" | "severity" | "rationale">;

const columns = sql`s.account, s.id, s.signal, s.subject, s.at, s.last_at as "lastAt", s.actor, s.sentence, s.decisive, s.events, s.count`;
const byId = new Map(patterns.map((pattern) => [pattern.id, pattern]));
/** A version without a pattern says nothing of what it saw. */
const isKnown = sql`s.signal = any(${textList([...byId.keys()])})`;

/** What patterns saw, the latest first; or the one of an id. */
export async function listSightings(
  db: Db,
  { accounts, id }: { accounts: readonly string[]; id?: string | undefined },
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<SeenTogether>> {
  const after = readCursor(cursor, ["string", "string"]);
  const isBeyond = after ? sql`and (s.last_at, s.id) < (${after[0]}, ${after[1]})` : sql``;
  const isWanted = id === undefined ? sql`` : sql`and s.id = ${storableText(id)}`;
  const rows = await sightingsWhere(
    db,
    sql`s.account = any(${textList(accounts)}) and ${isKnown} ${isWanted} ${isBeyond} order by s.last_at desc, s.id desc limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.lastAt, last.id]) : null };
}

/** What patterns saw since a time, and began to see before another (ISO), the worst first, then the latest. */
export function worstSightings(
  db: Db,
  account: string,
  limit: number,
  { since = "", until }: { since?: string; until?: string },
): Promise<SeenTogether[]> {
  const ranked = severities.flatMap((severity) => idsOf(severity));
  return sightingsWhere(
    db,
    sql`s.account = ${account} and ${isKnown} and s.last_at >= ${since} ${until === undefined ? sql`` : sql`and s.at < ${until}`}
        order by ${rankIn(ranked)}, s.last_at desc, s.id desc limit ${limit}`,
  );
}

/** What patterns saw that an event is evidence of: of its day, or the one after. */
export function sightingsOf(db: Db, account: string, event: { id: string; at: string }): Promise<SeenTogether[]> {
  return sightingsWhere(
    db,
    sql`s.account = ${account} and ${isKnown} and ${event.id}::text = any(s.events)
          and s.last_at >= ${event.at} and s.day <= ${new Date(Date.parse(event.at) + 86_400_000).toISOString().slice(0, 10)}
        order by s.at, s.signal`,
  );
}

/** Those of `sightings s` for which the rest of the statement holds, of patterns that there are. */
export async function sightingsWhere(db: Db, rest: SQL): Promise<SeenTogether[]> {
  const rows = await query<Row>(db, sql`select ${columns} from sightings s where ${rest}`);
  return rows.flatMap((row) => {
    const pattern = byId.get(row.signal);
    if (!pattern) return [];
    const { title, mark, severity, rationale } = pattern;
    return [{ ...row, title, mark, severity, rationale }];
  });
}

/** By the id of what patterns saw, what signals see in the events that are evidence of it: ids. */
export async function signalsWithin(
  db: Db,
  account: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await query<{ id: string; signals: string[] }>(
    db,
    sql`select s.id, array_agg(distinct seen) as signals
        from sightings s, unnest(s.events) told(event)
          join events e on e.account = ${account} and e.id = told.event and e.signals <> '{}', unnest(e.signals) seen
        where ${keyIn(sql`s.account, s.id`, account, ids)} and seen <> all(${textList([...byId.keys()])}) group by 1`,
  );
  return new Map(rows.map(({ id, signals }) => [id, signals]));
}

function idsOf(wanted: Severity): { id: string; rank: number }[] {
  return patterns
    .filter(({ severity }) => severity === wanted)
    .map(({ id }) => ({ id, rank: severities.indexOf(wanted) }));
}

function rankIn(ranked: readonly { id: string; rank: number }[]): SQL {
  const cases = ranked.map(({ id, rank }) => sql`when ${id} then ${rank}::int`);
  return sql`case s.signal ${sql.join(cases, sql` `)} end`;
}
