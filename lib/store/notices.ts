import { randomUUID } from "node:crypto";
import { type SQL, sql } from "./drizzle.ts";
import { databaseTime } from "./leases.ts";
import type { ChannelState, DueMessage, StoredNotice } from "./notice-views.ts";
import { type Db, digest, inTransaction, query, storableJson, storableText, textList } from "./query.ts";

/*
 * What was noticed, and the messages in which channels are told. A thing is noticed once: its kind and key are its account's own. Messages
 * are noted in the same transaction, so nothing is noticed and then forgotten; whoever takes one holds it by a time that others wait for.
 */

/** Nobody was told of it yet: of rows that name the account and the key. */
export function isUntold(kind: string, account: SQL, key: SQL): SQL {
  return sql`not exists (select 1 from notices told where told.account = ${account} and told.kind = ${kind} and told.key = ${key})`;
}

export interface NewNotice {
  id: string;
  account: string;
  kind: string;
  key: string;
  facts: unknown;
}

/** A message to a channel. `at`: ISO time of the digest that gathers it; null for one that goes at once. */
export interface NewMessage {
  channel: string;
  at: string | null;
  /** Ids of notices. */
  notices: readonly string[];
}

export function newNoticeId(): string {
  return randomUUID();
}

/** Notes what was found, and the messages that tell of it. What another process noted meanwhile is in none of them. */
export function noteNotices(db: Db, notices: readonly NewNotice[], messages: readonly NewMessage[]): Promise<void> {
  return inTransaction(db, async (tx) => {
    const noted = await query<{ id: string }>(
      tx,
      sql`with held as (select id from accounts where id = any(${textList(notices.map(({ account }) => account))}) and not removing for key share)
          insert into notices (id, account, kind, key, made_at, facts)
          select id, account, kind, key, ${new Date().toISOString()}, facts
          from jsonb_to_recordset(${storableJson(notices)}::jsonb) as noted(id text, account text, kind text, key text, facts jsonb)
          where account in (select id from held) on conflict do nothing returning id`,
    );
    const known = new Set(noted.map(({ id }) => id));
    for (const { channel, at, notices: wanted } of messages) {
      const told = wanted.filter((id) => known.has(id));
      if (told.length === 0) continue;
      const message = at === null ? await newMessage(tx, channel) : await digestOf(tx, channel, at);
      await query(
        tx,
        sql`insert into notice_contents (message, notice, account)
            select ${message}, id, account from notices where id = any(${textList(told)})`,
      );
    }
  });
}

async function newMessage(tx: Db, channel: string, at: SQL = databaseTime()): Promise<string> {
  const id = randomUUID();
  await query(
    tx,
    sql`insert into notice_messages (id, channel, state, due_at, at) values (${id}, ${channel}, 'waiting', ${at}, ${at})`,
  );
  return id;
}

/** The digest of a channel at a time. Its row is held until what is told stands in it; one that is being sent gets nothing more. */
async function digestOf(tx: Db, channel: string, at: string): Promise<string> {
  const id = digest({ channel, at });
  const [held] = await query(
    tx,
    sql`insert into notice_messages as known (id, channel, state, due_at, at) values (${id}, ${channel}, 'waiting', ${at}, ${at})
        on conflict (id) do update set channel = excluded.channel where known.attempts = 0 returning 1`,
  );
  return held ? id : newMessage(tx, channel, sql`${at}`);
}

/** Takes a message whose time has come. One that is not heard of for so long is tried again. */
export async function takeMessage(db: Db, patienceMs: number): Promise<DueMessage | undefined> {
  const [row] = await query<DueMessage>(
    db,
    sql`update notice_messages set attempts = attempts + 1, tried_at = ${databaseTime()}, at = ${databaseTime(-patienceMs)}
        where id = (select id from notice_messages where state = 'waiting' and at <= ${databaseTime()}
          order by at, id limit 1 for update skip locked)
        returning id, channel, attempts, due_at as "dueAt"`,
  );
  return row;
}

/** What a message tells, in the order in which it happened; nothing of accounts that are gone. */
export function noticesIn(db: Db, message: string): Promise<StoredNotice[]> {
  return query(
    db,
    sql`select n.id, n.kind, json_build_object('id', a.id, 'label', a.label) as account, n.made_at as at, n.facts
        from notice_contents c join notices n on n.id = c.notice join accounts a on a.id = n.account and not a.removing
        where c.message = ${message} order by n.made_at, n.account, n.kind, n.key`,
  );
}

/** How sending a message went: `again` in so many milliseconds, or for good. */
export async function messageEnded(
  db: Db,
  { id, attempts }: Pick<DueMessage, "id" | "attempts">,
  outcome: { state: "sent" | "failed"; why: string | null } | { againMs: number; why: string },
): Promise<void> {
  const [state, at] =
    "state" in outcome ? [outcome.state, databaseTime()] : (["waiting", databaseTime(-outcome.againMs)] as const);
  await query(
    db,
    sql`update notice_messages set state = ${state}, at = ${at}, why = ${outcome.why === null ? null : storableText(outcome.why)}
        where id = ${id} and attempts = ${attempts} and state = 'waiting'`,
  );
}

/** How each channel of which there are messages is doing. */
export function channelStates(db: Db): Promise<ChannelState[]> {
  return query(
    db,
    sql`select channel, (count(*) filter (where state = 'waiting'))::int as waiting,
          max(tried_at) filter (where state = 'sent') as "lastSentAt",
          (array_agg(json_build_object('at', tried_at, 'why', why, 'final', state <> 'waiting') order by tried_at desc)
            filter (where why is not null and tried_at is not null))[1] as "lastFailure"
        from notice_messages group by channel order by channel`,
  );
}

/** Forgets messages that ended before a time (ISO), and what was noticed before it and waits in none. */
export async function forgetNotices(db: Db, before: string): Promise<void> {
  await query(
    db,
    sql`with gone as (delete from notice_messages where state <> 'waiting' and at < ${before} returning id)
        delete from notice_contents using gone where message = gone.id`,
  );
  await query(
    db,
    sql`delete from notices where made_at < ${before} and not exists (select 1 from notice_contents where notice = notices.id)`,
  );
}

/** Forgets a message that has nothing to tell any more: what it told of was removed. */
export async function dropMessage(db: Db, { id }: Pick<DueMessage, "id">): Promise<void> {
  await query(
    db,
    sql`with gone as (delete from notice_messages where id = ${id} returning id)
        delete from notice_contents using gone where message = gone.id`,
  );
}
