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

/** A field: the marks that are told when it is read, and what of its value has marks of its own. */
interface Place {
  marks: Mark[];
  inner?: Places;
}

interface Places {
  /** A copy, in which a marked field that is left out stands as undefined: it is met by who goes through all of them. */
  copy: object;
  fields: Map<string, Place>;
}

/**
 * A value and what hangs on what in it. A mark of a place that is gone is told of by what is left around it. Many look at the same resource,
 * so the places are found once.
 */
export class Tracked {
  readonly #value: unknown;
  readonly #root: Place;

  constructor(value: unknown, marks: readonly Mark[]) {
    this.#value = value;
    this.#root = { marks: [] };
    // The deepest first: who reads what is around it meets that first.
    for (const mark of [...marks].sort((a, b) => b.steps.length - a.steps.length)) this.#placeOf(mark).unshift(mark);
  }

  #placeOf({ steps }: Mark): Mark[] {
    let place = this.#root;
    let value = this.#value;
    for (const step of steps) {
      if (value === null || typeof value !== "object") break;
      place.inner ??= { copy: Array.isArray(value) ? [...(value as unknown[])] : { ...value }, fields: new Map() };
      const { copy, fields } = place.inner;
      const field = String(step);
      value = Object.getOwnPropertyDescriptor(copy, field)?.value;
      if (value === undefined) setField(copy as Record<string, unknown>, field, undefined);
      const next = fields.get(field) ?? { marks: [] };
      fields.set(field, next);
      place = next;
    }
    return place.marks;
  }

  /** Reads the value, as an object of its own: `onTouch` hears every mark at which somebody looks. What has no marks in it is the value itself. */
  view(onTouch: (mark: Mark) => void): () => unknown {
    const views = new Map<Places, object>();
    const read = ({ marks, inner }: Place, value: unknown): unknown => {
      for (const mark of marks) onTouch(mark);
      if (!inner) return value;
      const view = views.get(inner) ?? viewOf(inner, read);
      views.set(inner, view);
      return view;
    };
    return () => read(this.#root, this.#value);
  }
}

function viewOf({ copy, fields }: Places, read: (place: Place, value: unknown) => unknown): object {
  return new Proxy(copy, {
    get(target, field) {
      const value: unknown = Reflect.get(target, field);
      const place = typeof field === "string" ? fields.get(field) : undefined;
      return place ? read(place, value) : value;
    },
  });
}
