import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, textList } from "./query.ts";

/** Events of a region between these times (ISO) came from files. Nothing says that they are all there were. */
export interface ImportedSpan {
  region: string;
  oldest: string;
  newest: string;
}

/** A trail writes a file every few minutes: those of days that follow each other are one span. */
const apartMs = 24 * 60 * 60_000;

/** The spans of an account's events that came from files, by region and time. */
export function importedSpans(db: Db, account: string): Promise<ImportedSpan[]> {
  return query<ImportedSpan>(
    db,
    sql`select region, oldest, newest from event_imports where account = ${account} order by region collate "C", oldest collate "C"`,
  );
}

/** Notes a span as one with those that it touches. */
export async function noteImported(db: Db, account: string, span: ImportedSpan): Promise<void> {
  await inTransaction(db, async (tx) => {
    // Spans that are noted at once do not see each other: one after the other. An account that is being removed has none.
    const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for no key update`);
    if (held.length === 0) return;
    const touched = (await importedSpans(tx, account)).filter((one) => isNear(one, span));
    const { region } = span;
    const [oldest] = [span.oldest, ...touched.map((one) => one.oldest)].sort();
    const newest = [span.newest, ...touched.map((one) => one.newest)].sort().at(-1);
    await query(
      tx,
      sql`delete from event_imports where account = ${account} and region = ${region}
            and oldest = any(${textList(touched.map((one) => one.oldest))})`,
    );
    await query(
      tx,
      sql`insert into event_imports (account, region, oldest, newest) values (${account}, ${region}, ${oldest}, ${newest})`,
    );
  });
}

function isNear(one: ImportedSpan, other: ImportedSpan): boolean {
  return (
    one.region === other.region &&
    Date.parse(one.oldest) - Date.parse(other.newest) <= apartMs &&
    Date.parse(other.oldest) - Date.parse(one.newest) <= apartMs
  );
}
