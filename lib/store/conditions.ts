import { accountsIn, type FilterName, type FilterOf, isSet, type List, type ValueOf } from "#lib/filters/define.ts";
import { type OnShow, scansOnShow } from "./accounts.ts";
import { type SQL, sql } from "./drizzle.ts";
import { type Db, storableText } from "./query.ts";

/** What the condition of a filter may look up: the account it is for, and the scan on show there. */
export interface Asked extends OnShow {
  db: Db;
}

/** A condition for each filter of a list: a filter without one does not compile. */
export type Conditions<L extends List> = {
  [Name in FilterName<L>]: (value: ValueOf<L["filters"][Name]>, asked: Asked) => Made | Promise<Made>;
};

type Made = SQL | undefined;

/** What is wanted of one account. */
export interface Part extends OnShow {
  where: SQL;
}

/** The condition in each account of the filter, for what the scans on show found; or in one, as of a scan. */
export async function partsOf<L extends List>(
  db: Db,
  conditions: Conditions<L>,
  filter: FilterOf<L>,
  at?: OnShow,
): Promise<Part[]> {
  return partsIn(db, conditions, filter, at ? [at] : await scansOnShow(db, accountsIn(filter)));
}

/** The same for lists that are of no scan. */
export function partsOfAll<L extends List>(db: Db, conditions: Conditions<L>, filter: FilterOf<L>): Promise<Part[]> {
  const accounts = accountsIn(filter).map((account) => ({ account, seq: 0, scan: null, current: 0 }));
  return partsIn(db, conditions, filter, accounts);
}

/** The same for scans that were looked up already. */
export function partsIn<L extends List>(
  db: Db,
  conditions: Conditions<L>,
  filter: FilterOf<L>,
  accounts: readonly OnShow[],
): Promise<Part[]> {
  return Promise.all(
    accounts.map(async (one) => ({ ...one, where: await matching(conditions, filter, { db, ...one }) })),
  );
}

/** The filter in one account; true when nothing narrows it. */
async function matching<L extends List>(conditions: Conditions<L>, filter: FilterOf<L>, asked: Asked): Promise<SQL> {
  const set = filter as Readonly<Record<string, unknown>>;
  const made = (Object.keys(conditions) as FilterName<L>[]).map((name) => {
    const value = set[name];
    // The value under a filter's name has that filter's type.
    return isSet(value) ? conditions[name](value as never, asked) : undefined;
  });
  return allOf(await Promise.all(made));
}

type Condition = SQL | "" | 0 | false | undefined;

/** All of the conditions that are there; true when none is. */
export function allOf(conditions: readonly Condition[]): SQL {
  return joined(conditions, sql` and `, sql`true`);
}

/** At least one of the conditions that are there; false when none is. */
export function anyOf(conditions: readonly Condition[]): SQL {
  return sql`(${joined(conditions, sql` or `, sql`false`)})`;
}

/** `column in (…)`; nothing, hence everything, when there is no list or it is empty. */
export function oneOf(column: SQL, values: readonly (string | number)[] | undefined): SQL | undefined {
  if (!values || values.length === 0) return undefined;
  const list = values.map((value) => sql`${typeof value === "string" ? storableText(value) : value}`);
  return sql`${column} in (${sql.join(list, sql`, `)})`;
}

/** A pattern that finds the text anywhere, LIKE's own signs taken literally. */
export function likeText(text: string): string {
  return `%${storableText(text).replace(/[\\%_]/g, "\\$&")}%`;
}

function joined(conditions: readonly Condition[], separator: SQL, none: SQL): SQL {
  const there = conditions.filter((condition): condition is SQL => Boolean(condition));
  return there.length > 0 ? sql.join(there, separator) : none;
}
