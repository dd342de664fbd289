import type { Identity } from "#lib/readings/reading.ts";
import { AccessAnswers } from "./access-answers.ts";
import { requestOf } from "./access-request.ts";
import type { AccessScope, Target } from "./access-scope.ts";
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
  return [...scope.targets].flatMap(([kind, targets]) =>
    verbs.flatMap((verb) => countsOf(scope, principal, kind, verb, targets)),
  );
}

const counted = new WeakMap<AccessScope, Map<string, ReachCount[]>>();

/** Of things without policies all get the same answers who have the same policies. */
function countsOf(
  scope: AccessScope,
  principal: Principal,
  { kind, policy, actions }: TargetKind,
  verb: Verb,
  targets: readonly Target[],
): ReachCount[] {
  const asked = answersIn(scope);
  const own = actions.filter((one) => one.verb === verb);
  if (own.length === 0 || targets.length === 0) return [];
  const known = counted.get(scope) ?? new Map<string, ReachCount[]>();
  counted.set(scope, known);
  const groups =
    policy === undefined && !principal.unread ? own.map(({ action }) => asked.groupOf(principal, action)) : [];
  const key = groups.length > 0 && !groups.includes(undefined) ? `${kind} ${groups.join(" ")}` : undefined;
  const found = (key !== undefined && known.get(key)) || countAnew(asked, principal, { kind, verb, own, targets });
  if (key !== undefined) known.set(key, found);
  return found;
}

interface Counting {
  kind: string;
  verb: Verb;
  own: readonly TargetAction[];
  targets: readonly Target[];
}

function countAnew(asked: AccessAnswers, principal: Principal, { kind, verb, own, targets }: Counting): ReachCount[] {
  const count = { denied: 0, allowed: 0, conditional: 0, unknown: 0 };
  for (const target of targets) {
    let best: Evaluation["answer"] = "denied";
    for (const one of own) {
      const { evaluation } = found(asked, principal, one, target);
      if (ranks[evaluation.answer] > ranks[best]) best = evaluation.answer;
      if (best === "allowed") break;
    }
    count[best]++;
  }
  const { denied, ...some } = count;
  return denied === targets.length ? [] : [{ kind, verb, total: targets.length, ...some }];
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

const ranks = { denied: 0, unknown: 1, conditional: 2, allowed: 3 } as const;

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
