import type { EventFilter } from "#lib/filters/activity.ts";
import { aboutEach, listEvents, recordsOf } from "./events-list.ts";
import type { Db } from "./query.ts";
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
