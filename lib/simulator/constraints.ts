import type { NormalizedSchema } from "@smithy/core/schema";
import type { StaticStructureSchema } from "@smithy/types";
import data from "./input-constraints.json" with { type: "json" };

/** What a value has to be, besides its type. Rules of lists and maps point at those of what they hold. */
interface Rule {
  /** Of text, lists, maps and bytes the length, of numbers the value. */
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  items?: number;
  keys?: number;
  values?: number;
}

type Constraint =
  | { kind: "required" }
  | { kind: "at-most" | "at-least"; of: "length" | "value"; bound: number }
  | { kind: "pattern"; pattern: string }
  | { kind: "enum"; values: readonly string[] }
  /** Something in a list or a map is wrong: all that each of them has to be. */
  | { kind: "each"; part: "Member" | "Map keys" | "Map value"; constraints: readonly Constraint[] };

/** A member of a request that AWS's API model does not allow. */
export interface Violation {
  /** `VpcConfig`, `Subnets`, `1`, `member`: places in a list count from 1. */
  path: readonly string[];
  value: unknown;
  constraint: Constraint;
}

const rules: readonly Rule[] = data.rules;
const structures: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = data.services;

/** Everything wrong with a request whose types are right, in the order of its members. */
export function violationsIn(service: string, input: NormalizedSchema, value: object): Violation[] {
  const members = Object.hasOwn(structures, service) ? (structures[service] ?? {}) : {};
  return [...walk(input, value, [], undefined)];

  function* walk(
    schema: NormalizedSchema,
    value: unknown,
    path: readonly string[],
    rule: Rule | undefined,
  ): Generator<Violation> {
    for (const constraint of broken(rule, value)) yield { path, value, constraint };
    if (schema.isStructSchema()) yield* walkStructure(schema, value as Fields, path);
    else if (schema.isListSchema()) {
      const item = schema.getValueSchema();
      yield* ofEach("Member", ruleAt(rule?.items), value as unknown[], item, { path, value });
      if (isSimple(item)) return;
      for (const [index, child] of (value as unknown[]).entries()) {
        yield* walk(item, child, [...path, String(index + 1), "member"], ruleAt(rule?.items));
      }
    } else if (schema.isMapSchema()) {
      const held = schema.getValueSchema();
      yield* ofEach("Map keys", ruleAt(rule?.keys), Object.keys(value as Fields), schema.getKeySchema(), {
        path,
        value,
      });
      yield* ofEach("Map value", ruleAt(rule?.values), Object.values(value as Fields), held, { path, value });
      if (isSimple(held)) return;
      for (const [key, child] of Object.entries(value as Fields)) {
        yield* walk(held, child, [...path, key, "member"], ruleAt(rule?.values));
      }
    }
  }

  function* walkStructure(schema: NormalizedSchema, fields: Fields, path: readonly string[]): Generator<Violation> {
    // [2] is the structure's name; the first [6] members are the required ones. Source: @smithy/types, static-schemas.
    const structure = schema.getSchema() as StaticStructureSchema;
    const places = Object.hasOwn(members, structure[2]) ? (members[structure[2]] ?? {}) : {};
    let requiredLeft = structure[6] ?? 0;
    for (const [name, member] of schema.structIterator()) {
      const child = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const required = requiredLeft-- > 0;
      if (child !== undefined && child !== null) {
        yield* walk(member, child, [...path, name], ruleAt(places[name]));
      } else if (required) yield { path: [...path, name], value: null, constraint: { kind: "required" } };
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

function ruleAt(place: number | undefined): Rule | undefined {
  return place === undefined ? undefined : rules[place];
}

function isSimple(schema: NormalizedSchema): boolean {
  return !schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema();
}

function* ofEach(
  part: "Member" | "Map keys" | "Map value",
  rule: Rule | undefined,
  values: readonly unknown[],
  schema: NormalizedSchema,
  whole: Pick<Violation, "path" | "value">,
): Generator<Violation> {
  if (!rule || !isSimple(schema)) return;
  const wrong = values.find((value) => broken(rule, value).length > 0);
  if (wrong !== undefined) yield { ...whole, constraint: { kind: "each", part, constraints: allOf(rule, wrong) } };
}

/** Upper bounds come before lower ones, as AWS words them. */
function allOf(rule: Rule, value: unknown): Constraint[] {
  const of = typeof value === "number" || typeof value === "bigint" ? "value" : "length";
  return [
    ...(rule.max === undefined ? [] : [{ kind: "at-most" as const, of, bound: rule.max } as const]),
    ...(rule.min === undefined ? [] : [{ kind: "at-least" as const, of, bound: rule.min } as const]),
    ...(rule.pattern === undefined ? [] : [{ kind: "pattern" as const, pattern: rule.pattern }]),
    ...(rule.enum === undefined ? [] : [{ kind: "enum" as const, values: rule.enum }]),
  ];
}

function broken(rule: Rule | undefined, value: unknown): Constraint[] {
  return rule ? allOf(rule, value).filter((constraint) => !holds(constraint, value)) : [];
}

function holds(constraint: Constraint, value: unknown): boolean {
  switch (constraint.kind) {
    case "at-most":
      return sizeOf(value) <= constraint.bound;
    case "at-least":
      return sizeOf(value) >= constraint.bound;
    case "pattern":
      return expressionOf(constraint.pattern).test(String(value));
    case "enum":
      return constraint.values.includes(String(value));
    default:
      return true;
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string") return [...value].length;
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
}

const expressions = new Map<string, RegExp>();

/** Java's own spellings; and repetitions within repetitions, which take for ever to fail, without the inner or the outer one. */
const respelled: readonly (readonly [RegExp, string])[] = [
  [/^\(\?s\)/, ""],
  [/\\p\{Alnum\}/g, "a-zA-Z0-9"],
  [/\$\{\d+,\d*\}/g, "$$"],
  [/\(\[-a-z0-9\]\*\[a-z0-9\]\)\{0,\d+\}\?/g, "([-a-z0-9]*[a-z0-9])?"],
  [/\]\+\/\?\)\{(\d+),\d+\}/g, "]/?){$1,}"],
];

/**
 * A pattern of the API models, written for Java, which has to match the whole text. Some escape what
 * JavaScript's Unicode mode has no escape for: those are read without it.
 */
export function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const dotAll = pattern.startsWith("(?s)") ? "s" : "";
  const body = respelled.reduce((text, [spelling, ours]) => text.replace(spelling, ours), pattern);
  const made = compiled(`^(?:${body})$`, `u${dotAll}`) ?? new RegExp(`^(?:${body})$`, dotAll);
  expressions.set(pattern, made);
  return made;
}

function compiled(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
