import { NormalizedSchema } from "@smithy/core/schema";
import type { StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import { newerOperation, newerSchema } from "./newer-operations.ts";
import { type Action, type Service, services } from "./services.ts";

export type Schema = NormalizedSchema;

/** What an operation asks for, and what of it has to be said, and what it gives. */
export interface OperationSchemas {
  input: Schema;
  required: readonly string[];
  output: Schema;
}

const asked = new Map<Action, Promise<OperationSchemas | undefined>>();

/** By AWS's own schemas; undefined for an operation that is in none. Loads the SDK's package of the service. */
export function schemasOf(action: Action): Promise<OperationSchemas | undefined> {
  const schemas = asked.get(action) ?? load(action);
  asked.set(action, schemas);
  return schemas;
}

async function load(action: Action): Promise<OperationSchemas | undefined> {
  const [service = "", operation = ""] = action.split(":");
  if (!Object.hasOwn(services, service)) return undefined;
  const newer = newerOperation(action);
  const schema = newer ? newerSchema(action, newer) : await schemaIn(service as Service, operation);
  if (!schema) return undefined;
  const input = NormalizedSchema.of(schema[4]);
  return { input, required: requiredIn(input), output: NormalizedSchema.of(schema[5]) };
}

/** The packages export the schema of an operation as `ListModels$`. [0] is 9 of an operation. Source: @smithy/types, static-schemas. */
async function schemaIn(service: Service, operation: string): Promise<StaticOperationSchema | undefined> {
  const sdk = (await services[service].load()) as unknown as Readonly<Record<string, unknown>>;
  const schema = Object.hasOwn(sdk, `${operation}$`) ? sdk[`${operation}$`] : undefined;
  return Array.isArray(schema) && schema[0] === 9 ? (schema as unknown as StaticOperationSchema) : undefined;
}

function requiredIn(input: Schema): string[] {
  if (!input.isStructSchema()) return [];
  // The first [6] members are the required ones. Source: @smithy/types, static-schemas.
  const [, , , , members, , required = 0] = input.getSchema() as StaticStructureSchema;
  return members.slice(0, required);
}

/** By the SDK's own structure: a list gives its items another schema of it each time that it is asked. */
const members = new WeakMap<object, ReadonlyMap<string, Schema>>();
const none: ReadonlyMap<string, Schema> = new Map();

/** The members of a structure; none of what is no structure. */
export function membersOf(schema: Schema): ReadonlyMap<string, Schema> {
  if (!schema.isStructSchema()) return none;
  // That of a structure is no number.
  const structure = schema.getSchema() as object;
  const own = members.get(structure) ?? new Map(schema.structIterator());
  members.set(structure, own);
  return own;
}
