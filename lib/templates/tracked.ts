import { setField } from "#lib/readings/set-field.ts";
import type { Choices, Opaque } from "./world.ts";
import { hole, Marked, type Plain, type Term, Opaque as Unknown } from "./world.ts";

/** What hangs on a choice, or is unknown: by its place in the resource. */
export interface Mark {
  steps: readonly (string | number)[];
  choices: Choices;
  opaque?: Opaque;
  /** It is a name of the resource's own, which no setting gave. */
  isName?: true;
}

/** A resource as plain data in which nothing unknown can be told from a text, and where those places are. */
export interface Flat {
  plain: Plain;
  marks: Mark[];
}

/** Strips a term of its marks. What is left out in this world stays as a place at which somebody may ask. */
export function flattened(term: Term): Flat {
  const marks: Mark[] = [];
  const strip = (value: Term | undefined, steps: readonly (string | number)[]): Plain | undefined => {
    if (value instanceof Marked) {
      marks.push({ steps, choices: value.choices });
      return strip(value.term, steps);
    }
    if (value instanceof Unknown) {
      marks.push({ steps, choices: new Map(), opaque: value });
      return value.isMade ? undefined : value.around.replaceAll(hole, "");
    }
    if (value === undefined || value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) {
      const items: Plain[] = [];
      for (const item of value) {
        const plain = strip(item, [...steps, items.length]);
        if (plain !== undefined) items.push(plain);
        // How many there are hangs on it: whoever asks for the list asks for that.
        else if (item instanceof Marked) marks.push({ steps, choices: item.choices });
      }
      return items;
    }
    const fields: { [field: string]: Plain } = {};
    for (const [name, child] of Object.entries(value)) {
      const plain = strip(child, [...steps, name]);
      if (plain !== undefined) setField(fields, name, plain);
    }
    return fields;
  };
  return { plain: strip(term, []) ?? null, marks };
}

/**
 * A view that tells `onTouch` of every mark at which somebody looks; what has no marks in it is the value itself. A mark of a place that is gone
 * is told of by what is left around it.
 */
export function tracked(value: unknown, marks: readonly Mark[], onTouch: (mark: Mark) => void): { value: unknown } {
  const root = { value };
  const copied = new Set<object>();
  // The deepest first: a getter around another leaves that one as it is.
  for (const mark of [...marks].sort((a, b) => b.steps.length - a.steps.length)) {
    let holder: object = root;
    let field: string | number = "value";
    for (const step of mark.steps) {
      const next = own(holder, field, copied);
      if (!next) break;
      holder = next;
      field = step;
    }
    const before = Object.getOwnPropertyDescriptor(holder, field);
    Object.defineProperty(holder, field, {
      enumerable: true,
      configurable: true,
      get: () => {
        onTouch(mark);
        return before?.get ? (before.get.call(holder) as unknown) : (before?.value as unknown);
      },
    });
  }
  return root;
}

/** The object in a field, as a copy that may be changed; undefined where there is none. */
function own(holder: object, field: string | number, copied: Set<object>): object | undefined {
  const before = Object.getOwnPropertyDescriptor(holder, field);
  const value: unknown = before?.value;
  if (value === null || typeof value !== "object") return undefined;
  if (copied.has(value)) return value;
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  copied.add(copy);
  Object.defineProperty(holder, field, { ...before, value: copy });
  return copy;
}
