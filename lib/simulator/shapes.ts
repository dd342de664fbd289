import { NormalizedSchema } from "@smithy/core/schema";
import type { $SchemaRef, StaticOperationSchema, StaticStructureSchema } from "@smithy/types";

/** What an SDK client package exports; its schemas among it, as `ListModels$`. */
export type ClientModule = Readonly<Record<string, unknown>>;

/** Schemas are arrays tagged by their first element: 9 is an operation, 3 a structure. Source: @smithy/types, static-schemas. */
export function operationIn(client: ClientModule, name: string): StaticOperationSchema | undefined {
  const schema = Object.hasOwn(client, `${name}$`) ? client[`${name}$`] : undefined;
  return Array.isArray(schema) && schema[0] === 9 ? (schema as StaticOperationSchema) : undefined;
}

export function operationsIn(client: ClientModule): StaticOperationSchema[] {
  const names = Object.keys(client).filter((name) => name.endsWith("$"));
  return names.map((name) => operationIn(client, name.slice(0, -1))).filter((operation) => operation !== undefined);
}

export function inputOf(operation: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(operation[4]);
}

export function outputOf(operation: StaticOperationSchema): NormalizedSchema {
  return NormalizedSchema.of(operation[5]);
}

export function memberNames(schema: NormalizedSchema): string[] {
  return schema.isStructSchema() ? [...schema.structIterator()].map(([name]) => name) : [];
}

export function requiredNames(schema: NormalizedSchema): string[] {
  if (!schema.isStructSchema()) return [];
  // The first [6] members are the required ones. Source: @smithy/types, static-schemas.
  const [, , , , members, , required = 0] = schema.getSchema() as StaticStructureSchema;
  return members.slice(0, required);
}

/** A value that its schema does not allow. */
export class ShapeError extends Error {
  constructor(path: string, problem: "missing" | "mistyped", wanted: string) {
    super(`${path || "The value"} ${problem === "missing" ? "is missing" : `is not ${wanted}`}`);
  }
}

interface Fit {
  /** Times are Date objects, or also ISO text that becomes one. */
  times: "dates" | "text";
}

/**
 * The value, when its schema allows it; members the schema does not know are left as they are.
 * @throws ShapeError naming the first member that is wrong.
 */
export function fitted(ref: $SchemaRef | NormalizedSchema, value: unknown, fit: Fit, path = ""): unknown {
  const schema = NormalizedSchema.of(ref as $SchemaRef);
  if (schema.isStructSchema()) return fittedStruct(schema, value, fit, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw new ShapeError(path, "mistyped", "a list");
    const item = schema.getValueSchema();
    return value.map((child, index) => fitted(item, child, fit, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    const item = schema.getValueSchema();
    const entries = Object.entries(asObject(value, path));
    return Object.fromEntries(entries.map(([name, child]) => [name, fitted(item, child, fit, `${path}.${name}`)]));
  }
  return fittedScalar(schema, value, fit, path);
}

function fittedStruct(schema: NormalizedSchema, value: unknown, fit: Fit, path: string): object {
  const fields = asObject(value, path);
  const result: Record<string, unknown> = { ...fields };
  for (const [name, member] of schema.structIterator()) {
    const child = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const at = path ? `${path}.${name}` : name;
    if (child !== undefined && child !== null) result[name] = fitted(member, child, fit, at);
  }
  return result;
}

function fittedScalar(schema: NormalizedSchema, value: unknown, fit: Fit, path: string): unknown {
  const wrong = (wanted: string) => new ShapeError(path, "mistyped", wanted);
  if (schema.isTimestampSchema()) {
    const date = fit.times === "text" && typeof value === "string" ? new Date(value) : value;
    if (date instanceof Date && !Number.isNaN(date.getTime())) return date;
    throw wrong(fit.times === "text" ? "an ISO 8601 time" : "a time");
  }
  if (schema.isStringSchema() && typeof value !== "string") throw wrong("text");
  if (schema.isBooleanSchema() && typeof value !== "boolean") throw wrong("true or false");
  if (schema.isNumericSchema() && !Number.isFinite(value)) throw wrong("a number");
  return value;
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ShapeError(path, "mistyped", "an object");
}
