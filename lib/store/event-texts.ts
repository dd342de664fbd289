import { likeText } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { fewOf } from "./few.ts";
import { type Db, inTransaction, query, textList } from "./query.ts";

/*
 * What a search of events looks through, under an index of trigrams. That index costs more to write than all else that is kept of an
 * event, so it is written after a sync or an import. Whoever stores events leaves in the same transaction which ones are due; as long
 * as any of an account are, searches of it do without the index.
 */

const fields = [
  "name",
  "actor",
  "coalesce(source_identity, '')",
  "coalesce(behind, '')",
  "address",
  "user_agent",
  "coalesce(error_code, '')",
];

/** One text, each field on a line of its own. No column of what events are joined with has any of these names. */
const eventText = sql.raw(`(${fields.join(" || chr(10) || ")})`);

/** Leaves to be noted what the same transaction stores or changes of these events. */
export async function leaveTextsDue(tx: Db, account: string, events: readonly string[]): Promise<void> {
  if (events.length === 0) return;
  await query(tx, sql`insert into event_texts_due (account, events) values (${account}, ${textList(events)})`);
}

/** Writes the texts of an account that are due. Interrupted or repeated, also by several at once, it comes to the same. */
export async function noteEventTexts(db: Db, account: string, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await noteSome(db, account)));
}

/** Writes the texts of events that were stored together; answers whether there were any. */
function noteSome(db: Db, account: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // One at a time: an event that changes meanwhile is due again, and whoever comes after this one reads it as it is then. Those
    // that are read are not deleted before their texts are there to go with them.
    const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
    if (held.length === 0) return false;
    // Not by the account's row: who stores events waits for that in the end, and this waits for events.
    await query(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`event texts ${account}`}, 0))`);
    const gone = await query(
      tx,
      sql`with due as (
            delete from event_texts_due
            where number = (select number from event_texts_due where account = ${account} order by number limit 1)
            returning events
          ), meant as (
            select e.id, ${eventText} as text from events e
            where e.account = ${account} and e.id in (select unnest(events) from due) order by e.id for key share
          ), noted as (
            insert into event_texts as known (account, event, text)
            select ${account}, id, text from meant order by id
            on conflict (account, event) do update set text = excluded.text where known.text <> excluded.text
          )
          select 1 from due`,
    );
    return gone.length > 0;
  });
}

/** The condition that a search finds the event, for `events e`. */
export async function eventTextMatches(db: Db, account: string, text: string): Promise<SQL> {
  const pattern = likeText(text);
  const [due] = await query(db, sql`select 1 from event_texts_due where account = ${account} limit 1`);
  if (due) return sql`${eventText} ilike ${pattern}`;
  const found = sql`select event as id from event_texts where account = ${account} and text ilike ${pattern}`;
  return (await fewOf(db, sql`e.id`, found)) ?? sql`e.id in (${found})`;
}
