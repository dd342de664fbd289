import { matchesAction } from "./actions.ts";

export type FaultKind =
  /** Refusals, worded as the service words them. */
  | "denied"
  | "throttled"
  | "error-500"
  | "unsupported"
  /** What is asked for is not there, whatever it is. */
  | "not-found"
  | "expired-token"
  /** Answers that are not what the API promises: a proxy's HTML page, nothing, a field of another type. */
  | "html"
  | "empty-body"
  | "wrong-type"
  /** No answer: the connection stays open, or is cut. */
  | "hang"
  | "disconnect"
  /** Pages: the token sent comes back; an empty page with a token stands before the first. */
  | "repeat-token"
  | "truncate-pages"
  /** What was listed is gone when it is described. */
  | "vanish";

/** Plain data, so that a fault can stand in a JSON file. Of several that match a call the first is played. */
export interface Fault {
  /** `sagemaker:ListModels`, `sagemaker:*` or `*`. */
  action: string;
  region?: string;
  kind: FaultKind;
  /** Only the first so many matching calls. */
  times?: number;
  /** Chance per matching call, 0 to 1; the same `seed` gives the same calls. */
  probability?: number;
  seed?: number;
  /** What denies, in AWS's words; an identity policy that lacks the permission when left out. */
  because?: string;
}

export interface FaultedCall {
  action: string;
  region: string;
  /** The request describes what it names. */
  describes: boolean;
  /** The answer comes in pages. */
  pages: boolean;
}

/** The faults in force, with what is left of each. */
export class Faults {
  readonly #entries: { fault: Fault; left: number; random: () => number }[];

  constructor(faults: readonly Fault[]) {
    this.#entries = faults.map((fault) => ({
      fault,
      left: fault.times ?? Number.POSITIVE_INFINITY,
      random: randomFrom(fault.seed ?? 1),
    }));
  }

  /** The fault this call meets, if any. */
  next(call: FaultedCall): Fault | undefined {
    for (const entry of this.#entries) {
      const { action, region = call.region, kind, probability = 1 } = entry.fault;
      if (entry.left <= 0 || region !== call.region || !matchesAction(action, call.action) || !suits(kind, call))
        continue;
      if (probability < 1 && entry.random() >= probability) continue;
      entry.left -= 1;
      return entry.fault;
    }
    return undefined;
  }
}

function suits(kind: FaultKind, call: FaultedCall): boolean {
  if (kind === "vanish") return call.describes;
  if (kind === "repeat-token" || kind === "truncate-pages") return call.pages;
  return true;
}

/** mulberry32: small, seeded, good enough to spread faults over calls. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
