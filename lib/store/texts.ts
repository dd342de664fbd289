import { likeText } from "./conditions.ts";
import { type SQL, sql } from "./drizzle.ts";
import { fewOf } from "./few.ts";
import { type Db, inTransaction, query } from "./query.ts";

/*
 * Names and ARNs in lower case, for searches, under an index of trigrams. That index costs more to write than all else that is kept of a
 * resource, so it is written after a scan is published, and searches do without it until then.
 */

/** Parts a name from the ARN after it: nobody looks for U+001F. */
const between = "\u001f";

/** The most rows of one transaction. */
const batchSize = 100;

/** Brings the texts of an account up to the scan on show. Interrupted or repeated, it comes to the same. */
export async function noteTexts(db: Db, account: string, signal?: AbortSignal): Promise<void> {
  let [spot] = await query<{ from: number; to: number }>(
    db,
    sql`select texts_seq as "from", current_seq as "to" from accounts where id = ${account} and not removing`,
  );
  while (spot && spot.from < spot.to && !signal?.aborted) {
    const seq = spot.from + 1;
    let after: string | undefined = "";
    while (after !== undefined && !signal?.aborted) {
      after = await noteSome(db, account, seq, after);
    }
    if (signal?.aborted) return;
    await query(db, sql`update accounts set texts_seq = ${seq} where id = ${account} and texts_seq < ${seq}`);
    spot = { ...spot, from: seq };
  }
}

/** Notes some of what a scan found, in the order of ARNs; answers the last of them, undefined at the end. */
function noteSome(db: Db, account: string, seq: number, after: string): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    const held = await query(tx, sql`select 1 from accounts where id = ${account} and not removing for key share`);
    if (held.length === 0) return undefined;
    const rows = await query<{ arn: string }>(
      tx,
      sql`with found as (
            select arn, name from graded_resources where account = ${account} and from_seq = ${seq} and arn > ${after}
            order by arn limit ${batchSize}
          ), noted as (
            insert into resource_texts as known (account, arn, text)
            select ${account}, arn, lower(name || ${between} || arn) from found order by arn
            on conflict (account, arn) do update set text = excluded.text where known.text <> excluded.text
          )
          select arn from found order by arn`,
    );
    return rows.length < batchSize ? undefined : rows.at(-1)?.arn;
  });
}

/** The condition that a resource's name or ARN holds the text, for a table that has both. */
export async function nameMatches(db: Db, account: string, text: string): Promise<SQL> {
  const pattern = likeText(text);
  const [state] = await query<{ isNoted: boolean }>(
    db,
    sql`select texts_seq >= current_seq as "isNoted" from accounts where id = ${account}`,
  );
  if (!state?.isNoted) return sql`(name ilike ${pattern} or arn ilike ${pattern})`;
  const found = sql`select arn as id from resource_texts where account = ${account} and text like lower(${pattern})`;
  return (await fewOf(db, sql`arn`, found)) ?? sql`arn in (${found})`;
}
