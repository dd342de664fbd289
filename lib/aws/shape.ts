import type { StaticListSchema, StaticSimpleSchema, StaticStructureSchema } from "@smithy/types";

/** What stands in a request or an answer, in as few words as say it: `{ Name: "text", Tags: [{ Key: "text" }] }`. */
export type Shape = "text" | "number" | "flag" | "time" | readonly [Shape] | Fields;
export interface Fields {
  readonly [field: string]: Shape;
}

/** A value of a shape, as the SDK's own types have it: AWS may leave out any field. */
export type Of<S> = S extends "text"
  ? string
  : S extends "number"
    ? number
    : S extends "flag"
      ? boolean
      : S extends "time"
        ? Date
        : S extends readonly [infer Item]
          ? Of<Item>[]
          : { -readonly [F in keyof S]?: Of<S[F]> | undefined };

/** Source: @smithy/types, schema sentinels. */
const simple = { text: 0, number: 1, flag: 2, time: 4 } as const;

type Schema = number | StaticSimpleSchema | StaticListSchema | StaticStructureSchema;

/** The schema of a structure, those of its fields first that are required. Source: @smithy/types, static-schemas. */
export function structureOf(
  namespace: string,
  name: string,
  fields: Fields,
  isRequired: (field: string) => boolean = () => false,
): StaticStructureSchema {
  const names = Object.keys(fields).sort((a, b) => Number(isRequired(b)) - Number(isRequired(a)));
  const members = names.map((field) => schemaOf(namespace, `${name}${field}`, fields[field] ?? "text"));
  return [3, namespace, name, 0, names, members, names.filter(isRequired).length] as StaticStructureSchema;
}

function schemaOf(namespace: string, name: string, shape: Shape): Schema {
  if (typeof shape === "string") return simple[shape];
  if (!isList(shape)) return structureOf(namespace, name, shape);
  return [1, namespace, name, 0, schemaOf(namespace, `${name}Item`, shape[0])] as StaticListSchema;
}

/** The value as it was sent, with its times, which JSON writes as seconds, as dates. What the shape does not know stays as it is. */
export function withTimes(shape: Shape, value: unknown): unknown {
  if (shape === "time") return typeof value === "number" ? new Date(value * 1000) : value;
  if (typeof shape === "string" || value === null || typeof value !== "object") return value;
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => withTimes(shape[0], item)) : value;
  if (Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, child]) => {
      const known = Object.hasOwn(shape, field) ? shape[field] : undefined;
      return [field, known === undefined ? child : withTimes(known, child)];
    }),
  );
}

function isList(shape: readonly [Shape] | Fields): shape is readonly [Shape] {
  return Array.isArray(shape);
}
