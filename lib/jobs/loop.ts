import { setTimeout as sleep } from "node:timers/promises";
import { explain } from "#lib/errors.ts";

/** Between two turns. */
const usualMs = 5_000;

/** Does the same again and again, and at once when it is told to; says once why it cannot. */
export class Loop {
  readonly done: Promise<void>;
  #wake: () => void = () => undefined;
  #isAsked = false;

  constructor(
    what: string,
    signal: AbortSignal,
    log: (message: string) => void,
    work: () => Promise<void>,
    everyMs = usualMs,
  ) {
    let said = "";
    this.done = (async () => {
      while (!signal.aborted) {
        this.#isAsked = false;
        await work().then(
          () => {
            said = "";
          },
          (error: unknown) => {
            const why = `${what}: ${explain(error)}`;
            if (why !== said && !signal.aborted) log(why);
            said = why;
          },
        );
        if (!this.#isAsked) await this.#pause(signal, everyMs);
      }
    })().catch(() => undefined);
  }

  /** Now, or once more when it is at it. */
  look(): void {
    this.#isAsked = true;
    this.#wake();
  }

  async #pause(signal: AbortSignal, everyMs: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([woken, sleep(everyMs, undefined, { signal, ref: false })]);
  }
}
