import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors.ts";
import { mostViews, type SavedView, type ViewList } from "#lib/filters/saved-view.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableText } from "./query.ts";

/** As it is stored; whether all of its query is still understood is not asked here. */
export type StoredView = Omit<SavedView, "leftOut">;

const columns = sql`id, list, name, query, is_default as "isDefault", created_at as "createdAt"`;

/** The views of a list, or of all lists, by name. */
export function savedViews(db: Db, list?: ViewList): Promise<StoredView[]> {
  const where = list ? sql`where list = ${list}` : sql``;
  return query<StoredView>(
    db,
    sql`select ${columns} from saved_views ${where} order by name_key collate "C", list, id`,
  );
}

export async function defaultView(db: Db, list: ViewList): Promise<StoredView | undefined> {
  const [view] = await query<StoredView>(
    db,
    sql`select ${columns} from saved_views where list = ${list} and is_default`,
  );
  return view;
}

/** @throws AppError `conflict` when the list has one of that name, or as many as it may have */
export function createSavedView(
  db: Db,
  { list, name, query: text }: Pick<StoredView, "list" | "name" | "query">,
): Promise<StoredView> {
  return alone(db, async (tx) => {
    await refuseTaken(tx, sql`${list}`, name);
    const [row] = await query<StoredView>(
      tx,
      sql`insert into saved_views (id, list, name, name_key, query, created_at)
          select ${randomUUID()}, ${list}::text, ${storableText(name)}, ${keyOf(name)}, ${text}, ${new Date().toISOString()}
          where (select count(*) from saved_views where list = ${list}) < ${mostViews} returning ${columns}`,
    );
    if (!row)
      throw new AppError(
        "conflict",
        `This list has ${mostViews} views, which is the most.`,
        "Remove one that nobody uses.",
      );
    return row;
  });
}

/** Changes what is given. A view that becomes the default takes the place of another. @throws AppError `not-found`, or `conflict` as above */
export function changeSavedView(
  db: Db,
  id: string,
  change: Partial<Pick<StoredView, "name" | "query" | "isDefault">>,
): Promise<StoredView> {
  const { name, query: text, isDefault } = change;
  const own = sql`(select list from saved_views where id = ${id})`;
  return alone(db, async (tx) => {
    if (name !== undefined) await refuseTaken(tx, own, name, id);
    if (isDefault) await query(tx, sql`update saved_views set is_default = false where is_default and list = ${own}`);
    const set = [
      sql`id = id`,
      ...(name === undefined ? [] : [sql`name = ${storableText(name)}, name_key = ${keyOf(name)}`]),
      ...(text === undefined ? [] : [sql`query = ${text}`]),
      ...(isDefault === undefined ? [] : [sql`is_default = ${isDefault}`]),
    ];
    const [row] = await query<StoredView>(
      tx,
      sql`update saved_views set ${sql.join(set, sql`, `)} where id = ${id} returning ${columns}`,
    );
    if (!row) throw noView(id);
    return row;
  });
}

/** @throws AppError `not-found` */
export async function removeSavedView(db: Db, id: string): Promise<void> {
  const rows = await query(db, sql`delete from saved_views where id = ${id} returning 1`);
  if (rows.length === 0) throw noView(id);
}

/** One writer at a time: names, the most there may be and the one default are of all rows together. */
function alone<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await query(tx, sql`select pg_advisory_xact_lock(hashtextextended('saved views', 0))`);
    return work(tx);
  });
}

async function refuseTaken(tx: Db, list: SQL, name: string, but = ""): Promise<void> {
  const [taken] = await query<{ name: string }>(
    tx,
    sql`select name from saved_views where list = ${list} and name_key = ${keyOf(name)} and id <> ${but}`,
  );
  if (taken) throw new AppError("conflict", `There is a view "${taken.name}" already.`, "Choose another name.");
}

/** Capitals and compatible forms of a letter are the same, on every database alike. */
function keyOf(name: string): string {
  return storableText(name).normalize("NFKC").toLowerCase();
}

function noView(id: string): AppError {
  return new AppError("not-found", `There is no view "${id}".`, "It may have been removed meanwhile.");
}
