import { anyMatch, functions, wrongParameters } from "./functions.ts";
import { and, comparedBy, known, like, not, or } from "./logic.ts";
import { RunError, SqlError } from "./sql-error.ts";
import type { Expression } from "./syntax.ts";
import { boolean, bigint as number, type Type, typeName, unknownType, varchar } from "./types.ts";
import { unread, type Value } from "./values.ts";

/** The values of a row by the lower-case names of its columns. */
export type Row = (name: string) => Value;

export interface Compiled {
  type: Type;
  of(row: Row): Value;
}

/** Columns in scope, by their lower-case names. */
export type Columns = ReadonlyMap<string, Type>;

/**
 * What an expression is, and what it answers of a row. A value that is `unread` leaves unread all that hangs on it.
 * @throws SqlError for names that are not there, and for what has no such type
 */
export function compile(expression: Expression, columns: Columns): Compiled {
  const inner = (one: Expression) => compile(one, columns);
  switch (expression.kind) {
    case "text":
      return { type: varchar, of: () => expression.value };
    case "number":
      return { type: number, of: () => expression.value };
    case "boolean":
      return { type: boolean, of: () => expression.value };
    case "null":
      return { type: unknownType, of: () => null };
    case "name":
      return column(expression, columns);
    case "field":
      return field(expression, inner(expression.of));
    case "call":
      return call(expression, columns);
    case "lambda":
      throw new SqlError("SYNTAX_ERROR", expression, "Lambda expression should always be used inside a function");
    case "and":
    case "or": {
      const parts = expression.parts.map((one) => condition(one, columns));
      const join = expression.kind === "and" ? and : or;
      return { type: boolean, of: (row) => join(parts.map(({ of }) => of(row))) };
    }
    case "not": {
      const { of } = condition(expression.of, columns);
      return { type: boolean, of: (row) => not(of(row)) };
    }
    case "is-null": {
      const { of } = inner(expression.of);
      return { type: boolean, of: (row) => isNull(of(row)) };
    }
    case "compared":
      return compared(expression, expression.by, inner(expression.left), inner(expression.right));
    case "between": {
      const of = inner(expression.of);
      const low = compared(expression, ">=", of, inner(expression.low));
      const high = compared(expression, "<=", of, inner(expression.high));
      return { type: boolean, of: (row) => and([low.of(row), high.of(row)]) };
    }
    case "in": {
      const of = inner(expression.of);
      const each = expression.list.map((one) => compared(one, "=", of, inner(one)));
      return { type: boolean, of: (row) => or(each.map((one) => one.of(row))) };
    }
    case "like":
      return liked(expression, columns);
  }
}

/** @param refused what is said of one that is no condition. @throws SqlError when it is none */
export function condition(
  expression: Expression,
  columns: Columns,
  refused = (actual: string) => `Logical expression term must evaluate to a boolean (actual: ${actual})`,
): Compiled {
  const compiled = compile(expression, columns);
  if (compiled.type.kind === "boolean" || compiled.type.kind === "unknown") return compiled;
  throw new SqlError("TYPE_MISMATCH", expression, refused(typeName(compiled.type)));
}

function isNull(value: Value): Value {
  return value === unread ? unread : value === null;
}

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

function column(expression: Of<"name">, columns: Columns): Compiled {
  const name = expression.name.toLowerCase();
  const type = columns.get(name);
  if (type) return { type, of: (row) => row(name) };
  throw notFound(expression, expression.name);
}

function notFound(expression: Expression, name: string): SqlError {
  const sentence = `Column '${name}' cannot be resolved or requester is not authorized to access requested resources`;
  return new SqlError("COLUMN_NOT_FOUND", expression, sentence);
}

function field(expression: Of<"field">, { type, of }: Compiled): Compiled {
  const name = expression.name.toLowerCase();
  if (type.kind !== "row") {
    throw new SqlError("TYPE_MISMATCH", expression, `Expression ${written(expression.of)} is not of type ROW`);
  }
  const index = type.fields.findIndex((one) => one.name === name);
  const found = type.fields[index];
  if (!found) throw notFound(expression, written(expression));
  return {
    type: found.type,
    of: (row) => known([of(row)], (value) => (Array.isArray(value) ? (value[index] ?? null) : null)),
  };
}

function written(expression: Expression): string {
  if (expression.kind === "name") return expression.name;
  return expression.kind === "field" ? `${written(expression.of)}.${expression.name}` : expression.kind;
}

function compared(at: Expression, by: Of<"compared">["by"], one: Compiled, other: Compiled): Compiled {
  const [left, right] = alike(one, other);
  const kinds = [left.type.kind, right.type.kind].filter((kind) => kind !== "unknown");
  const isPlain = kinds.every((kind) => kind !== "row" && kind !== "array" && kind !== "map");
  if (!isPlain || new Set(kinds).size > 1) {
    const names = `${typeName(left.type)} ${by} ${typeName(right.type)}`;
    throw new SqlError("TYPE_MISMATCH", at, `Cannot apply operator: ${names}`);
  }
  return {
    type: boolean,
    of: (row) => known([left.of(row), right.of(row)], (one, other) => comparedBy(by, one, other)),
  };
}

/** A text beside a time is one. Source: CloudTrail user guide, sample queries of CloudTrail Lake (`eventTime > '2024-01-01 00:00:00'`). */
function alike(one: Compiled, other: Compiled): readonly [Compiled, Compiled] {
  const isTime = [one, other].some(({ type }) => type.kind === "timestamp");
  const timed = (compiled: Compiled): Compiled =>
    isTime && compiled.type.kind === "varchar"
      ? { type: { kind: "timestamp" }, of: (row) => known([compiled.of(row)], (text) => timeOf(String(text))) }
      : compiled;
  return [timed(one), timed(other)];
}

/** @throws RunError for a text that is no time */
function timeOf(text: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?))?$/.exec(text);
  const time = parts ? Date.parse(`${parts[1]}T${parts[2] ?? "00:00"}Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new RunError(`INVALID_CAST_ARGUMENT: Value cannot be cast to timestamp: ${text}`);
  return time;
}

function liked(expression: Of<"like">, columns: Columns): Compiled {
  const parts = [expression.of, expression.pattern, ...(expression.escape ? [expression.escape] : [])];
  const compiled = parts.map((one) => compile(one, columns));
  for (const [index, { type }] of compiled.entries()) {
    if (type.kind === "varchar" || type.kind === "unknown") continue;
    const what = ["Left side of LIKE expression", "Pattern for LIKE expression", "Escape for LIKE expression"][index];
    const sentence = `${what} must evaluate to a varchar (actual: ${typeName(type)})`;
    throw new SqlError("TYPE_MISMATCH", parts[index] ?? expression, sentence);
  }
  return {
    type: boolean,
    of: (row) =>
      known(
        compiled.map(({ of }) => of(row)),
        (text, pattern, escapedBy) =>
          like(String(text), String(pattern), escapedBy === undefined ? undefined : String(escapedBy)),
      ),
  };
}

function call(expression: Of<"call">, columns: Columns): Compiled {
  const name = expression.name.toLowerCase();
  if (name === anyMatch.name) return anyMatched(expression, columns);
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!found) throw new SqlError("FUNCTION_NOT_FOUND", expression, `Function '${name}' not registered`);
  const given = expression.given.map((one) => compile(one, columns));
  const types = given.map((one) => one.type);
  const type = given.length === found.takes.length ? found.typeOf(types) : undefined;
  if (!type) throw wrongParameters(expression, name, types.map(typeName), found.takes);
  return {
    type,
    of: (row) =>
      known(
        given.map(({ of }) => of(row)),
        found.of,
      ),
  };
}

/** Whether a condition holds of one of a list: neither true nor false where it is so of one, and true of none. */
function anyMatched(expression: Of<"call">, columns: Columns): Compiled {
  const [first, lambda, more] = expression.given;
  const list = first && first.kind !== "lambda" ? compile(first, columns) : undefined;
  if (list?.type.kind !== "array" || lambda?.kind !== "lambda" || more) {
    const types = expression.given.map((one) =>
      one.kind === "lambda" ? "function" : typeName(compile(one, columns).type),
    );
    throw wrongParameters(expression, anyMatch.name, types, anyMatch.takes);
  }
  const parameter = lambda.parameter.toLowerCase();
  const body = condition(lambda.body, new Map([...columns, [parameter, list.type.of]]));
  const judged = (item: Value, row: Row) => body.of((asked) => (asked === parameter ? item : row(asked)));
  return {
    type: boolean,
    // What is known of a list is its items.
    of: (row) => known([list.of(row)], (items) => or((items as Value[]).map((item) => judged(item, row)))),
  };
}
