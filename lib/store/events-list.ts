import type { activityList, EventFilter, mfaStates, tlsStates } from "#lib/filters/activity.ts";
import { anyOf, type Conditions, oneOf, partsOfAll } from "./conditions.ts";
import { type PageRequest, readCursor, writeCursor } from "./cursor.ts";
import { type SQL, sql } from "./drizzle.ts";
import { eventColumns } from "./event-columns.ts";
import { eventTextMatches } from "./event-texts.ts";
import { type Db, keyIn, query, storableText } from "./query.ts";
import { sightingsOf } from "./sightings.ts";
import type { EventDetail, EventInFull, ListedEvent, Page } from "./views.ts";

/** Newest first. Each account's are walked in the order of an index; the walks are merged. */
export async function listEvents(
  db: Db,
  filter: EventFilter,
  { cursor, limit = 100 }: PageRequest = {},
): Promise<Page<ListedEvent>> {
  const after = readCursor(cursor, ["string", "string", "string"]);
  const rows = await query<ListedEvent>(
    db,
    await walkEvents(db, filter, { columns: eventColumns, limit: limit + 1, after }),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.at, last.id, last.account]) : null };
}

interface Walk {
  /** Of `events e`, `at` and `id` among them; the account comes before them. */
  columns: SQL;
  limit: number;
  /** Where the walk goes on: time, id and account. */
  after?: readonly (string | number)[] | undefined;
  from?: "newest" | "oldest";
}

/** What matches in the order of time and so many at the most, as a statement. It reads no more than that of an index. */
export async function walkEvents(
  db: Db,
  filter: EventFilter,
  { columns, limit, after, from = "newest" }: Walk,
): Promise<SQL> {
  // By the columns of the table that has the index.
  const [at, id] = filter.resource ? [sql`l.at`, sql`l.event`] : [sql`e.at`, sql`e.id`];
  const way = from === "newest" ? sql`desc` : sql`asc`;
  const walks = (await partsOfAll(db, conditions, filter)).map(({ account, where }) => {
    const isBeyond = after && (account < String(after[2]) ? sql`<=` : sql`<`);
    return sql`(select e.account, ${columns} from ${source(account, filter)} where e.account = ${account} and ${where}
        ${after ? sql`and (${at}, ${id}) ${isBeyond} (${after[0]}, ${after[1]})` : sql``}
      order by ${at} ${way}, ${id} ${way} limit ${limit})`;
  });
  const [only = sql``] = walks;
  return walks.length === 1
    ? only
    : sql`select * from (${sql.join(walks, sql` union all `)}) walked
        order by at ${way}, id ${way}, account collate "C" ${way} limit ${limit}`;
}

/** What matches in all accounts of the filter, as a table `e` to select from. */
export async function matchingEvents(db: Db, filter: EventFilter, which = sql`true`): Promise<SQL> {
  const each = (await partsOfAll(db, conditions, filter)).map(
    ({ account, where }) =>
      sql`select e.at, e.actor, e.read_only, e.error_code from ${source(account, filter)} where e.account = ${account} and ${where} and ${which}`,
  );
  return sql`(${sql.join(each, sql` union all `)}) e`;
}

/** The same of counted days: whatever filters are asked that are none of time has the column's name there. */
export async function matchingTallies(
  db: Db,
  { from: _from, to: _to, ...filter }: EventFilter,
  which: SQL,
): Promise<SQL> {
  const each = (await partsOfAll(db, conditions, filter)).map(
    ({ account, where }) =>
      sql`select e.day, e.read_only, e.error_code, e.count from event_tallies e where e.account = ${account} and ${where} and ${which}`,
  );
  return sql`(${sql.join(each, sql` union all `)}) e`;
}

export async function getEvent(db: Db, account: string, id: string): Promise<EventInFull | undefined> {
  const [event] = await query<Omit<EventInFull, "resources" | "seenTogether">>(
    db,
    sql`select e.account, ${eventColumns}, r.record from events e join event_records r on r.account = e.account and r.event = e.id
        where e.account = ${account} and e.id = ${id}`,
  );
  if (!event) return undefined;
  const resources = await query<{ arn: string; kind: string }>(
    db,
    sql`select arn, kind from event_resources where account = ${account} and event = ${id} order by arn`,
  );
  return { ...event, resources, seenTogether: await sightingsOf(db, account, event) };
}

/** The whole records of these events of an account, by id. They are up to 256 KB each: ask for few at once. */
export async function recordsOf(
  db: Db,
  account: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventDetail["record"]>> {
  const rows = await query<Pick<EventDetail, "id" | "record">>(
    db,
    sql`select event as id, record from event_records where ${keyIn(sql`account, event`, account, ids)}`,
  );
  return new Map(rows.map(({ id, record }) => [id, record]));
}

/** What these events of an account are about, by id; those that are about nothing have no entry. */
export async function aboutEach(
  db: Db,
  account: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventDetail["resources"]>> {
  const rows = await query<{ event: string; arn: string; kind: string }>(
    db,
    sql`select event, arn, kind from event_resources
        where ${keyIn(sql`account, event`, account, ids)} order by event, arn`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ event }) => event)].map(([event, own]) => [
      event,
      own.map(({ arn, kind }) => ({ arn, kind })),
    ]),
  );
}

/** Where these events of an account happened and what was called, by id. */
export async function placesOf(
  db: Db,
  account: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<ListedEvent, "region" | "source" | "name">>> {
  const rows = await query<Pick<ListedEvent, "id" | "region" | "source" | "name">>(
    db,
    sql`select id, region, source, name from events where ${keyIn(sql`account, id`, account, ids)}`,
  );
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** The table, or of one resource its events. */
function source(account: string, { resource }: EventFilter): SQL {
  if (!resource) return sql`events e`;
  const key = storableText(resource).toLowerCase();
  return sql`(select at, event from event_resources where account = ${account} and key = ${key}) l
    join events e on e.account = ${account} and e.id = l.event`;
}

const conditions: Conditions<typeof activityList> = {
  region: (regions) => oneOf(sql`e.region`, regions),
  // By the table that is read: see source.
  resource: () => undefined,
  actor: (actor) => sql`e.actor = ${storableText(actor)}`,
  principal: (arn) => sql`coalesce(e.session_issuer, e.actor_arn) = ${storableText(arn)}`,
  accessKey: (key) => sql`(e.access_key_id = ${storableText(key)} or e.issued_key_id = ${storableText(key)})`,
  name: (name) => sql`e.name = ${storableText(name)}`,
  source: (sources) => oneOf(sql`e.source`, sources),
  // No address is called so: it stands for those of which none is recorded.
  address: (address) => sql`e.address = ${address === "none" ? "" : storableText(address)}`,
  addressClass: (classes) => oneOf(sql`e.address_class`, classes),
  client: (clients) => oneOf(sql`e.client`, clients),
  mfa: (states) => anyOf(states.map((state) => mfaIs[state])),
  tls: (states) => anyOf(states.map((state) => tlsIs[state])),
  sighting: (id, { account }) =>
    sql`e.id = any(array(select unnest(s.events) from sightings s where s.account = ${account} and s.id = ${storableText(id)}))`,
  signalled: (hasSignals) => (hasSignals ? sql`e.signals <> '{}'` : sql`e.signals = '{}'`),
  readOnly: (isRead) => (isRead ? sql`e.read_only` : sql`not e.read_only`),
  failed: (hasFailed) => (hasFailed ? sql`e.error_code is not null` : sql`e.error_code is null`),
  error: (code) => sql`e.error_code = ${storableText(code)}`,
  from: (from) => sql`e.at >= ${new Date(from).toISOString()}`,
  to: (to) => sql`e.at < ${new Date(to).toISOString()}`,
  q: (text, { db, account }) => eventTextMatches(db, account, text),
};

const mfaIs: Readonly<Record<(typeof mfaStates)[number], SQL>> = {
  with: sql`e.mfa`,
  without: sql`not e.mfa`,
  none: sql`e.mfa is null`,
};

/** The same as isOutdated of lib/signals, of versions as CloudTrail writes them. */
const tlsIs: Readonly<Record<(typeof tlsStates)[number], SQL>> = {
  outdated: sql`e.tls ~* '^(SSL|TLSv1(\\.[01])?$)'`,
  "1.2": sql`e.tls = 'TLSv1.2'`,
  "1.3": sql`e.tls = 'TLSv1.3'`,
  none: sql`e.tls is null`,
};
