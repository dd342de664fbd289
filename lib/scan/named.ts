import { lastSeenIn } from "#lib/inventory/inventory.ts";
import { type Naming, namesIn } from "#lib/inventory/names.ts";
import type { Reading } from "#lib/readings/reading.ts";

const none: ReadonlySet<string> = new Set();

/** What is named of each kind, as it is written. */
export class Names {
  readonly #all = new Map<string, Set<string>>();
  readonly #fromOthers = new Map<string, Set<string>>();

  /** @param by the kind of what names it; empty for jobs that ended. */
  note(by: string, { kind, name }: Naming): void {
    for (const names of by === kind ? [this.#all] : [this.#all, this.#fromOthers]) {
      const known = names.get(kind);
      if (known) known.add(name);
      else names.set(kind, new Set([name]));
    }
  }

  noteIn(reading: Reading): void {
    for (const naming of namesOf(reading)) this.note(reading.identity.kind, naming);
  }

  of(kind: string): ReadonlySet<string> {
    return this.#all.get(kind) ?? none;
  }

  /** Whether other kinds name the same of it. What names itself, as a network interface does, is not named by that. */
  isNamedAsIn(other: Names, kind: string): boolean {
    const [one, two] = [this, other].map((names) => names.#fromOthers.get(kind) ?? none);
    return one?.symmetricDifference(two ?? none).size === 0;
  }
}

/** What a resource points at, or did when it last could be read. */
export function namesOf(reading: Reading): Iterable<Naming> {
  return namesIn(reading.identity.kind, lastSeenIn(reading));
}
