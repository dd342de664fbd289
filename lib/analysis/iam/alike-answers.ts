import type { AccessAnswers } from "./access-answers.ts";
import type { AlikeTargets } from "./alike-targets.ts";
import { anyObject } from "./object-probes.ts";
import type { Principal } from "./principals.ts";

/** One question about each of many targets. */
export interface Question {
  action: string;
  /** It is about what is in each. */
  onObjects?: true;
  /** What the request brings besides: a list is asked about with one such thing only. */
  brings?: Principal["brings"];
}

/** Those of a list that have to be asked about for themselves; `rest` tells what the others are answered, each the same to all who have the same. */
export interface Parted {
  apart: ReadonlySet<number> | "all";
  rest: number;
  /** The same for all who are answered the same about each of the list; undefined where one of its policies is about who asks. */
  asker: number | undefined;
}

const numbers = new WeakMap<AlikeTargets, Map<string, number>>();
const parted = new WeakMap<object, Map<AlikeTargets, Parted>>();

/**
 * Of thousands of targets a policy names a few. What no statement tells from others is answered alike, but for what its own policy says,
 * and that is the same to all of whom the other policies say the same.
 */
export function partedFor(asked: AccessAnswers, principal: Principal, question: Question, list: AlikeTargets): Parted {
  const { action } = question;
  const asking = asked.askingOf(principal, action);
  let known = parted.get(asking);
  if (!known) {
    known = new Map();
    parted.set(asking, known);
  }
  let own = known.get(list);
  if (!own) {
    own = partedByPatterns(asked, principal, question, list);
    known.set(list, own);
  }
  const byPolicy = list.namedBy(asked, action, principal);
  if (byPolicy.length === 0) return own;
  const apart = own.apart === "all" ? own.apart : new Set([...own.apart, ...byPolicy]);
  return { ...own, apart, asker: undefined };
}

function partedByPatterns(asked: AccessAnswers, principal: Principal, question: Question, list: AlikeTargets): Parted {
  const { action, onObjects = false, brings } = question;
  const { id: asker } = asked.askingOf(principal, action);
  const all: Parted = { apart: "all", rest: -1, asker };
  if (asked.hangsOnTags(principal, action)) return all;
  const apart = new Set<number>();
  const everywhere: string[] = [];
  for (const pattern of asked.patternsAbout(principal, action)) {
    const touched = list.touchedBy(pattern, onObjects);
    if (touched === "everyone") everywhere.push(pattern);
    else for (const at of touched) apart.add(at);
  }
  const target = list.targets.find((_, at) => !apart.has(at));
  if (!target) return all;
  const resource = onObjects ? `${target.identity.arn}/${anyObject}` : target.identity.arn;
  const beside = asked.besideIts(principal, { action, target, resource, ...(brings && { brings }) });
  // In a bucket such a pattern is one more name to ask about.
  const names = onObjects ? everywhere.sort().join() : "";
  return { apart, asker, rest: numberOf(list, [action, names, beside].join(" ")) };
}

function numberOf(list: AlikeTargets, text: string): number {
  const known = numbers.get(list) ?? new Map<string, number>();
  numbers.set(list, known);
  const number = known.get(text) ?? known.size;
  known.set(text, number);
  return number;
}

/** What is answered of the rest of a list, as far as somebody has asked. */
export class RestAnswers<Answer> {
  readonly #answers = new Map<number, Answer>();
  readonly #missing: Set<number>;
  readonly #learn: (answer: Answer, at: number) => void;

  constructor(list: AlikeTargets, learn: (answer: Answer, at: number) => void) {
    this.#missing = new Set(list.targets.keys());
    this.#learn = learn;
  }

  /** Asks what nobody has asked yet, but of what is apart. */
  fill(apart: ReadonlySet<number>, ask: (at: number) => Answer): void {
    for (const at of this.#missing) {
      if (apart.has(at)) continue;
      const answer = ask(at);
      this.#answers.set(at, answer);
      this.#missing.delete(at);
      this.#learn(answer, at);
    }
  }

  get(at: number): Answer | undefined {
    return this.#answers.get(at);
  }
}
