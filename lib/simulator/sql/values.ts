import type { Type } from "./types.ts";

/** A value that nobody has looked up, as a record's before its file is read: it may be any, or none. */
export const unread: unique symbol = Symbol("unread");

/** A row's fields stand in their order, times are milliseconds since the epoch. */
export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value> | typeof unread;

/** A member of a JSON text as its column has it: names in any case, and what is a text there is the JSON that it was. */
export function valueFrom(type: Type, json: unknown): Value {
  if (json === null || json === undefined) return null;
  switch (type.kind) {
    case "row": {
      if (!isObject(json)) return null;
      const members = lowered(json);
      return type.fields.map((one) => valueFrom(one.type, members.get(one.name)));
    }
    case "array":
      return Array.isArray(json) ? json.map((item) => valueFrom(type.of, item)) : null;
    case "map":
      if (!isObject(json)) return null;
      return new Map(Object.entries(json).map(([name, item]) => [name, valueFrom(type.of, item)]));
    case "timestamp": {
      const time = Date.parse(String(json));
      return Number.isNaN(time) ? null : time;
    }
    case "bigint":
      return Number.isFinite(Number(json)) ? Number(json) : null;
    case "boolean":
      return json === true || json === "true" ? true : json === false || json === "false" ? false : null;
    default:
      return typeof json === "string" ? json : JSON.stringify(json);
  }
}

function isObject(json: unknown): json is object {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function lowered(json: object): Map<string, unknown> {
  return new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
}

/** As Athena and CloudTrail Lake print it, nothing quoted; `null` is printed only within something. */
export function printed(type: Type, value: Value): string {
  if (value === null || value === unread) return "null";
  if (type.kind === "timestamp") return new Date(Number(value)).toISOString().slice(0, 23).replace("T", " ");
  if (type.kind === "row" && Array.isArray(value)) {
    const fields = type.fields.map((one, index) => `${one.name}=${printed(one.type, value[index] ?? null)}`);
    return `{${fields.join(", ")}}`;
  }
  if (type.kind === "array" && Array.isArray(value)) {
    return `[${value.map((item: Value) => printed(type.of, item)).join(", ")}]`;
  }
  if (type.kind === "map" && value instanceof Map) {
    return `{${Array.from(value, ([name, item]) => `${name}=${printed(type.of, item)}`).join(", ")}}`;
  }
  return String(value);
}
