/** An SDK answer as plain JSON data: dates become ISO strings, binary becomes base64. */
export type Plain<T> = T extends Date | Uint8Array
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Field in keyof T]: Plain<T[Field]> }
      : T;

export function plain<T>(value: T): Plain<T> {
  return convert(value) as Plain<T>;
}

function convert(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(convert);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field, child]) => field !== "$metadata" && child !== undefined)
      .map(([field, child]) => [field, convert(child)]),
  );
}
