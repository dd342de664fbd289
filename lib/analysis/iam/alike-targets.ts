import { matches } from "#lib/readings/wildcards.ts";
import type { AccessAnswers } from "./access-answers.ts";
import type { Target } from "./access-scope.ts";
import { namesOf } from "./named-statements.ts";
import { anyObject, namesWithin } from "./object-probes.ts";
import type { Principal } from "./principals.ts";

/** Where in a list those stand that something is about; `everyone`: nothing tells them apart. */
export type Touched = "everyone" | readonly number[];

/** Whose own policies tell askers apart, and how they are called there. */
interface ByPolicy {
  always: readonly number[];
  named: ReadonlyMap<string, readonly number[]>;
}

/**
 * Targets about which a request brings the same but for their tags. A pattern of a policy is held to the few of them that begin as it
 * does, once for all who have it.
 */
export class AlikeTargets {
  readonly targets: readonly Target[];
  readonly #sorted: readonly { arn: string; at: number }[];
  readonly #wholes = new Map<string, Touched>();
  readonly #inside = new Map<string, Touched>();
  readonly #policies = new Map<string, ByPolicy>();

  constructor(targets: readonly Target[]) {
    this.targets = targets;
    this.#sorted = targets
      .map(({ identity: { arn } }, at) => ({ arn, at }))
      .sort((one, other) => (one.arn < other.arn ? -1 : one.arn > other.arn ? 1 : 0));
  }

  /** Those that a pattern of resources may mean, or what is in them. What a variable stands for may be anything. */
  touchedBy(pattern: string, isInside: boolean): Touched {
    const known = isInside ? this.#inside : this.#wholes;
    const found = known.get(pattern) ?? (isInside ? this.#insideBy(pattern) : this.#wholeBy(pattern));
    known.set(pattern, found);
    return found;
  }

  #wholeBy(pattern: string): Touched {
    if (pattern === "*") return "everyone";
    const wide = pattern.replaceAll(/\$\{[^}]*\}/g, "*");
    const start = wide.slice(0, wide.search(/[*?]|$/));
    // Most that begin so do not have what stands behind its first wildcard.
    const behind = wide.split(/[*?]/).slice(1);
    const part = behind.reduce((longest, one) => (one.length > longest.length ? one : longest), "");
    const found: number[] = [];
    for (const { arn, at } of this.#beginning(start)) if (arn.includes(part) && matches(wide, arn)) found.push(at);
    return wide === pattern && found.length === this.targets.length ? "everyone" : found;
  }

  /** What is asked about in a bucket depends on every pattern that some name in it fits. */
  #insideBy(pattern: string): Touched {
    if (pattern === "*") return "everyone";
    const wide = pattern.replaceAll(/\$\{[^}]*\}/g, "*");
    const start = wide.slice(0, wide.search(/[*?]|$/));
    const bucket = /^[^/]*(?=\/)/.exec(start)?.[0];
    const candidates = this.#beginning(bucket ?? start);
    if (/^[^*?$]*\*$/.test(pattern) && bucket === undefined && candidates.length === this.targets.length)
      return "everyone";
    return candidates.flatMap(({ arn, at }) => {
      const isNamed = matches(wide, `${arn}/${anyObject}`) || namesWithin(`${arn}/`, wide).length > 0;
      return isNamed ? at : [];
    });
  }

  #beginning(start: string): readonly { arn: string; at: number }[] {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.arn ?? "") < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (this.#sorted[end]?.arn.startsWith(start)) end++;
    return this.#sorted.slice(low, end);
  }

  /** Those whose own policies name somebody, and those of which what they say hangs on who asks. */
  namedBy(asked: AccessAnswers, action: string, principal: Principal): readonly number[] {
    let known = this.#policies.get(action);
    if (!known) {
      known = this.#byPolicy(asked, action);
      this.#policies.set(action, known);
    }
    const { always, named } = known;
    if (named.size === 0) return always;
    const own = namesOf(principal).flatMap((name) => named.get(name) ?? []);
    return own.length === 0 ? always : [...always, ...own];
  }

  #byPolicy(asked: AccessAnswers, action: string): ByPolicy {
    const always: number[] = [];
    const named = new Map<string, number[]>();
    for (const [at, target] of this.targets.entries()) {
      const { isPersonal, names } = asked.toldApartBy(target, action);
      if (isPersonal) always.push(at);
      for (const name of names) {
        const own = named.get(name) ?? [];
        own.push(at);
        named.set(name, own);
      }
    }
    return { always, named };
  }
}

/** Targets by what a request about them brings: their region, and whose they are. */
export function alikeIn(targets: readonly Target[]): AlikeTargets[] {
  return [...Map.groupBy(targets, ({ brings }) => JSON.stringify(brings)).values()].map((one) => new AlikeTargets(one));
}
