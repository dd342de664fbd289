import { setField } from "#lib/readings/set-field.ts";
import { Marked, Opaque, type Term, type Terms } from "../world.ts";

/** What stands behind a mark in this world, without saying that anybody asked. */
export function standsFor(term: Term | undefined): Exclude<Term, Marked> | undefined {
  let inner = term;
  while (inner instanceof Marked) inner = inner.term;
  return inner;
}

export function isLeftOut(term: Term | undefined): boolean {
  const value = standsFor(term);
  return value === undefined || value === null;
}

/** The settings in a term; undefined where it holds none. */
export function fieldsIn(term: Term | undefined): Terms | undefined {
  const value = standsFor(term);
  const isFields = value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof Opaque);
  return isFields ? value : undefined;
}

/** Sets what is left out. What is left out in this world alone is no more than that afterwards. */
export function fill(resource: Terms | undefined, defaults: Terms): void {
  if (!resource) return;
  for (const [name, value] of Object.entries(defaults)) {
    const own = Object.hasOwn(resource, name) ? resource[name] : undefined;
    if (isLeftOut(own)) setField(resource, name, own instanceof Marked ? new Marked(value, own.choices) : value);
  }
}
