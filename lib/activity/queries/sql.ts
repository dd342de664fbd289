/** A text in SQL. Control characters, which no name has, never get here. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a table or a column. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function oneOf(what: string, values: readonly string[]): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `${what} = ${quoted(only)}`;
  return `${what} IN (${values.map(quoted).join(", ")})`;
}

export function allOf(conditions: readonly string[]): string {
  return conditions.join("\n  AND ");
}

export function anyOf(conditions: readonly string[]): string {
  const [only] = conditions;
  return conditions.length === 1 && only !== undefined ? only : `(${conditions.join(" OR ")})`;
}

export function holds(what: string, text: string): string {
  return `strpos(${what}, ${quoted(text)}) > 0`;
}
