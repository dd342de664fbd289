import { sql } from "./drizzle.ts";
import { importedSpans } from "./events-imports.ts";
import { type Db, query } from "./query.ts";
import { anyRegion, type SyncPoint } from "./views.ts";

/** The regions that the account's latest scan was asked for: its activity is read there too. */
export async function regionsAsked(db: Db, account: string): Promise<string[] | "all"> {
  const [latest] = await query<{ regions: string[] | "all" | null }>(
    db,
    sql`select options->'regions' as regions from scans where account = ${account} order by requested_at desc limit 1`,
  );
  return latest?.regions ?? [];
}

/** The regions that somebody asked for when the scan was begun; undefined when there is no such scan. */
export async function regionsWanted(db: Db, scan: string): Promise<string[] | "all" | undefined> {
  const [found] = await query<{ regions: string[] | "all" | null }>(
    db,
    sql`select options->'regions' as regions from scans where id = ${scan}`,
  );
  return found?.regions ?? undefined;
}

/** Whether any event of an account is kept that happened since. @param from ISO 8601 */
export async function isAnyKept(db: Db, account: string, from: string): Promise<boolean> {
  const rows = await query(db, sql`select 1 from events where account = ${account} and at >= ${from} limit 1`);
  return rows.length > 0;
}

/** When the oldest event of an account happened that is kept; undefined when none is. */
export async function oldestKept(db: Db, account: string): Promise<string | undefined> {
  const [oldest] = await query<{ at: string }>(
    db,
    sql`select at from events where account = ${account} order by at limit 1`,
  );
  return oldest?.at;
}

/** How far the event history of an account was read. Before readTo was kept, the newest event stood for it. */
export async function syncPoints(db: Db, account: string): Promise<SyncPoint[]> {
  const rows = await query<Omit<SyncPoint, "reached"> & { newest: string | null; oldest: string | null }>(
    db,
    sql`select region, source, coalesce(read_to, newest) as "readTo", reached_newest as newest, reached_oldest as oldest,
          touched_at as "touchedAt", coverage
        from sync_points where account = ${account} order by region, source`,
  );
  return rows.map(({ newest, oldest, ...point }) => ({
    ...point,
    reached: newest !== null && oldest !== null ? { newest, oldest } : null,
  }));
}

/** So long after its last word a sync is taken to be cut off. */
const silentMs = 2 * 60_000;

/** Whether a sync of the account's events is under way. */
export async function isBeingRead(db: Db, account: string): Promise<boolean> {
  const since = new Date(Date.now() - silentMs).toISOString();
  const rows = await query(
    db,
    sql`select 1 from sync_points where account = ${account} and coverage is null and touched_at > ${since} limit 1`,
  );
  return rows.length > 0;
}

/** When the oldest event of a region happened that is kept; undefined when there is none. */
export function oldestEvent(db: Db, account: string, region: string): Promise<string | undefined> {
  return oldestSince(db, account, region, "");
}

/** Since when each region's history is followed, of those that were read to the end: nothing that happened since can be out of its reach. */
async function followedSince(db: Db, account: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ region: string; since: string }>(
    db,
    sql`select value as region, first_at as since from habits where account = ${account} and principal = '' and aspect = 'followed'`,
  );
  return new Map(rows.map(({ region, since }) => [region, since]));
}

/** Since when whatever of CloudTrail is read in a region is followed: SageMaker's, and elsewhere that of what has no region. */
export async function historySince(db: Db, account: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ region: string; since: string }>(
    db,
    sql`select value as region, first_at as since from habits
        where account = ${account} and principal = '' and aspect in ('followed', 'followed-besides') order by aspect desc`,
  );
  return new Map(rows.map(({ region, since }) => [region, since]));
}

/** When the oldest event happened that the history gave; logs of a trail may reach further back, and have holes of their own. */
async function oldestFollowed(db: Db, account: string, region: string): Promise<string | undefined> {
  const [logs] = await query(
    db,
    sql`select 1 from trail_logs where account = ${account} and region = ${region} limit 1`,
  );
  if (!logs) return oldestEvent(db, account, region);
  const since = (await followedSince(db, account)).get(region);
  return since === undefined ? undefined : oldestSince(db, account, region, since);
}

/**
 * The same of what CloudTrail's history gave, which is without holes. Files of years ago say nothing of the time between: an event
 * where files reach may have come from them, so it does not count.
 */
export async function oldestRead(db: Db, account: string, region: string): Promise<string | undefined> {
  let at = await oldestFollowed(db, account, region);
  const spans = (await importedSpans(db, account)).filter((span) => [region, anyRegion].includes(span.region));
  for (const span of spans.sort((a, b) => (a.oldest < b.oldest ? -1 : 1))) {
    if (at === undefined || at < span.oldest || at > span.newest) continue;
    at = await oldestSince(db, account, region, span.newest);
  }
  return at;
}

/** Since when all that CloudTrail's history gave of these regions is kept: from the one that begins last. */
export async function beginOf(db: Db, account: string, regions: readonly string[]): Promise<string | undefined> {
  const oldest = await Promise.all(regions.map((region) => oldestRead(db, account, region)));
  return oldest
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}

/** The same of all regions of an account that were read. */
export async function historyBegin(db: Db, account: string): Promise<string | undefined> {
  const read = await query<{ region: string }>(
    db,
    sql`select distinct region from sync_points where account = ${account} and coalesce(read_to, newest) is not null`,
  );
  return beginOf(
    db,
    account,
    read.map(({ region }) => region),
  );
}

async function oldestSince(db: Db, account: string, region: string, after: string): Promise<string | undefined> {
  const [oldest] = await query<{ at: string }>(
    db,
    sql`select at from events where account = ${account} and region = ${region} and at > ${after} order by at limit 1`,
  );
  return oldest?.at;
}
