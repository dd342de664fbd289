/** Fields of an API request, in AWS's own names. */
export type Fields = { readonly [name: string]: unknown };

/** Fields of several changes as one request: objects are merged, of anything else the last counts. As `*` does in jq. */
export function merged(all: readonly Fields[]): Fields {
  const result: Record<string, unknown> = {};
  for (const [name, value] of all.flatMap(Object.entries<unknown>)) {
    const before = result[name];
    if (value !== undefined) result[name] = isFields(value) && isFields(before) ? merged([before, value]) : value;
  }
  return result;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
