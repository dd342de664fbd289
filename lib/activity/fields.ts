import { setField } from "#lib/readings/set-field.ts";

/** A JSON object whose members may be anything: nothing in a CloudTrail record is trusted to have its type. */
export type Fields = Record<string, unknown>;

/** The object itself, or an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Fields) : {};
}

/** Text that is not empty, cut to `most` UTF-16 units, never through the middle of a character. */
export function textOf(value: unknown, most: number): string | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  return wellFormed(value.length <= most ? value : value.slice(0, most).replace(/[\uD800-\uDBFF]$/, ""));
}

/** An own member: names out of a record must not reach what an object inherits. */
export function memberOf(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A member on the way into a structure, and whether the way goes on in each item of a list that stands there. */
export interface Step {
  member: string;
  isList: boolean;
}

const knownSteps = new Map<string, readonly Step[]>();

/** A path into a request, `containers[].modelPackageName`: these are ours, and each is taken apart once. */
export function stepsOf(path: string): readonly Step[] {
  let steps = knownSteps.get(path);
  if (!steps) {
    steps = path.split(".").map((step) => ({ member: step.replace("[]", ""), isList: step.endsWith("[]") }));
    knownSteps.set(path, steps);
  }
  return steps;
}

/** Deeper than any AWS API nests, and far from where recursion, here or in JSON.stringify, would fail. */
const deepest = 64;

/**
 * A parsed record as every database and view can hold it: no NUL (Postgres refuses it), no half characters, no
 * bottomless nesting. Other control characters stay as they are.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return wellFormed(value);
  if (value === null || typeof value !== "object") return value;
  if (depth >= deepest) return "(nested too deeply)";
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  const fields: Fields = {};
  for (const [name, member] of Object.entries(value)) setField(fields, wellFormed(name), storable(member, depth + 1));
  return fields;
}

function wellFormed(text: string): string {
  // Nearly every text is, and is not written anew.
  return text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "\uFFFD");
}
