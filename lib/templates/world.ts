import { setField } from "#lib/readings/set-field.ts";

/** Stands in a text for what is not known of it. */
export const hole = "\uFFFC";

/** Something that somebody gives and nobody knows yet. */
export class Opaque {
  /** The same unknown thing has the same id wherever it is met. */
  readonly id: string;
  /** What it is, as the subject of a sentence: "the parameter KeyArn". */
  readonly what: string;
  /** Whatever is deployed shows it in clear, and it is a secret. */
  readonly isSecret: boolean;
  /** It is no one's choice: AWS makes it once the thing is there. */
  readonly isMade: boolean;
  /** The text that it is a part of, as far as it is known, with `hole` in place of what is not. */
  readonly around: string;

  constructor(id: string, what: string, more: { isSecret?: boolean; isMade?: boolean; around?: string } = {}) {
    this.id = id;
    this.what = what;
    this.isSecret = more.isSecret ?? false;
    this.isMade = more.isMade ?? false;
    this.around = more.around ?? hole;
  }
}

/** What a value hangs on: by its key, what it may be and what it is in this world. */
export type Choices = ReadonlyMap<string, { options: readonly string[]; what: string }>;

/** A value that is as it is in this world alone; `undefined` where it is left out in it. */
export class Marked {
  readonly term: Term | undefined;
  readonly choices: Choices;

  constructor(term: Term | undefined, choices: Choices) {
    this.term = term;
    this.choices = choices;
  }
}

/** A setting as a template gives it: plain data, in which unknown things and what hangs on a choice are told apart. */
export type Term = string | number | boolean | null | Opaque | Marked | Term[] | Terms;
export interface Terms {
  [field: string]: Term;
}

export type Assignment = ReadonlyMap<string, string>;

/** A combination of choices that cannot be: AWS would refuse it. */
export class Impossible extends Error {}

/** How one deployment of a template would turn out, of all that it may. Whoever asks it is told what its answer hung on. */
export class World {
  readonly assignment: Assignment;
  #noted = new Map<string, { options: readonly string[]; what: string }>();
  readonly #chosen = new Map<string, { key: string; first: string; chosen: string }>();

  constructor(assignment: Assignment) {
    this.assignment = assignment;
  }

  /** What is chosen, the first where nothing was assigned. `what` is the subject of a sentence. @throws Impossible */
  choose(key: string, options: readonly string[], what: string): string {
    const [first] = options;
    if (first === undefined) throw new Impossible(what);
    if (options.length === 1) return first;
    this.#noted.set(key, { options, what });
    const chosen = this.assignment.get(key) ?? first;
    this.#chosen.set(`${key}\n${first}`, { key, first, chosen });
    if (!options.includes(chosen)) throw new Impossible(what);
    return chosen;
  }

  /** Whether all that was chosen here would be chosen in the world of that assignment as well: then what came of it is the same. */
  isAsIn(assignment: Assignment): boolean {
    return [...this.#chosen.values()].every(({ key, first, chosen }) => (assignment.get(key) ?? first) === chosen);
  }

  /** What was met outside of any mark. */
  get noted(): Choices {
    return this.#noted;
  }

  note(choices: Choices): void {
    for (const [key, choice] of choices) this.#noted.set(key, choice);
  }

  /** What `ask` gives, marked with the choices that it met. */
  marking(ask: () => Term | undefined): Term | undefined {
    const { value: term, choices } = this.apart(ask);
    if (choices.size === 0) return term;
    if (term instanceof Marked) return new Marked(term.term, new Map([...choices, ...term.choices]));
    return new Marked(term, choices);
  }

  /** What `ask` gives, and the choices that it met, which are not noted here. */
  apart<T>(ask: () => T): { value: T; choices: Choices } {
    const outer = this.#noted;
    this.#noted = new Map();
    try {
      return { value: ask(), choices: this.#noted };
    } catch (error) {
      // What made it impossible may be otherwise in another world.
      if (error instanceof Impossible) for (const [key, choice] of this.#noted) outer.set(key, choice);
      throw error;
    } finally {
      this.#noted = outer;
    }
  }

  /** What stands behind a mark; who asks hangs on its choices. */
  open(term: Term | undefined): Exclude<Term, Marked> | undefined {
    let inner = term;
    while (inner instanceof Marked) {
      this.note(inner.choices);
      inner = inner.term;
    }
    return inner;
  }

  /** Plain data, or the first unknown thing in it. */
  whole(term: Term | undefined): Plain | Opaque | undefined {
    const inner = this.open(term);
    if (inner === undefined || inner === null || typeof inner !== "object" || inner instanceof Opaque) return inner;
    if (Array.isArray(inner)) {
      const items: Plain[] = [];
      for (const item of inner) {
        const plain = this.whole(item);
        if (plain instanceof Opaque) return plain;
        if (plain !== undefined) items.push(plain);
      }
      return items;
    }
    const fields: { [field: string]: Plain } = {};
    for (const [name, value] of Object.entries(inner)) {
      const plain = this.whole(value);
      if (plain instanceof Opaque) return plain;
      if (plain !== undefined) setField(fields, name, plain);
    }
    return fields;
  }
}

export type Plain = string | number | boolean | null | Plain[] | { [field: string]: Plain };
