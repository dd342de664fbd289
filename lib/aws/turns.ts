/** So many at once under each name; the others wait, in order of asking. */
export class Turns {
  readonly #most: number;
  readonly #taken = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for a turn; it lasts until what this answers is called, once. */
  async enter(name: string): Promise<() => void> {
    const taken = this.#taken.get(name) ?? 0;
    if (taken < this.#most) this.#taken.set(name, taken + 1);
    else await new Promise<void>((resolve) => this.#queue(name).push(resolve));
    return () => {
      const next = this.#waiting.get(name)?.shift();
      if (next) next();
      else this.#taken.set(name, (this.#taken.get(name) ?? 1) - 1);
    };
  }

  #queue(name: string): (() => void)[] {
    const known = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, known);
    return known;
  }
}
