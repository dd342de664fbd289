import type { EventFilter } from "#lib/filters/activity.ts";
import { sql } from "./drizzle.ts";
import { aboutEach, listEvents, recordsOf } from "./events-list.ts";
import { type Db, keyIn, query } from "./query.ts";
import type { EventDetail, ListedEvent, Page } from "./views.ts";

/** An event of a list with what it is about. */
export type ToldEvent = ListedEvent & Pick<EventDetail, "resources">;

/** Every matching event, newest first, a page at a time in memory. */
export async function* eachEvent(db: Db, filter: EventFilter): AsyncGenerator<ToldEvent> {
  for await (const rows of pagesOf(db, filter, 500)) {
    const about = await byAccount(rows, (account, ids) => aboutEach(db, account, ids));
    yield* rows.map((row) => ({ ...row, resources: about(row) ?? [] }));
  }
}

/** The same, each with the ids of the signals and patterns that see something in it. */
export async function* eachSignalledEvent(
  db: Db,
  filter: EventFilter,
): AsyncGenerator<ToldEvent & { signals: readonly string[] }> {
  for await (const rows of pagesOf(db, filter, 500)) {
    const [about, signals] = await Promise.all([
      byAccount(rows, (account, ids) => aboutEach(db, account, ids)),
      byAccount(rows, (account, ids) => signalsEach(db, account, ids)),
    ]);
    yield* rows.map((row) => ({ ...row, resources: about(row) ?? [], signals: signals(row) ?? [] }));
  }
}

async function signalsEach(db: Db, account: string, ids: readonly string[]) {
  const rows = await query<{ id: string; signals: string[] }>(
    db,
    sql`select id, signals from events where ${keyIn(sql`account, id`, account, ids)}`,
  );
  return new Map(rows.map(({ id, signals }) => [id, signals]));
}

/** The records of every matching event, newest first. */
export async function* eachRecord(db: Db, filter: EventFilter): AsyncGenerator<EventDetail["record"]> {
  // Records are long.
  for await (const rows of pagesOf(db, filter, 100)) {
    const records = await byAccount(rows, (account, ids) => recordsOf(db, account, ids));
    // One that retention has taken away meanwhile is not in the list any more either.
    for (const row of rows) {
      const record = records(row);
      if (record) yield record;
    }
  }
}

async function* pagesOf(db: Db, filter: EventFilter, limit: number): AsyncGenerator<ListedEvent[]> {
  let cursor: string | null | undefined;
  do {
    const page: Page<ListedEvent> = await listEvents(db, filter, { limit, ...(cursor && { cursor }) });
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}

/** Looks something up for all rows, once for each account. */
async function byAccount<Found>(
  rows: readonly ListedEvent[],
  look: (account: string, ids: string[]) => Promise<ReadonlyMap<string, Found>>,
): Promise<(row: ListedEvent) => Found | undefined> {
  const found = new Map<string, ReadonlyMap<string, Found>>();
  for (const [account, own] of Map.groupBy(rows, (row) => row.account)) {
    found.set(
      account,
      await look(
        account,
        own.map(({ id }) => id),
      ),
    );
  }
  return ({ account, id }) => found.get(account)?.get(id);
}
