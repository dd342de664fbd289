import { RunError } from "./sql-error.ts";
import type { Comparison } from "./syntax.ts";
import { unread, type Value } from "./values.ts";

/** What `of` makes of the values where all are there: unread where one is unread, null where one is null. */
export function known(values: readonly Value[], of: (...values: Value[]) => Value): Value {
  if (values.includes(unread)) return unread;
  return values.includes(null) ? null : of(...values);
}

/** False wins, then what is unread: it may be false. */
export function and(values: readonly Value[]): Value {
  return values.includes(false) ? false : values.includes(unread) ? unread : values.includes(null) ? null : true;
}

export function or(values: readonly Value[]): Value {
  return values.includes(true) ? true : values.includes(unread) ? unread : values.includes(null) ? null : false;
}

export function not(value: Value): Value {
  return typeof value === "boolean" ? !value : value;
}

export function comparedBy(by: Comparison, left: Value, right: Value): boolean {
  const order = orderOf(left, right);
  switch (by) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** Texts by the bytes of their UTF-8, as Trino orders them. */
export function orderOf(left: Value, right: Value): number {
  if (typeof left === "string" && typeof right === "string") {
    return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return Number(left) - Number(right);
}

/** `%` is any text, `_` any character; what follows the escape is meant as it stands. @throws RunError for an escape that is none */
export function like(text: string, pattern: string, escapedBy?: string): boolean {
  if (escapedBy !== undefined && [...escapedBy].length !== 1) {
    throw new RunError("INVALID_FUNCTION_ARGUMENT: Escape string must be a single character");
  }
  const wanted = partsOf(pattern, escapedBy);
  const letters = [...text];
  // Where the last `%` may begin again: a pattern is matched in the time of both lengths, whatever it is.
  let [at, next, star, from] = [0, 0, -1, 0];
  while (at < letters.length) {
    const part = wanted[next];
    if (part !== "any" && part !== undefined && (part === "one" || part.letter === letters[at])) {
      at += 1;
      next += 1;
    } else if (part === "any") {
      star = next++;
      from = at;
    } else if (star !== -1) {
      next = star + 1;
      at = ++from;
    } else return false;
  }
  return wanted.slice(next).every((part) => part === "any");
}

type Part = "any" | "one" | { letter: string };

function partsOf(pattern: string, escapedBy: string | undefined): Part[] {
  const parts: Part[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? "";
    if (letter === escapedBy) {
      const escaped = letters[++at];
      if (escaped === undefined || !["%", "_", letter].includes(escaped)) {
        throw new RunError(
          "INVALID_FUNCTION_ARGUMENT: Escape character must be followed by '%', '_' or the escape character itself",
        );
      }
      parts.push({ letter: escaped });
    } else parts.push(letter === "%" ? "any" : letter === "_" ? "one" : { letter });
  }
  return parts;
}
