import type { AccessScope, Target } from "./access-scope.ts";
import { answersIn, type Reachable } from "./blast-radius.ts";
import { is } from "./conditions.ts";
import { decide } from "./decision.ts";
import { passedToSageMaker } from "./passed-roles.ts";
import type { Principal } from "./principals.ts";
import { isServiceLinked } from "./role-policies.ts";
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
  byGroup: Map<string, readonly Hop[]>;
  hops: WeakMap<Principal, readonly Hop[]>;
  /** Those whose trust lets in some role or user, or is not known. */
  assumable: readonly Target[];
  passable: readonly Passable[];
}

/** A role that may be passed, and what that brings to the request: to services but SageMaker, and to all. Undefined: none takes it. */
interface Passable {
  target: Target;
  always: Principal["brings"] | undefined;
  started: Principal["brings"] | undefined;
}

const remembered = new WeakMap<AccessScope, Memory>();

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
  const roles = new Map(scope.principals.flatMap(({ identity, role }) => (role ? [[identity.arn, role]] : [])));
  const passable = scope.roles.flatMap(({ policy: _trust, ...target }): Passable[] => {
    const role = roles.get(target.identity.arn);
    if (role && isServiceLinked(role)) return [];
    const admissions = role && admissionsOf(role, scope.now);
    if (!admissions) return [{ target, always: {}, started: {} }];
    const named = admissions.flatMap(({ principal: { type, value } }) => (type === "Service" ? [value] : []));
    const isAnyones = admissions.some(({ principal: { value } }) => value === "*");
    const others = named.filter((value) => !isSageMaker({ type: "Service", value }));
    const to = (services: readonly string[]) =>
      isAnyones ? {} : services.length > 0 ? { "iam:passedtoservice": [is(...services)] } : undefined;
    return [{ target, always: to(others), started: to(named) }];
  });
  const assumable = scope.roles.filter((target) => answersIn(scope).admitsSomebody(target, "sts:AssumeRole"));
  const made: Memory = { byGroup: new Map(), hops: new WeakMap(), assumable, passable };
  remembered.set(scope, made);
  return made;
}

function assumed(scope: AccessScope, principal: Principal, memory: Memory): Hop[] {
  const action = "sts:AssumeRole";
  const asked = answersIn(scope);
  return memory.assumable.flatMap((target) => hopBy(target, "assume", asked.of(principal, { action, target })));
}

/** Roles that a service takes are passed to it by who starts something there: of SageMaker that is asked as well. */
function passed(scope: AccessScope, principal: Principal, { passable, byGroup }: Memory): readonly Hop[] {
  const action = "iam:PassRole";
  const asked = answersIn(scope);
  const starts = startsInSageMaker(scope, principal);
  const ask = () =>
    passable.flatMap(({ target, always, started }): Hop[] => {
      const brings = starts ? started : always;
      return brings ? hopBy(target, "pass", asked.of(principal, { action, target, brings })) : [];
    });
  const group = asked.groupOf(principal, action);
  if (group === undefined || principal.unread !== undefined) return ask();
  const key = `${starts} ${group}`;
  const found = byGroup.get(key) ?? ask();
  byGroup.set(key, found);
  return found;
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

function hopBy(target: Target, how: Hop["how"], evaluation: ReturnType<ReturnType<typeof answersIn>["of"]>): Hop[] {
  if (evaluation.answer === "denied") return [];
  const keys = evaluation.answer === "conditional" ? evaluation.keys : [];
  const reason = evaluation.answer === "unknown" ? evaluation.reason : null;
  return [{ role: target.identity.arn, how, answer: evaluation.answer, keys, reason }];
}
