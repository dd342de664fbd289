import type { Reader } from "./reader.ts";
import type { Place } from "./sql-error.ts";
import type { Comparison, Expression } from "./syntax.ts";
import type { Token } from "./tokens.ts";

const comparisons: Readonly<Record<string, Comparison>> = {
  ...{ "=": "=", "<>": "<>", "!=": "<>" },
  ...{ "<": "<", "<=": "<=", ">": ">", ">=": ">=" },
};

export function parseCondition(reader: Reader): Expression {
  return joined(reader, "or", () => joined(reader, "and", () => parseNot(reader)));
}

function joined(reader: Reader, kind: "and" | "or", part: () => Expression): Expression {
  const first = part();
  const parts = [first];
  while (reader.words(kind.toUpperCase())) parts.push(part());
  return parts.length === 1 ? first : { kind, parts, ...placeOf(first) };
}

function parseNot(reader: Reader): Expression {
  const place = placeOf(reader.next);
  return reader.words("NOT") ? { kind: "not", of: parseNot(reader), ...place } : parsePredicate(reader);
}

function parsePredicate(reader: Reader): Expression {
  const of = parseOperand(reader);
  const place = placeOf(reader.next);
  const by = reader.next.kind === "sign" && Object.hasOwn(comparisons, reader.next.text) && reader.next.text;
  if (by) {
    reader.take();
    return { kind: "compared", by: comparisons[by] ?? "=", left: of, right: parseOperand(reader), ...place };
  }
  if (reader.words("IS")) {
    const isNot = reader.words("NOT");
    reader.needWord("NULL");
    return negated(isNot, { kind: "is-null", of, ...place });
  }
  const isNot = reader.words("NOT");
  if (reader.words("BETWEEN")) {
    const low = parseOperand(reader);
    reader.needWord("AND");
    return negated(isNot, { kind: "between", of, low, high: parseOperand(reader), ...place });
  }
  if (reader.words("IN")) return negated(isNot, { kind: "in", of, list: parseList(reader), ...place });
  if (reader.words("LIKE")) {
    const pattern = parseOperand(reader);
    const escapedBy = reader.words("ESCAPE") ? parseOperand(reader) : undefined;
    return negated(isNot, { kind: "like", of, pattern, ...(escapedBy && { escape: escapedBy }), ...place });
  }
  if (isNot) throw reader.mismatch("'BETWEEN', 'IN', 'LIKE'");
  return of;
}

function negated(isNot: boolean, of: Expression): Expression {
  return isNot ? { kind: "not", of, ...placeOf(of) } : of;
}

function parseList(reader: Reader): Expression[] {
  reader.needSign("(");
  const list = [parseOperand(reader)];
  while (reader.sign(",")) list.push(parseOperand(reader));
  reader.needSign(")");
  return list;
}

/** What a condition is about: `useridentity.arn`, `lower(x)`, `'text'`. */
export function parseOperand(reader: Reader): Expression {
  let found = parsePrimary(reader);
  while (reader.sign(".")) found = { kind: "field", of: found, name: reader.name().text, ...placeOf(found) };
  return found;
}

function parsePrimary(reader: Reader): Expression {
  const { next } = reader;
  const place = placeOf(next);
  if (next.kind === "text") return { kind: "text", value: reader.take().text, ...place };
  if (next.kind === "number") return { kind: "number", value: Number(reader.take().text), ...place };
  if (reader.sign("-")) {
    if (reader.next.kind !== "number") throw reader.mismatch("<number>");
    return { kind: "number", value: -Number(reader.take().text), ...place };
  }
  if (reader.words("NULL")) return { kind: "null", ...place };
  if (reader.words("TRUE")) return { kind: "boolean", value: true, ...place };
  if (reader.words("FALSE")) return { kind: "boolean", value: false, ...place };
  if (reader.sign("(")) {
    const inner = parseCondition(reader);
    reader.needSign(")");
    return inner;
  }
  const name = reader.name().text;
  return reader.sign("(")
    ? { kind: "call", name, given: parseGiven(reader), ...place }
    : { kind: "name", name, ...place };
}

function parseGiven(reader: Reader): Expression[] {
  if (reader.sign(")")) return [];
  const given = [parseArgument(reader)];
  while (reader.sign(",")) given.push(parseArgument(reader));
  reader.needSign(")");
  return given;
}

function parseArgument(reader: Reader): Expression {
  if (reader.ahead(1).text !== "->" || reader.ahead(1).kind !== "sign") return parseCondition(reader);
  const place = placeOf(reader.next);
  const parameter = reader.name().text;
  reader.needSign("->");
  return { kind: "lambda", parameter, body: parseCondition(reader), ...place };
}

function placeOf({ line, column }: Place | Token): Place {
  return { line, column };
}
