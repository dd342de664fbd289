import { parseCondition, parseOperand } from "./parse-condition.ts";
import { Reader } from "./reader.ts";
import type { Place } from "./sql-error.ts";
import type { Select } from "./syntax.ts";

/** @throws SqlError where the statement is no SELECT of this form */
export function parseSelect(statement: string): Select {
  const reader = new Reader(statement);
  reader.needWord("SELECT");
  const columns = listOf(reader, () => parseOperand(reader));
  reader.needWord("FROM");
  const from = parseSource(reader);
  const where = reader.words("WHERE") ? parseCondition(reader) : undefined;
  const orderBy = reader.words("ORDER", "BY") ? listOf(reader, () => parseOrder(reader)) : [];
  const limit = reader.words("LIMIT") ? parseLimit(reader) : undefined;
  if (reader.next.kind !== "end") throw reader.mismatch("<EOF>");
  return { columns, from, ...(where && { where }), orderBy, ...(limit !== undefined && { limit }) };
}

function listOf<T>(reader: Reader, one: () => T): T[] {
  const found = [one()];
  while (reader.sign(",")) found.push(one());
  return found;
}

function parseSource(reader: Reader): Place & { parts: string[] } {
  const { line, column, kind } = reader.next;
  if (kind === "id") return { line, column, parts: [reader.take().text] };
  const parts = [reader.name().text];
  while (parts.length < 3 && reader.sign(".")) parts.push(reader.name().text);
  return { line, column, parts };
}

function parseOrder(reader: Reader) {
  const by = parseOperand(reader);
  const descending = reader.words("DESC");
  if (!descending) reader.words("ASC");
  return { by, descending };
}

function parseLimit(reader: Reader): number {
  const { kind, text } = reader.next;
  if (kind !== "number" || text.includes(".")) throw reader.mismatch("<integer>");
  reader.take();
  return Number(text);
}
