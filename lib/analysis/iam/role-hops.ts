import type { AccessScope, Target } from "./access-scope.ts";
import { partedFor, type Question, RestAnswers } from "./alike-answers.ts";
import { type AlikeTargets, alikeIn } from "./alike-targets.ts";
import { answersIn, type Reachable, ranks } from "./blast-radius.ts";
import { is } from "./conditions.ts";
import { decide } from "./decision.ts";
import type { Evaluation } from "./evaluation.ts";
import { passedToSageMaker } from "./passed-roles.ts";
import type { Principal } from "./principals.ts";
import { isServiceLinked, type Role } from "./role-policies.ts";
import { admissionsOf, isSageMaker } from "./trust.ts";

/** A role that somebody gets at: by its credentials, or by having a service of AWS run something as it. */
export interface Hop {
  role: string;
  how: "assume" | "pass";
  answer: Reachable;
  keys: string[];
  reason: string | null;
}

interface Memory {
  hops: WeakMap<Principal, readonly Hop[]>;
  /** Those whose trust lets in some role or user, or is not known. */
  assumable: readonly Asking[];
  passable: readonly Passing[];
}

/** Roles about which one question is asked. */
interface Asking {
  list: AlikeTargets;
  question: Question;
  rests: Map<number, Rest>;
}

interface Rest {
  answers: RestAnswers<Evaluation>;
  /** Those that are not denied. */
  open: number[];
}

/** Roles that the same services take. A policy may leave out one of several, so each is asked about alone. */
interface Passing {
  byService: readonly Asking[];
  /** SageMaker alone takes them: of use to who starts something there. */
  isStarted: boolean;
}

const remembered = new WeakMap<AccessScope, Memory>();
/** Where each role stands among all. */
const places = new WeakMap<AccessScope, ReadonlyMap<string, number>>();

/** The roles that a principal may assume, or pass to a service that works as them, itself left out. */
export function hopsOf(scope: AccessScope, principal: Principal): readonly Hop[] {
  const memory = memoryOf(scope);
  let found = memory.hops.get(principal);
  if (!found) {
    const own = principal.identity.arn;
    found = [...assumed(scope, principal, memory), ...passed(scope, principal, memory)].filter(
      ({ role }) => role !== own,
    );
    memory.hops.set(principal, found);
  }
  return found;
}

function memoryOf(scope: AccessScope): Memory {
  const known = remembered.get(scope);
  if (known) return known;
  const assumable = scope.roles.filter((target) => answersIn(scope).admitsSomebody(target, "sts:AssumeRole"));
  const made: Memory = {
    hops: new WeakMap(),
    assumable: askingOf(assumable, { action: "sts:AssumeRole" }),
    passable: passableIn(scope),
  };
  remembered.set(scope, made);
  return made;
}

function askingOf(targets: readonly Target[], question: Question): Asking[] {
  return alikeIn(targets).map((list) => ({ list, question, rests: new Map() }));
}

/** What stands for the services of a role that anyone may take, or of which it is not known who may. */
const anyService = "*";

function passableIn(scope: AccessScope): Passing[] {
  const roles = new Map(scope.principals.flatMap(({ identity, role }) => (role ? [[identity.arn, role]] : [])));
  const byServices = Map.groupBy(
    scope.roles.map(({ policy: _trust, ...target }) => ({ target, services: takersOf(roles, target, scope.now) })),
    ({ services }) => [...new Set(services)].sort().join(" "),
  );
  return [...byServices.values()].flatMap((same): Passing[] => {
    const targets = same.map(({ target }) => target);
    const passing = (services: readonly string[], isStarted: boolean): Passing[] => {
      if (services.length === 0) return [];
      const questions = [...new Set(services)].map((service): Question => {
        const brings = service === anyService ? {} : { "iam:passedtoservice": [is(service)] };
        return { action: "iam:PassRole", brings };
      });
      return [{ isStarted, byService: questions.flatMap((question) => askingOf(targets, question)) }];
    };
    const services = same[0]?.services ?? [];
    const isOfSageMaker = (value: string) => isSageMaker({ type: "Service", value });
    return [
      ...passing(
        services.filter((one) => !isOfSageMaker(one)),
        false,
      ),
      ...passing(services.filter(isOfSageMaker), true),
    ];
  });
}

/** The services that a role may be passed to. */
function takersOf(roles: ReadonlyMap<string, Role>, { identity }: Target, now: string): string[] {
  const role = roles.get(identity.arn);
  if (role && isServiceLinked(role)) return [];
  const admissions = role && admissionsOf(role, now);
  if (!admissions || admissions.some(({ principal: { value } }) => value === "*")) return [anyService];
  return admissions.flatMap(({ principal: { type, value } }) => (type === "Service" ? [value] : []));
}

function assumed(scope: AccessScope, principal: Principal, { assumable }: Memory): Hop[] {
  const found = assumable.flatMap((one) => [...answered(scope, principal, one)]);
  return inOrder(scope, found).flatMap(([target, evaluation]) => hopBy(target, "assume", evaluation));
}

/** Roles that a service takes are passed to it by who starts something there: of SageMaker that is asked as well. */
function passed(scope: AccessScope, principal: Principal, memory: Memory): Hop[] {
  const starts = startsInSageMaker(scope, principal);
  const best = new Map<Target, Evaluation>();
  for (const { byService, isStarted } of memory.passable) {
    if (isStarted && !starts) continue;
    for (const one of byService) {
      for (const [target, evaluation] of answered(scope, principal, one)) {
        const known = best.get(target);
        if (!known || ranks[evaluation.answer] > ranks[known.answer]) best.set(target, evaluation);
      }
    }
  }
  return inOrder(scope, [...best]).flatMap(([target, evaluation]) => hopBy(target, "pass", evaluation));
}

/** What is answered of the roles of a list that are not denied. */
function* answered(
  scope: AccessScope,
  principal: Principal,
  { list, question, rests }: Asking,
): Generator<[Target, Evaluation]> {
  const asked = answersIn(scope);
  const { action, brings } = question;
  const at = (index: number) => list.targets[index] as Target;
  const ask = (index: number) => asked.of(principal, { action, target: at(index), ...(brings && { brings }) });
  const { apart, rest } =
    principal.unread === undefined ? partedFor(asked, principal, question, list) : { apart: "all" as const, rest: -1 };
  if (apart !== "all") {
    const known = rests.get(rest) ?? restOf(list);
    rests.set(rest, known);
    known.answers.fill(apart, ask);
    for (const index of known.open) {
      const evaluation = apart.has(index) ? undefined : known.answers.get(index);
      if (evaluation) yield [at(index), evaluation];
    }
  }
  for (const index of apart === "all" ? list.targets.keys() : apart) {
    const evaluation = ask(index);
    if (evaluation.answer !== "denied") yield [at(index), evaluation];
  }
}

function restOf(list: AlikeTargets): Rest {
  const open: number[] = [];
  const learn = ({ answer }: Evaluation, at: number) => {
    if (answer !== "denied") open.push(at);
  };
  return { open, answers: new RestAnswers(list, learn) };
}

function inOrder(scope: AccessScope, found: [Target, Evaluation][]): [Target, Evaluation][] {
  const known = places.get(scope) ?? new Map(scope.roles.map(({ identity }, at) => [identity.arn, at]));
  places.set(scope, known);
  const place = ([{ identity }]: [Target, Evaluation]) => known.get(identity.arn) ?? 0;
  return found.sort((one, other) => place(one) - place(other));
}

/** Whether something can be started in SageMaker that runs as a role which is passed; what may hang on a condition can. */
function startsInSageMaker(scope: AccessScope, { holder, unread }: Principal): boolean {
  if (unread !== undefined || !holder) return true;
  const asked = answersIn(scope);
  if (holder.policies.some(({ shared }) => !shared)) return true;
  return passedToSageMaker.some((way) =>
    way.every((action) => {
      const caller = holder.caller();
      const own = holder.policies.flatMap(({ shared }) => asked.about(shared, action) ?? []);
      if (decide(own, { action, resource: undefined, caller }).allowed === "no") return false;
      const limits = holder.boundary && asked.about(holder.boundary.shared, action);
      return !limits || decide(limits, { action, resource: undefined, caller }).allowed !== "no";
    }),
  );
}

function hopBy(target: Target, how: Hop["how"], evaluation: Evaluation): Hop[] {
  if (evaluation.answer === "denied") return [];
  const keys = evaluation.answer === "conditional" ? evaluation.keys : [];
  const reason = evaluation.answer === "unknown" ? evaluation.reason : null;
  return [{ role: target.identity.arn, how, answer: evaluation.answer, keys, reason }];
}
