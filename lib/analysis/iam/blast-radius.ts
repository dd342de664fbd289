import type { Identity } from "#lib/readings/reading.ts";
import { AccessAnswers } from "./access-answers.ts";
import { requestOf } from "./access-request.ts";
import type { AccessScope, Target } from "./access-scope.ts";
import { type Parted, partedFor, RestAnswers } from "./alike-answers.ts";
import { type AlikeTargets, alikeIn } from "./alike-targets.ts";
import { shownBy } from "./conditions.ts";
import type { Evaluation } from "./evaluation.ts";
import { anyObject, objectsIn } from "./object-probes.ts";
import type { Principal } from "./principals.ts";
import { type TargetAction, type TargetKind, type Verb, verbs } from "./reach-targets.ts";

export type Reachable = Exclude<Evaluation["answer"], "denied">;

/** One thing that somebody reaches. */
export interface Reached {
  identity: Identity;
  answer: Reachable;
  /** The calls by which he does, of those with this answer. */
  actions: string[];
  /** Condition keys that it hangs on. */
  keys: string[];
  /** Why it is not known. */
  reason: string | null;
  /** Of a bucket of which only some objects are reached: such a one, by its name. */
  object: string | null;
}

/** What somebody may do with the resources of one kind. Everything is in `reached`, what is sure first; the rest is denied. */
export interface Reach {
  kind: string;
  verb: Verb;
  /** Resources of the kind that are known. */
  total: number;
  reached: Reached[];
}

const answers = new WeakMap<AccessScope, AccessAnswers>();

/** One for a scope: what it has answered it remembers. */
export function answersIn(scope: AccessScope): AccessAnswers {
  const known = answers.get(scope) ?? new AccessAnswers(scope);
  answers.set(scope, known);
  return known;
}

/**
 * What somebody who has taken over the principal reaches of what was read: with its own policies, its boundary, those of what is
 * reached, and those of the organization where they are read. What hangs on a request is conditional, what hangs on something
 * unread unknown; neither is left out.
 */
export function blastRadius(scope: AccessScope, principal: Principal): Reach[] {
  return [...scope.targets].flatMap(([kind, targets]) => reachOf(scope, principal, kind, targets));
}

/** The same of some resources of a kind. */
export function reachOf(
  scope: AccessScope,
  principal: Principal,
  { kind, actions }: TargetKind,
  targets: readonly Target[],
): Reach[] {
  const asked = answersIn(scope);
  return verbs.flatMap((verb): Reach[] => {
    const own = actions.filter((one) => one.verb === verb);
    if (own.length === 0) return [];
    const reached = targets.flatMap((target) => {
      const all = own.map((one) => ({
        action: one.action,
        ...found(asked, principal, one, target),
      }));
      return reachedBy(target.identity, all) ?? [];
    });
    const order: readonly Reachable[] = ["allowed", "conditional", "unknown"];
    reached.sort((one, other) => order.indexOf(one.answer) - order.indexOf(other.answer));
    return [{ kind, verb, total: targets.length, reached }];
  });
}

/** How many of a kind somebody reaches so, of how many: what a list of thousands has to say. */
export interface ReachCount {
  kind: string;
  verb: Verb;
  total: number;
  allowed: number;
  conditional: number;
  unknown: number;
}

/** The same as `blastRadius`, counted; what is not reached at all has no line. */
export function countReach(scope: AccessScope, principal: Principal): ReachCount[] {
  return [...scope.targets].flatMap(([kind, targets]) => {
    if (targets.length === 0) return [];
    const lists = listsOf(scope, kind, targets);
    return byVerb(kind).flatMap(([verb, own]): ReachCount[] => {
      const count: Counts = { denied: 0, allowed: 0, conditional: 0, unknown: 0 };
      for (const list of lists) countIn(scope, principal, { verb, own, list }, count);
      const { denied, ...some } = count;
      return denied === targets.length ? [] : [{ kind: kind.kind, verb, total: targets.length, ...some }];
    });
  });
}

const verbsOf = new Map<TargetKind, readonly [Verb, readonly TargetAction[]][]>();

function byVerb(kind: TargetKind): readonly [Verb, readonly TargetAction[]][] {
  const known =
    verbsOf.get(kind) ??
    verbs
      .map((verb): [Verb, TargetAction[]] => [verb, kind.actions.filter((one) => one.verb === verb)])
      .filter(([, own]) => own.length > 0);
  verbsOf.set(kind, known);
  return known;
}

const lists = new WeakMap<AccessScope, Map<TargetKind, readonly AlikeTargets[]>>();

function listsOf(scope: AccessScope, kind: TargetKind, targets: readonly Target[]): readonly AlikeTargets[] {
  const known = lists.get(scope) ?? new Map<TargetKind, readonly AlikeTargets[]>();
  lists.set(scope, known);
  const found = known.get(kind) ?? alikeIn(targets);
  known.set(kind, found);
  return found;
}

type Counts = Record<Evaluation["answer"], number>;

interface Counting {
  verb: Verb;
  own: readonly TargetAction[];
  list: AlikeTargets;
}

interface Rest {
  answers: RestAnswers<Evaluation["answer"]>;
  counts: Counts;
}

const rests = new WeakMap<AlikeTargets, Map<string, Rest>>();

/** Those that nothing tells apart are counted once for all who are answered the same about them. */
function countIn(scope: AccessScope, principal: Principal, { verb, own, list }: Counting, count: Counts): void {
  if (principal.unread !== undefined) {
    count.unknown += list.targets.length;
    return;
  }
  const asked = answersIn(scope);
  const ask = (at: number) => bestAnswer(asked, principal, own, list.targets[at] as Target);
  const parts = own.map((one) => partedFor(asked, principal, one, list));
  const key = keyOf(verb, parts);
  const known = key === undefined ? undefined : countsOf(list).get(key);
  const found = known ?? countAnew(parts, verb, list, ask);
  if (key !== undefined && !known) countsOf(list).set(key, found);
  for (const answer of everyAnswer) count[answer] += found[answer];
}

const everyAnswer = ["denied", "allowed", "conditional", "unknown"] as const;
const counted = new WeakMap<AlikeTargets, Map<string, Counts>>();

function countsOf(list: AlikeTargets): Map<string, Counts> {
  const known = counted.get(list) ?? new Map<string, Counts>();
  counted.set(list, known);
  return known;
}

/** The same for all who are answered the same about each of a list. */
function keyOf(verb: Verb, parts: readonly Parted[]): string | undefined {
  let key: string = verb;
  for (const { asker } of parts) {
    if (asker === undefined) return undefined;
    key += ` ${asker}`;
  }
  return key;
}

function countAnew(
  parts: readonly Parted[],
  verb: Verb,
  list: AlikeTargets,
  ask: (at: number) => Evaluation["answer"],
): Counts {
  const count: Counts = { denied: 0, allowed: 0, conditional: 0, unknown: 0 };
  const apart = unionOf(parts);
  if (apart === "all") {
    for (const at of list.targets.keys()) count[ask(at)]++;
    return count;
  }
  const { answers, counts } = restOf(list, `${verb} ${parts.map(({ rest }) => rest).join(" ")}`);
  answers.fill(apart, ask);
  for (const answer of everyAnswer) count[answer] += counts[answer];
  for (const at of apart) {
    const shared = answers.get(at);
    if (shared !== undefined) count[shared]--;
    count[ask(at)]++;
  }
  return count;
}

function unionOf(parts: readonly Parted[]): Parted["apart"] {
  const [first, ...others] = parts.filter(({ apart }) => apart === "all" || apart.size > 0);
  if (!first) return none;
  if (first.apart === "all" || others.length === 0) return first.apart;
  const union = new Set(first.apart);
  for (const { apart } of others) {
    if (apart === "all") return apart;
    for (const at of apart) union.add(at);
  }
  return union;
}

const none: ReadonlySet<number> = new Set();

function restOf(list: AlikeTargets, key: string): Rest {
  const known = rests.get(list) ?? new Map<string, Rest>();
  rests.set(list, known);
  let found = known.get(key);
  if (!found) {
    const counts: Counts = { denied: 0, allowed: 0, conditional: 0, unknown: 0 };
    found = { counts, answers: new RestAnswers(list, (answer) => counts[answer]++) };
    known.set(key, found);
  }
  return found;
}

function bestAnswer(asked: AccessAnswers, principal: Principal, own: readonly TargetAction[], target: Target) {
  let best: Evaluation["answer"] = "denied";
  for (const one of own) {
    const { evaluation } = found(asked, principal, one, target);
    if (ranks[evaluation.answer] > ranks[best]) best = evaluation.answer;
    if (best === "allowed") break;
  }
  return best;
}

interface Found {
  evaluation: Evaluation;
  object: string | null;
}

function found(asked: AccessAnswers, principal: Principal, { action, onObjects }: TargetAction, target: Target): Found {
  if (onObjects) return bestObject(asked, principal, action, target);
  return { evaluation: asked.of(principal, { action, target }), object: null };
}

/** Of what is in a bucket: anything, or else what some policy names. */
function bestObject(asked: AccessAnswers, principal: Principal, action: string, target: Target): Found {
  const bucket = target.identity.arn;
  const ask = (resource: string) => asked.of(principal, { action, target, resource });
  let best: Found = { evaluation: ask(`${bucket}/${anyObject}`), object: null };
  if (best.evaluation.answer === "allowed") return best;
  const shown = shownBy(requestOf(principal, { action, target }).context);
  const own = ("policy" in target && asked.about(target.policy, action)) || [];
  const patterns = [asked.patternsAbout(principal, action), own.flatMap(({ resources }) => resources?.listed ?? [])];
  for (const resource of objectsIn(bucket, [...new Set(patterns.flat())], shown)) {
    const evaluation = ask(resource);
    if (rank(evaluation) > rank(best.evaluation)) best = { evaluation, object: resource.slice(bucket.length + 1) };
    if (evaluation.answer === "allowed") break;
  }
  return best;
}

/** The more, the surer. */
export const ranks = { denied: 0, unknown: 1, conditional: 2, allowed: 3 } as const;

function rank({ answer }: Evaluation): number {
  return ranks[answer];
}

function reachedBy(identity: Identity, all: readonly (Found & { action: string })[]): Reached | undefined {
  const best = Math.max(...all.map(({ evaluation }) => rank(evaluation)));
  const those = all.filter(({ evaluation }) => rank(evaluation) === best);
  const [{ evaluation, object } = { evaluation: { answer: "denied" as const }, object: null }] = those;
  if (evaluation.answer === "denied") return undefined;
  const keys = those.flatMap((one) => (one.evaluation.answer === "conditional" ? one.evaluation.keys : []));
  return {
    identity,
    answer: evaluation.answer,
    actions: those.map(({ action }) => action),
    keys: [...new Set(keys)].sort(),
    reason: evaluation.answer === "unknown" ? evaluation.reason : null,
    object,
  };
}
