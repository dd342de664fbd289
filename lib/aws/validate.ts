import { NormalizedSchema } from "@smithy/core/schema";
import { MalformedAnswer } from "./failure.ts";

/**
 * Checks an answer against the schema its operation declares: an emulator or a proxy may send a string where a list
 * belongs, and a check must never read that as knowledge. Unknown fields and new enum values are fine.
 * @throws MalformedAnswer naming the first wrong field.
 */
export function validateAnswer(schema: unknown, answer: unknown): void {
  const normalized = NormalizedSchema.of(schema as Parameters<typeof NormalizedSchema.of>[0]);
  if (normalized.isUnitSchema()) return;
  check(normalized, answer, "");
}

function check(schema: NormalizedSchema, value: unknown, path: string): void {
  if (value === undefined || value === null || schema.isDocumentSchema()) return;
  const wrong = mismatch(schema, value);
  if (wrong) throw new MalformedAnswer(`The answer has ${wrong} in ${path || "its body"}.`);
  if (schema.isListSchema()) {
    const item = schema.getValueSchema();
    for (const [index, child] of (value as unknown[]).entries()) check(item, child, `${path}[${index}]`);
  } else if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    for (const [name, child] of Object.entries(value)) check(item, child, `${path}.${name}`);
  } else if (schema.isStructSchema()) {
    const fields = value as Record<string, unknown>;
    for (const [name, member] of schema.structIterator()) check(member, fields[name], path ? `${path}.${name}` : name);
  }
}

function mismatch(schema: NormalizedSchema, value: unknown): string | undefined {
  if (schema.isListSchema()) return Array.isArray(value) ? undefined : "something that is not a list";
  if (schema.isMapSchema() || schema.isStructSchema()) {
    return typeof value === "object" && !Array.isArray(value) ? undefined : "something that is not an object";
  }
  if (schema.isStringSchema()) return typeof value === "string" ? undefined : "something that is not text";
  if (schema.isBooleanSchema()) return typeof value === "boolean" ? undefined : "something that is not true or false";
  if (schema.isNumericSchema())
    return typeof value === "number" && !Number.isNaN(value) ? undefined : "something that is not a number";
  if (schema.isTimestampSchema()) {
    return value instanceof Date && !Number.isNaN(value.getTime()) ? undefined : "something that is not a time";
  }
  return undefined;
}
