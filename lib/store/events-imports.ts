import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query } from "./query.ts";

/** Events of a region between these times (ISO) came from files. Nothing says that they are all there were. */
export interface ImportedSpan {
  region: string;
  oldest: string;
  newest: string;
}

/** A trail writes a file every few minutes: those of days that follow each other are one span. */
const apartMs = 24 * 60 * 60_000;

const keyOf = (account: string) => `imported-events:${account}`;

/** The spans of an account's events that came from files, by region and time. */
export async function importedSpans(db: Db, account: string): Promise<ImportedSpan[]> {
  const [row] = await query<{ value: string }>(db, sql`select value from settings where key = ${keyOf(account)}`);
  return row ? (JSON.parse(row.value) as ImportedSpan[]) : [];
}

/** Notes a span beside those that were noted. */
export async function noteImported(db: Db, account: string, span: ImportedSpan): Promise<void> {
  await inTransaction(db, async (tx) => {
    await query(
      tx,
      sql`insert into settings (key, value) values (${keyOf(account)}, '[]') on conflict (key) do nothing`,
    );
    await query(tx, sql`select 1 from settings where key = ${keyOf(account)} for update`);
    const spans = withSpan(await importedSpans(tx, account), span);
    await query(tx, sql`update settings set value = ${JSON.stringify(spans)} where key = ${keyOf(account)}`);
  });
}

/** Forgets all of them, or those of a region. */
export async function forgetImported(db: Db, account: string, region?: string): Promise<void> {
  const left = region === undefined ? [] : (await importedSpans(db, account)).filter((one) => one.region !== region);
  await query(
    db,
    left.length === 0
      ? sql`delete from settings where key = ${keyOf(account)}`
      : sql`update settings set value = ${JSON.stringify(left)} where key = ${keyOf(account)}`,
  );
}

function withSpan(spans: readonly ImportedSpan[], span: ImportedSpan): ImportedSpan[] {
  const near = (one: ImportedSpan) =>
    one.region === span.region &&
    Date.parse(one.oldest) - Date.parse(span.newest) <= apartMs &&
    Date.parse(span.oldest) - Date.parse(one.newest) <= apartMs;
  const merged = spans.filter(near).reduce(
    (all, one) => ({
      region: span.region,
      oldest: [one.oldest, all.oldest].sort()[0] ?? span.oldest,
      newest: [one.newest, all.newest].sort()[1] ?? span.newest,
    }),
    span,
  );
  return [...spans.filter((one) => !near(one)), merged].sort(
    (one, other) => compare(one.region, other.region) || compare(one.oldest, other.oldest),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
