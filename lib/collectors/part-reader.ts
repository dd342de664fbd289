import { calledFor } from "#lib/aws/caller.ts";
import { CallFailed, failureBehind } from "#lib/aws/guard.ts";
import type { Ledger } from "#lib/aws/ledger.ts";
import type { Failure, PartReading, Parts } from "#lib/readings/reading.ts";

/** Makes the calls that one resource consists of, beside the one that names it, and keeps how each went. */
export class PartReader {
  readonly #ledger: Ledger;
  readonly #signal: AbortSignal;
  readonly #parts: Record<string, PartReading> = {};

  constructor(ledger: Ledger, signal: AbortSignal) {
    this.#ledger = ledger;
    this.#signal = signal;
  }

  /** See ReadPart. What is unread is left out of the resource, so its value never comes to a check that names the part. */
  async read<T>(name: string, call: () => Promise<T>, absent: readonly string[] = []): Promise<T | null> {
    const caller = { lastAction: this.#ledger.lastAction, calls: 0 };
    try {
      const value = await calledFor(caller, call);
      // What is known without a call is nobody's answer.
      this.#parts[name] = { status: "read", action: caller.calls > 0 ? caller.lastAction : "" };
      return value;
    } catch (error) {
      this.#signal.throwIfAborted();
      const failure = failureBehind(error, caller.lastAction);
      const { action } = failure;
      if (error instanceof CallFailed && saysNone(failure, absent)) {
        this.#ledger.absent(failure);
        this.#parts[name] = { status: "absent", action };
        return null;
      }
      // Only the call that names a resource may find it gone: one that is missing here is a part that was not read. So is what a
      // call that succeeded for the whole says it keeps back.
      const isNoted = error instanceof CallFailed && failure.class !== "missing" && caller.calls > 0;
      if (!isNoted) this.#ledger.spoiled(failure);
      this.#parts[name] = { status: "unread", action, failure };
      return undefined as never;
    }
  }

  /** The parts, to be spread into a reading; nothing when there are none. */
  given(): { parts?: Parts } {
    return Object.keys(this.#parts).length === 0 ? {} : { parts: this.#parts };
  }
}

/** True when AWS says by this failure that there is none: see ReadPart. */
export function saysNone({ code, message }: Failure, absent: readonly string[]): boolean {
  return absent.some((words) => {
    const [name, said = ""] = words.split(": ");
    return code === name && message.includes(said);
  });
}
