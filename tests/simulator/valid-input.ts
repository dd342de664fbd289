import type { NormalizedSchema } from "@smithy/core/schema";
import fc from "fast-check";
import { expressionOf, violationsIn } from "#lib/simulator/constraints.ts";

/** Texts of the kinds AWS asks for; the first that a member takes is its value. */
const texts = [
  "a",
  "name-1",
  "d-abcdefghijkl",
  "482915630174",
  "arn:aws:iam::482915630174:role/one",
  "arn:aws:sagemaker:us-east-1:482915630174:model/one",
  "vpc-0a1b2c3d",
  "6a0f4f5e-1d3b-4c2a-9e8f-7b6c5d4e3f2a",
];

/** The least an operation takes: its required members, each with a value its rules allow. */
export function validInput(service: string, schema: NormalizedSchema): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  if (!schema.isStructSchema()) return input;
  const missing = violationsIn(service, schema, {}).map(({ path }) => path[0] ?? "");
  for (const [name, member] of schema.structIterator()) {
    if (missing.includes(name)) input[name] = valueFor(service, schema, name, member);
  }
  return input;
}

function valueFor(service: string, schema: NormalizedSchema, name: string, member: NormalizedSchema): unknown {
  const fits = (value: unknown) =>
    !violationsIn(service, schema, { [name]: value }).some(({ constraint }) => constraint.kind !== "required");
  const found = candidates(service, schema, name, member).find(fits);
  if (found === undefined) throw new Error(`No value is known for ${schema.getName()} ${name}`);
  return found;
}

/** @param placed a value as it stands in the member: in a list, when it is an item of one */
function candidates(
  service: string,
  schema: NormalizedSchema,
  name: string,
  member: NormalizedSchema,
  placed = (value: unknown): unknown => value,
): unknown[] {
  if (member.isNumericSchema()) return [1, 100, 900];
  if (member.isBooleanSchema()) return [true];
  if (member.isStructSchema()) return [validInput(service, member)];
  if (member.isListSchema()) {
    const items = candidates(service, schema, name, member.getValueSchema(), (item) => placed([item]));
    return [items.slice(0, 1)];
  }
  if (member.isMapSchema()) {
    const values = candidates(service, schema, name, member.getValueSchema(), (value) => placed({ main: value }));
    return values.slice(0, 1).map((value) => ({ main: value }));
  }
  const constraints = violationsIn(service, schema, { [name]: placed("?") }).flatMap(({ constraint }) =>
    constraint.kind === "each" ? constraint.constraints : [constraint],
  );
  for (const constraint of constraints) {
    if (constraint.kind === "enum") return [...constraint.values];
    if (constraint.kind === "pattern") return textsLike(constraint.pattern);
  }
  return texts;
}

const drawn = new Map<string, string[]>();

/** Lookarounds cannot be drawn from: what they would leave out is drawn too, and does not fit. */
function textsLike(pattern: string): string[] {
  const fitting = texts.filter((text) => expressionOf(pattern).test(text));
  if (fitting.length > 0) return fitting;
  const known = drawn.get(pattern);
  if (known) return known;
  const expression = expressionOf(pattern.replace(/\(\?<?[!=][^()]*\)/g, ""));
  const made = fc.sample(fc.stringMatching(expression), { seed: 1, numRuns: 60 });
  drawn.set(pattern, made);
  return made;
}
