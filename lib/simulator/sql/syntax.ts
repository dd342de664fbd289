import type { Place } from "./sql-error.ts";

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** What has a value, as it was written. */
export type Expression = Place &
  (
    | { kind: "text"; value: string }
    | { kind: "number"; value: number }
    | { kind: "boolean"; value: boolean }
    | { kind: "null" }
    | { kind: "name"; name: string }
    | { kind: "field"; of: Expression; name: string }
    | { kind: "call"; name: string; given: readonly Expression[] }
    | { kind: "lambda"; parameter: string; body: Expression }
    | { kind: "and" | "or"; parts: readonly Expression[] }
    | { kind: "not"; of: Expression }
    | { kind: "compared"; by: Comparison; left: Expression; right: Expression }
    | { kind: "between"; of: Expression; low: Expression; high: Expression }
    | { kind: "in"; of: Expression; list: readonly Expression[] }
    | { kind: "is-null"; of: Expression }
    | { kind: "like"; of: Expression; pattern: Expression; escape?: Expression }
  );

export interface Select {
  columns: readonly Expression[];
  /** A name of one to three parts, or the id of an event data store. */
  from: Place & { parts: readonly string[] };
  where?: Expression;
  orderBy: readonly { by: Expression; descending: boolean }[];
  limit?: number;
}
