import { isDerived } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { relationsOf } from "#lib/inventory/relations.ts";
import type { AccessScope } from "./access-scope.ts";
import { countReach, type ReachCount } from "./blast-radius.ts";
import { credentialsOf } from "./credentials.ts";
import { recordOfUse } from "./never-used.ts";
import { isAdministrator, isUserAdministrator } from "./permissions.ts";
import type { Principal } from "./principals.ts";
import { type Hop, hopsOf } from "./role-hops.ts";
import { isServiceLinked } from "./role-policies.ts";
import { admissionsOf, outsider } from "./trust.ts";

/** `outright`: it may do everything. `becomes`: it may give itself that. */
export type Administration = "outright" | "becomes" | "no" | "unknown";

/** Whom a role's trust lets in, by how they are named there; `outside`: those of other accounts whom nothing holds back, in words. */
interface LetIn {
  services: string[];
  accounts: string[];
  federated: string[];
  outside: string[];
}

/** What a list says of one role or user. Texts are untrusted. */
export interface PrincipalAccess {
  arn: string;
  name: string;
  type: "role" | "service-linked" | "user";
  /** Why its policies are not known, as a sentence; then nothing is, of what it may. */
  unread: string | null;
  administrator: Administration;
  /** A role that is administrator, which it gets at by one hop or two. */
  via: { role: string; how: Hop["how"]; isSure: boolean } | null;
  /** Resources that point at it, of those that are live. */
  usedBy: { kind: string; count: number }[];
  /** Null for users, and where the trust could not be read. */
  letsIn: LetIn | null;
  reach: ReachCount[];
  /** Roles that it may assume, and those that it may pass to a service; `doubtful` are those of them that hang on something. */
  assumes: { count: number; doubtful: number };
  passes: { count: number; doubtful: number };
  /** Null for roles. */
  mfa: "yes" | "no" | "unknown" | null;
  /** Whether a user has a password for the console; null for roles, and where it is not known. */
  hasPassword: boolean | null;
  /** Services that its policies allow and that it never called; null for users, and where it is not known. */
  unused: { never: number; of: number; days: number | null } | null;
  lastUsed: string | null;
}

/** How somebody of the account stands, by ARN. */
export type Standing = (arn: string) => Administration;

const stood = new WeakMap<AccessScope, Map<string, Administration>>();

/** Each is judged when it is first asked for: of thousands that takes seconds. */
export function standingIn(scope: AccessScope, inventory: Inventory): Standing {
  const known = stood.get(scope) ?? new Map<string, Administration>();
  stood.set(scope, known);
  return (arn) => {
    const found = known.get(arn) ?? judged(principalNamed(scope, arn), scope, inventory);
    known.set(arn, found);
    return found;
  };
}

function judged(principal: Principal | undefined, { now }: AccessScope, inventory: Inventory): Administration {
  const { role, user } = principal ?? {};
  const found = role ? isAdministrator(role, now) : user && isUserAdministrator(user, inventory, now);
  if (!found || found.answer === "unknown") return "unknown";
  return found.answer ? (found.outright ? "outright" : "becomes") : "no";
}

/** What a list says of one of the account's roles and users. */
export function accessOf(scope: AccessScope, inventory: Inventory, principal: Principal): PrincipalAccess {
  const standing = standingIn(scope, inventory);
  const { identity, type, role } = principal;
  const hops = hopsOf(scope, principal);
  const count = (how: Hop["how"]) => {
    const all = hops.filter((one) => one.how === how);
    return { count: all.length, doubtful: all.filter(({ answer }) => answer !== "allowed").length };
  };
  const use = role ? recordOfUse(role, inventory, scope.now) : undefined;
  const { row } = type === "user" ? credentialsOf(identity.arn, identity.account, inventory) : { row: undefined };
  const known = type === "user" && row;
  return {
    arn: identity.arn,
    name: identity.name,
    type: role && isServiceLinked(role) ? "service-linked" : type,
    unread: principal.unread ?? null,
    administrator: standing(identity.arn),
    via: wayOver(scope, hops, standing),
    usedBy: usersOf(inventory, principal),
    letsIn: role ? letInBy(principal, scope.now) : null,
    reach: countReach(scope, principal),
    assumes: count("assume"),
    passes: count("pass"),
    mfa: type === "role" ? null : known ? (yesOrNo[known.mfa_active] ?? "unknown") : "unknown",
    hasPassword: known && /^(true|false)$/.test(known.password_enabled) ? known.password_enabled === "true" : null,
    unused: use?.known ? { never: use.never.length, of: use.services.length, days: use.days } : null,
    lastUsed: lastUseOf(principal, known || undefined),
  };
}

const yesOrNo: Readonly<Record<string, "yes" | "no">> = { true: "yes", false: "no" };

type Row = NonNullable<ReturnType<typeof credentialsOf>["row"]>;

function lastUseOf({ role }: Principal, row: Row | undefined): string | null {
  if (role) {
    const { LastUsedDate } = role.RoleLastUsed ?? {};
    return LastUsedDate === undefined ? null : new Date(LastUsedDate).toISOString();
  }
  const times = row ? [row.password_last_used, row.access_key_1_last_used_date, row.access_key_2_last_used_date] : [];
  const valid = times.filter((one) => !Number.isNaN(Date.parse(one))).map((one) => new Date(one).toISOString());
  return valid.sort().at(-1) ?? null;
}

/** A hop to a role that is administrator, or that gets at one by a hop of its own; a sure one before others. */
function wayOver(scope: AccessScope, hops: readonly Hop[], standing: Standing): PrincipalAccess["via"] {
  const isAdmin = (arn: string) => standing(arn) === "outright" || standing(arn) === "becomes";
  const leads = (hop: Hop) => isAdmin(hop.role) || leadsOn(scope, hop.role, isAdmin);
  const found = hops.find((hop) => hop.answer === "allowed" && leads(hop)) ?? hops.find(leads);
  return found ? { role: found.role, how: found.how, isSure: found.answer === "allowed" } : null;
}

const ledOn = new WeakMap<AccessScope, Map<string, boolean>>();

function leadsOn(scope: AccessScope, role: string, isAdmin: (arn: string) => boolean): boolean {
  const known = ledOn.get(scope) ?? new Map<string, boolean>();
  ledOn.set(scope, known);
  let found = known.get(role);
  if (found === undefined) {
    const principal = principalNamed(scope, role);
    found = principal ? hopsOf(scope, principal).some((hop) => hop.answer !== "unknown" && isAdmin(hop.role)) : false;
    known.set(role, found);
  }
  return found;
}

const byArn = new WeakMap<AccessScope, ReadonlyMap<string, Principal>>();

export function principalNamed(scope: AccessScope, arn: string): Principal | undefined {
  const known = byArn.get(scope) ?? new Map(scope.principals.map((one) => [one.identity.arn, one]));
  byArn.set(scope, known);
  return known.get(arn);
}

/** What points at a role without working as it. */
const isNoUser = (kind: string) => /^(iam-|access-analyzer$|kms-key$)/.test(kind) || isDerived(kind);

function usersOf(inventory: Inventory, { identity, role }: Principal): PrincipalAccess["usedBy"] {
  if (!role) return [];
  const { usedBy } = relationsOf(inventory, identity, role);
  const own = usedBy.filter(({ kind }) => !isNoUser(kind));
  return [...Map.groupBy(own, ({ kind }) => kind)]
    .map(([kind, all]) => ({ kind, count: all.length }))
    .sort((one, other) => other.count - one.count);
}

function letInBy({ role, identity }: Principal, now: string): LetIn | null {
  const admissions = role && admissionsOf(role, now);
  if (!admissions) return null;
  const named = (type: RegExp) => [
    ...new Set(admissions.flatMap(({ principal }) => (type.test(principal.type) ? principal.value : []))),
  ];
  return {
    services: named(/^Service$/),
    accounts: named(/^(AWS|\*|CanonicalUser)$/),
    federated: named(/^Federated$/),
    outside: [...new Set(admissions.flatMap((one) => outsider(one, identity.account) ?? []))],
  };
}
