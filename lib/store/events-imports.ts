import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson } from "./query.ts";

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

/** Notes spans, each as one with those that it touches. */
export async function noteImported(db: Db, account: string, spans: readonly ImportedSpan[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    // Whoever notes at once would not see these: one after the other. An account that is being removed has none.
    const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for no key update`);
    if (held.length === 0) return;
    const before = await importedSpans(tx, account);
    const after = spans.reduce(withSpan, before);
    const gone = storableJson(before.filter((span) => !after.includes(span)));
    const come = storableJson(after.filter((span) => !before.includes(span)));
    await query(
      tx,
      sql`delete from event_imports i using json_to_recordset(${gone}::json) as g(region text, oldest text)
          where i.account = ${account} and i.region = g.region and i.oldest = g.oldest`,
    );
    await query(
      tx,
      sql`insert into event_imports (account, region, oldest, newest)
          select ${account}, region, oldest, newest from json_to_recordset(${come}::json) as c(region text, oldest text, newest text)`,
    );
  });
}

function withSpan(spans: readonly ImportedSpan[], span: ImportedSpan): ImportedSpan[] {
  const touched = spans.filter((one) => isNear(one, span));
  const [oldest] = [span.oldest, ...touched.map((one) => one.oldest)].sort();
  const newest = [span.newest, ...touched.map((one) => one.newest)].sort().at(-1);
  const merged = { region: span.region, oldest: oldest ?? span.oldest, newest: newest ?? span.newest };
  return [...spans.filter((one) => !touched.includes(one)), merged];
}

function isNear(one: ImportedSpan, other: ImportedSpan): boolean {
  return (
    one.region === other.region &&
    Date.parse(one.oldest) - Date.parse(other.newest) <= apartMs &&
    Date.parse(other.oldest) - Date.parse(one.newest) <= apartMs
  );
}
