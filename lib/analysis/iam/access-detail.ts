import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { type Asked, requestOf } from "./access-request.ts";
import type { AccessScope, Gap, Target } from "./access-scope.ts";
import { blastRadius, type Reach, type Reached } from "./blast-radius.ts";
import { applies } from "./evaluation.ts";
import { narrower, recordOfUse, type Use } from "./never-used.ts";
import { anyObject } from "./object-probes.ts";
import { type WayUp, waysUp } from "./permissions.ts";
import { coversAction, inWords, type Statement } from "./policy.ts";
import {
  type Administration,
  accessOf,
  type PrincipalAccess,
  principalNamed,
  type Standing,
  standingIn,
} from "./principal-access.ts";
import type { Principal } from "./principals.ts";
import type { Verb } from "./reach-targets.ts";
import { type Hop, hopsOf } from "./role-hops.ts";
import { admissionsOf, outsider } from "./trust.ts";
import { whoReaches } from "./who-reaches.ts";

/** One of the statements by which something is allowed. `policy` is null for the policy of the resource itself. Untrusted text. */
export interface Grounds {
  policy: string | null;
  path: string;
  sid: string | null;
  words: string;
}

export type ShownReached = Omit<Reached, "identity"> & Pick<Identity, "arn" | "name" | "region">;

/** What it may do with the resources of a kind: all counted, so many shown, and by which statements those are reached. */
export interface ReachShown extends Omit<Reach, "reached"> {
  allowed: number;
  conditional: number;
  unknown: number;
  examples: ShownReached[];
  by: Grounds[];
}

/** A role that it gets at, and how it stands. `from` is the role by which it does when it takes two hops. */
export interface HopShown extends Hop {
  from: string | null;
  administrator: Administration;
}

/** Somebody at the other end: who may assume a role or pass it, or do something with a resource. */
export interface Taker {
  arn: string;
  name: string;
  type: Principal["type"];
  how: Hop["how"] | Verb;
  answer: Hop["answer"];
  keys: string[];
  reason: string | null;
}

/** A list of which the first are shown, and how many there are. */
export interface Some<Item> {
  total: number;
  shown: Item[];
}

export interface TrustShown {
  type: string;
  value: string;
  path: string;
  keys: string[];
  outside: string | null;
}

export interface PrincipalDetail extends PrincipalAccess {
  ways: WayUp[];
  reaches: ReachShown[];
  hops: Some<HopShown>;
  takers: Some<Taker>;
  /** Null for users, and where the trust could not be read. */
  trust: TrustShown[] | null;
  /** Null for users. */
  use: Use | null;
  /** A statement as JSON that takes away what it never used; null where the record says too little. */
  narrower: string | null;
}

/** What is not known of the account, and so of everyone's reach. */
export interface AccessLimits {
  gaps: Gap[];
  organization: string[];
}

/** So many of a list are sent; all are counted. */
const mostShown = 25;

export function principalDetail(scope: AccessScope, inventory: Inventory, arn: string): PrincipalDetail | undefined {
  const principal = principalNamed(scope, arn);
  if (!principal) return undefined;
  const { holder, role, user, type, identity } = principal;
  const boundaryArn = (role ?? user)?.PermissionsBoundary?.PermissionsBoundaryArn;
  const use = role ? recordOfUse(role, inventory, scope.now) : null;
  const less = use && narrower(use);
  return {
    ...accessOf(scope, inventory, principal),
    ways: holder ? waysUp({ type, arn: identity.arn, boundaryArn }, holder) : [],
    reaches: blastRadius(scope, principal).flatMap((reach) => shownOf(scope, principal, reach)),
    hops: hopsShown(scope, principal, standingIn(scope, inventory)),
    takers: some(takersOf(scope, arn)),
    trust: role ? trustOf(principal, scope.now) : null,
    use,
    narrower: less ? JSON.stringify(less, undefined, 2) : null,
  };
}

/** Who may assume or pass a role, or do something with another resource; undefined for a kind that nobody is asked about. */
export function reachersOf(scope: AccessScope, arn: string, most = mostShown): Some<Taker> | undefined {
  if (scope.roles.some(({ identity }) => identity.arn === arn)) return some(takersOf(scope, arn), most);
  const reachers = whoReaches(scope, arn);
  if (!reachers) return undefined;
  return some(
    reachers.flatMap(({ principal: { identity, type }, reach }) =>
      reach.map(({ verb, reached: { answer, keys, reason } }): Taker => {
        return { arn: identity.arn, name: identity.name, type, how: verb, answer, keys, reason };
      }),
    ),
    most,
  );
}

/** Those that are sure are shown before others. */
function some<Item extends { answer: Hop["answer"] }>(all: readonly Item[], most = mostShown): Some<Item> {
  const order = ["allowed", "conditional", "unknown"];
  const sorted = all.toSorted((one, other) => order.indexOf(one.answer) - order.indexOf(other.answer));
  return { total: all.length, shown: sorted.slice(0, most) };
}

function shownOf(scope: AccessScope, principal: Principal, { reached, ...reach }: Reach): ReachShown[] {
  if (reached.length === 0) return [];
  const count = (answer: Reached["answer"]) => reached.filter((one) => one.answer === answer).length;
  const shown = reached.slice(0, mostShown);
  const targets = targetsIn(scope);
  const grounds = new Map(
    shown.flatMap((one) => {
      const target = targets.get(one.identity.arn);
      return target
        ? groundsOf(principal, target, one).map((each) => [`${each.policy} ${each.path}`, each] as const)
        : [];
    }),
  );
  return [
    {
      ...reach,
      allowed: count("allowed"),
      conditional: count("conditional"),
      unknown: count("unknown"),
      examples: shown.map(({ identity: { arn, name, region }, ...one }) => ({ arn, name, region, ...one })),
      by: [...grounds.values()],
    },
  ];
}

const byArn = new WeakMap<AccessScope, ReadonlyMap<string, Target>>();

function targetsIn(scope: AccessScope): ReadonlyMap<string, Target> {
  const known =
    byArn.get(scope) ?? new Map([...scope.targets.values()].flat().map((target) => [target.identity.arn, target]));
  byArn.set(scope, known);
  return known;
}

function groundsOf(principal: Principal, target: Target, { actions, object }: Reached): Grounds[] {
  return actions.flatMap((action) => {
    const asked: Asked = { action, target, ...objectAsked(target, action, object) };
    const request = requestOf(principal, asked);
    const isGround = (one: Statement) =>
      one.effect === "Allow" && coversAction(one.actions, action) && applies(one, request) !== "never";
    const grounds = (policy: string | null, path: string, statements: readonly Statement[] | undefined) =>
      (statements ?? []).filter(isGround).map((one): Grounds => {
        return { policy, path: path ? `${path}.${one.path}` : one.path, sid: one.sid ?? null, words: inWords(one) };
      });
    const own = principal.holder?.policies.flatMap(({ name, path, statements }) => grounds(name, path, statements));
    return [...(own ?? []), ...grounds(null, "", target.policy)];
  });
}

/** An object is asked about by its name, the bucket itself by its own. */
function objectAsked({ identity }: Target, action: string, object: string | null): { resource?: string } {
  if (!/^s3:.*Object$/.test(action)) return {};
  return { resource: `${identity.arn}/${object ?? anyObject}` };
}

/** The roles one hop away, then those that they lead to: administrators before others. */
function hopsShown(scope: AccessScope, principal: Principal, standing: Standing): Some<HopShown> {
  const own = principal.identity.arn;
  const near = hopsOf(scope, principal).map(
    (hop): HopShown => ({ ...hop, from: null, administrator: standing(hop.role) }),
  );
  const met = new Set([own, ...near.map(({ role }) => role)]);
  const far = near.flatMap(({ role: from, answer }) => {
    const next = answer === "unknown" ? undefined : principalNamed(scope, from);
    return (next ? hopsOf(scope, next) : []).flatMap((hop): HopShown[] => {
      if (met.has(hop.role)) return [];
      met.add(hop.role);
      return [{ ...hop, from, administrator: standing(hop.role) }];
    });
  });
  const rank = ({ administrator }: HopShown) => ["outright", "becomes", "unknown", "no"].indexOf(administrator);
  const all = [...near, ...far].sort((one, other) => rank(one) - rank(other));
  return { total: all.length, shown: all.slice(0, mostShown) };
}

function takersOf(scope: AccessScope, arn: string): Taker[] {
  return scope.principals.flatMap((principal) =>
    hopsOf(scope, principal).flatMap(({ role, how, answer, keys, reason }): Taker[] => {
      if (role !== arn) return [];
      return [
        {
          ...{ arn: principal.identity.arn, name: principal.identity.name, type: principal.type },
          how,
          answer,
          keys,
          reason,
        },
      ];
    }),
  );
}

function trustOf({ role, identity }: Principal, now: string): TrustShown[] | null {
  const admissions = role && admissionsOf(role, now);
  if (!admissions) return null;
  return admissions.map((one): TrustShown => {
    const { principal, path, statement, guards } = one;
    const keys = [statement, ...guards].flatMap(({ conditions }) => conditions.map(({ key }) => key));
    return { ...principal, path, keys: [...new Set(keys)], outside: outsider(one, identity.account) ?? null };
  });
}
