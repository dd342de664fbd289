import type { Coverage, CoverageStatus } from "#lib/readings/coverage.ts";
import type { Failure } from "#lib/readings/reading.ts";
import type { Caller } from "./caller.ts";

interface Line {
  calls: number;
  failures: number;
  failure?: Failure;
  note?: string;
  leftOut?: number;
  /** It lists what others are made of, and failed for one of them. */
  lost?: boolean;
}

/** Counts what every action of one collector in one region gave, and says in the end what was covered. */
export class Ledger implements Caller {
  readonly region: string;
  readonly kind: string;
  readonly #lines: Map<string, Line>;
  /** The latest call that was made for the list itself, not for one of its items. */
  lastAction: string;
  calls = 0;
  #passedOver = 0;

  constructor(region: string, kind: string, actions: readonly string[]) {
    this.region = region;
    this.kind = kind;
    this.#lines = new Map(actions.map((action) => [action, { calls: 0, failures: 0 }]));
    this.lastAction = actions[0] ?? "";
  }

  succeeded(action: string): void {
    this.#line(action).calls++;
  }

  failed(failure: Failure): void {
    const line = this.#line(failure.action);
    line.calls++;
    if (failure.class === "missing") return;
    line.failures++;
    line.failure = failure;
  }

  /** A call that seemed to succeed gave an answer that is no good after all. */
  spoiled(failure: Failure): void {
    const line = this.#line(failure.action);
    line.failures++;
    line.failure = failure;
  }

  /** What seemed to fail was AWS saying that there is none. */
  absent(failure: Failure): void {
    if (failure.class === "missing") return;
    const line = this.#line(failure.action);
    line.failures--;
    if (line.failures === 0) delete line.failure;
  }

  /** The horizon or cap left something out, or another action stood in for this one. */
  leftOut(note: string, action = this.lastAction, failure?: Failure): void {
    const line = this.#line(action);
    line.note = note;
    if (failure) line.failure = failure;
  }

  /** One of several lists failed: what stands in it is not known. */
  lost(failure: Failure): void {
    const line = this.#line(failure.action);
    line.lost = true;
    line.failure = failure;
  }

  /** The cap left at least `count` resources unread. */
  capped(count: number, action = this.lastAction): void {
    const line = this.#line(action);
    line.leftOut = count;
    line.note = `The cap left the oldest unread: at least ${count.toLocaleString("en")}.`;
  }

  /** So many items that had been read were not asked for again. */
  passedOver(count: number): void {
    this.#passedOver += count;
  }

  /** @param stopped the failure that ended the enumeration early, if one did. */
  coverage(stopped?: Failure): Coverage[] {
    return [...this.#lines].flatMap(([action, line]): Coverage[] => {
      const culprit = stopped?.action === action ? stopped : line.lost ? line.failure : undefined;
      if (line.calls === 0 && stopped && !culprit) return [];
      const failure = culprit ?? line.failure;
      const status = culprit ? statusOf(culprit) : lineStatus(line, this.#passedOver);
      return [
        {
          region: this.region,
          kind: this.kind,
          action,
          status,
          calls: line.calls,
          failures: line.failures,
          unlisted: culprit !== undefined,
          ...(failure && status !== "complete" && { failure }),
          ...(line.note && { note: line.note }),
          ...(line.leftOut && { leftOut: line.leftOut }),
        },
      ];
    });
  }

  #line(action: string): Line {
    let line = this.#lines.get(action);
    if (!line) {
      line = { calls: 0, failures: 0 };
      this.#lines.set(action, line);
    }
    return line;
  }
}

/** What failed for all that were asked failed for some alone, when others had been read and were passed over. */
function lineStatus(line: Line, passedOver: number): CoverageStatus {
  if (line.note) return "partial";
  if (line.failures === 0 || !line.failure) return "complete";
  return line.failures < line.calls + passedOver ? "partial" : statusOf(line.failure);
}

function statusOf(failure: Failure): CoverageStatus {
  return failure.class === "denied" || failure.class === "unsupported" ? failure.class : "failed";
}
