import type { NormalizedSchema } from "@smithy/core/schema";
import { violationsIn } from "#lib/simulator/constraints.ts";

/** Texts of the kinds AWS asks for; the first that a member takes is its value. */
const texts = [
  "a",
  "name-1",
  "d-abcdefghijkl",
  "482915630174",
  "arn:aws:iam::482915630174:role/one",
  "arn:aws:sagemaker:us-east-1:482915630174:model/one",
  "vpc-0a1b2c3d",
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

function candidates(service: string, schema: NormalizedSchema, name: string, member: NormalizedSchema): unknown[] {
  if (member.isNumericSchema()) return [1, 100, 900];
  if (member.isBooleanSchema()) return [true];
  if (member.isStructSchema()) return [validInput(service, member)];
  if (member.isListSchema()) return [candidates(service, schema, name, member.getValueSchema()).slice(0, 1)];
  const wrong = violationsIn(service, schema, { [name]: "?" }).find(({ constraint }) => constraint.kind === "enum");
  return wrong?.constraint.kind === "enum" ? [...wrong.constraint.values] : texts;
}
