import { type Place, SqlError } from "./sql-error.ts";
import { bigint, type Type, varchar } from "./types.ts";
import type { Value } from "./values.ts";

/** Of values that are all there: of one that is null it is null. */
export interface SqlFunction {
  /** What it takes, in Trino's words. */
  takes: readonly string[];
  /** Undefined for what it does not take. */
  typeOf(given: readonly Type[]): Type | undefined;
  of(...given: Value[]): Value;
}

const areTexts = (given: readonly Type[]) => given.every(({ kind }) => kind === "varchar" || kind === "unknown");

/** Source: Trino, "String functions", "Array functions", "Map functions". */
export const functions: Readonly<Record<string, SqlFunction>> = {
  lower: {
    takes: ["varchar(x)"],
    typeOf: (given) => (areTexts(given) ? varchar : undefined),
    of: (text) => String(text).toLowerCase(),
  },
  strpos: {
    takes: ["varchar(x)", "varchar(y)"],
    typeOf: (given) => (areTexts(given) ? bigint : undefined),
    of: (text, part) => positionOf(String(text), String(part)),
  },
  map_values: {
    takes: ["map(K,V)"],
    typeOf: ([given]) => (given?.kind === "map" ? { kind: "array", of: given.of } : undefined),
    of: (map) => (map instanceof Map ? [...map.values()] : null),
  },
};

/** The one that takes a lambda, and is asked of values that are not there. */
export const anyMatch = { name: "any_match", takes: ["array(T)", "function(T,boolean)"] } as const;

/** From 1, in characters; 0 when it is not there. */
function positionOf(text: string, part: string): number {
  const at = text.indexOf(part);
  return at === -1 ? 0 : [...text.slice(0, at)].length + 1;
}

export function wrongParameters(
  place: Place,
  name: string,
  types: readonly string[],
  takes: readonly string[],
): SqlError {
  const sentence = `Unexpected parameters (${types.join(", ")}) for function ${name}. Expected: ${name}(${takes.join(", ")})`;
  return new SqlError("FUNCTION_NOT_FOUND", place, sentence);
}
