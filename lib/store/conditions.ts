import { type SQL, sql } from "./drizzle.ts";
import { storableText } from "./query.ts";

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
