import { setField } from "#lib/readings/set-field.ts";
import { Marked, Opaque, type Term, type Terms, type World } from "../world.ts";
import { documentText } from "./documents.ts";
import { standInFor } from "./placeholders.ts";
import { type Schema, type Structure, schemas } from "./schema.ts";

/** How settings are written: by AWS's names, or in Terraform's manner, with each nested one as a list. */
export type Manner = "cloudformation" | "terraform";

/** Terraform's or CloudFormation's name of a setting, by AWS's path without indexes: `{ "kms_key_arn": "KmsKeyId" }`. */
export type Renames = Readonly<Record<string, string>>;

/** True for a map to which a macro may add what it likes. */
export const openField = "Fn::Transform";

/**
 * Settings in the form of AWS's answer: texts that stand for numbers become numbers, what AWS does not know is left out, and what is
 * unknown gets what may stand for it. The schema is the SDK's.
 */
export function coerced(
  schema: Schema,
  term: Term | undefined,
  field: string,
  manner: Manner,
  world: World,
): Term | undefined {
  return world.marking(() => {
    const inner = world.open(term);
    if (inner === undefined || inner === null) return undefined;
    if (inner instanceof Opaque) return unknownOf(schema, inner, field, world);
    if (typeof schema === "string") return scalar(schema, inner, world);
    if ("structure" in schema) return struct(schema, inner, manner, world);
    if ("map" in schema) return mapped(schema.map, inner, field, manner, world);
    const items = Array.isArray(inner) ? inner : [inner];
    if (manner === "terraform" && items.length === 0) return undefined;
    return items.flatMap((item) => coerced(schema.list, item, field, manner, world) ?? []);
  });
}

function struct(schema: Structure, term: Term, manner: Manner, world: World): Term | undefined {
  const one = manner === "terraform" && Array.isArray(term) ? world.open(term[0]) : term;
  if (one === undefined || one === null) return undefined;
  if (one instanceof Opaque) return one;
  if (typeof one !== "object" || Array.isArray(one) || one instanceof Marked) return undefined;
  return fieldsOf(schema, one, manner, world);
}

/** The settings of a structure by AWS's names. `renamed` are those that another name stands for. */
export function fieldsOf(
  schema: Structure,
  settings: Terms,
  manner: Manner,
  world: World,
  renamed: Renames = {},
): Terms {
  const members = membersOf(schema);
  const fields: Terms = {};
  for (const [name, value] of Object.entries(settings)) {
    const member = members.get(keyOf(Object.hasOwn(renamed, name) ? (renamed[name] ?? name) : name));
    const term = member && coerced(member[1], value, member[0], manner, world);
    if (member && term !== undefined) setField(fields, member[0], term);
  }
  const more = settings[openField];
  if (more instanceof Opaque) {
    for (const [name] of members.values()) if (!Object.hasOwn(fields, name)) setField(fields, name, more);
  }
  return fields;
}

type Members = ReadonlyMap<string, readonly [name: string, member: Schema]>;

/** Every resource of a type asks for the same. */
const known = new Map<string, Members>();

/** The members of a structure by their names in any manner, in AWS's order. */
export function membersOf({ structure }: Structure): Members {
  const before = known.get(structure);
  if (before) return before;
  const own = Object.entries(schemas.structures[structure] ?? {});
  const members = new Map(own.map((member) => [keyOf(member[0]), member] as const));
  known.set(structure, members);
  return members;
}

/** `kms_key_id` and `KmsKeyId` are one name. */
const keyOf = (name: string) => name.replaceAll("_", "").toLowerCase();

function mapped(value: Schema, term: Term, field: string, manner: Manner, world: World): Term | undefined {
  if (term === null || typeof term !== "object" || Array.isArray(term)) return undefined;
  const fields: Terms = {};
  for (const [name, item] of Object.entries(term as Terms)) {
    const child = coerced(value, item, field, manner, world);
    if (child !== undefined) setField(fields, name, child);
  }
  return fields;
}

function scalar(schema: Schema, value: Term, world: World): Term | undefined {
  if (value !== null && typeof value === "object") {
    return schema === "text" ? documentText(value, world) : undefined;
  }
  const text = String(value);
  if (schema === "boolean") return text.toLowerCase() === "true";
  if (schema === "number") return Number.isFinite(Number(text)) ? Number(text) : undefined;
  return text;
}

function unknownOf(schema: Schema, opaque: Opaque, field: string, world: World): Term {
  if (schema === "boolean") {
    if (opaque.isMade) return opaque;
    return world.choose(`${opaque.id} as yes or no`, ["true", "false"], opaque.what) === "true";
  }
  const isList = typeof schema === "object" && "list" in schema;
  const own = isList ? schema.list : schema;
  const known = own === "text" ? standInFor(field, opaque, world) : undefined;
  if (known === undefined) return opaque;
  return isList ? [known] : known;
}
