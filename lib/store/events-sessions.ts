import { type SQL, sql } from "./drizzle.ts";
import { eventColumns } from "./event-columns.ts";
import { type Db, query, storableText, textList } from "./query.ts";
import { type KeyOrigin, type ListedEvent, mostCounted, type OpenedSession } from "./views.ts";

/*
 * A key is a session: one call gave it out, others were signed with it, and some of these gave out further keys. Keys are of all of
 * AWS, so all accounts are asked: a role's session in one account may have been opened from another that is here.
 */

/** Sessions upwards of a session, and downwards. Chains of roles are short; files may hold anything. */
const deepest = 12;
const mostOpened = 100;

/** So that a key is looked for by the index of each account. */
const accounts = sql`(select id from accounts where not removing)`;

/** The call that gave out the key: of several records of it, the one that says with which key it was signed. */
function openerOf(key: SQL): SQL {
  return sql`select o.* from ${accounts} a cross join lateral (
      select i.* from events i where i.account = a.id and i.issued_key_id = ${key} and i.error_code is null
        order by i.access_key_id is null, i.at, i.id limit 1
    ) o order by o.access_key_id is null, o.at, o.id limit 1`;
}

/** The calls that gave out these keys, by key; keys that nothing here gave out have no entry. */
export async function openersOf(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, ListedEvent>> {
  if (keys.length === 0) return new Map();
  const rows = await query<ListedEvent & { key: string }>(
    db,
    sql`select wanted.key, e.account, ${eventColumns} from unnest(${textList([...new Set(keys)])}) as wanted(key)
        cross join lateral (${openerOf(sql`wanted.key`)}) e`,
  );
  return new Map(rows.map(({ key, ...event }) => [key, event]));
}

/**
 * The key, the one that it was opened with, and so on, in one query. It ends with a key whose opener is not here, or was signed
 * with no key; with `isCircle` when it came back to where it was, and with `isDeep` where nobody looked further.
 */
export async function chainOf(
  db: Db,
  key: string,
): Promise<{ chain: KeyOrigin[]; isCircle: boolean; isDeep: boolean }> {
  const rows = await query<ListedEvent & { depth: number; key: string; id: string | null }>(
    db,
    sql`with recursive chain(depth, key, opener_account, opener, next, path) as (
          select 0, k.key, o.account, o.id, o.access_key_id, array[k.key]
          from (select ${storableText(key)}::text as key) k left join lateral (${openerOf(sql`k.key`)}) o on true
          union all
          select c.depth + 1, c.next, o.account, o.id, o.access_key_id, c.path || c.next
          from chain c left join lateral (${openerOf(sql`c.next`)}) o on true
          where c.next is not null and not c.next = any(c.path) and c.depth < ${deepest}
        )
        select c.depth, c.key, e.account, ${eventColumns} from chain c
        left join events e on e.account = c.opener_account and e.id = c.opener order by c.depth`,
  );
  const chain = rows.map(({ depth: _, key: own, ...event }) => ({
    key: own,
    opener: event.id === null ? null : event,
  }));
  const next = chain.at(-1)?.opener?.accessKeyId ?? null;
  const isCircle = next !== null && chain.some((one) => one.key === next);
  return { chain, isCircle, isDeep: next !== null && !isCircle };
}

/** Sessions that were opened with the key, and with the keys of those, nearest and newest first. */
export async function openedWith(db: Db, key: string): Promise<{ opened: OpenedSession[]; isCut: boolean }> {
  // Of an index of its own: a key may have signed a million other calls.
  const given = (own: SQL) => sql`select g.* from ${accounts} a cross join lateral (
      select i.account, i.id, i.at, i.issued_key_id from events i
      where i.account = a.id and i.access_key_id = ${own} and i.issued_key_id is not null and i.error_code is null
      order by i.at desc, i.id desc limit ${mostOpened + 1}
    ) g`;
  const rows = await query<Omit<OpenedSession, "opener"> & ListedEvent>(
    db,
    sql`with recursive opened(depth, parent, key, account, event, at, path) as (
          select 1, k.key, g.issued_key_id, g.account, g.id, g.at, array[k.key, g.issued_key_id]
          from (select ${storableText(key)}::text as key) k cross join lateral (${given(sql`k.key`)}) g
          where g.issued_key_id <> k.key
          union all
          select o.depth + 1, o.key, g.issued_key_id, g.account, g.id, g.at, o.path || g.issued_key_id
          from opened o cross join lateral (${given(sql`o.key`)}) g
          where o.depth <= ${deepest} and not g.issued_key_id = any(o.path)
        ),
        nearest as (select * from (
          select distinct on (key) * from (select * from opened limit ${mostOpened * 20}) bounded order by key, depth, at
        ) once order by depth, at desc, key limit ${mostOpened + 1})
        select n.depth, n.parent as "with", n.key, e.account, ${eventColumns}, used.count, used.last, used.who
        from nearest n join events e on e.account = n.account and e.id = n.event
        cross join lateral (
          select count(*)::int as count, max(c.at) as last, min(c.actor) as who from ${accounts} a cross join lateral (
            select i.at, i.actor from events i where i.account = a.id and i.access_key_id = n.key
            order by i.at desc, i.id desc limit ${mostCounted}
          ) c
        ) used
        order by n.depth, n.at desc, n.key`,
  );
  // One level more was asked for, to say whether there is any.
  const near = rows.filter(({ depth }) => depth <= deepest).slice(0, mostOpened);
  const opened = near.map(({ depth, with: parent, key: own, count, last, who, ...opener }) => {
    return { depth, with: parent, key: own, opener, count, last, who };
  });
  return { opened, isCut: rows.length > near.length };
}

/** The newest call that was signed with the key, in any account. */
export async function newestSigned(db: Db, key: string): Promise<ListedEvent | undefined> {
  const [event] = await query<ListedEvent>(
    db,
    sql`select e.account, ${eventColumns} from ${accounts} a cross join lateral (
          select i.* from events i where i.account = a.id and i.access_key_id = ${storableText(key)}
          order by i.at desc, i.id desc limit 1
        ) e order by e.at desc, e.id desc limit 1`,
  );
  return event;
}

/** The accounts that have events of the key: a session may call into several. */
export async function accountsWith(db: Db, key: string): Promise<string[]> {
  const wanted = storableText(key);
  const rows = await query<{ id: string }>(
    db,
    sql`select a.id from ${accounts} a
        where exists (select 1 from events e where e.account = a.id and e.access_key_id = ${wanted})
          or exists (select 1 from events e where e.account = a.id and e.issued_key_id = ${wanted})
        order by a.id`,
  );
  return rows.map(({ id }) => id);
}

const minuteMs = 60_000;

/** Sign-ins that went through of an actor about the time when a session began: a console's session has a key that no event gave out. */
export async function signInsAt(db: Db, account: string, actor: string, began: string): Promise<ListedEvent[]> {
  const from = new Date(Date.parse(began) - minuteMs).toISOString();
  const to = new Date(Date.parse(began) + minuteMs).toISOString();
  return query<ListedEvent>(
    db,
    sql`select e.account, ${eventColumns} from events e
        where e.account = ${account} and e.actor = ${storableText(actor)} and e.at between ${from} and ${to}
          and e.source = 'signin.amazonaws.com' and e.error_code is null
        order by e.at desc, e.id desc limit 3`,
  );
}
