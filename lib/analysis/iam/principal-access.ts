import { isDerived } from "#lib/inventory/derived.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import { usersOf } from "#lib/inventory/relations.ts";
import { regionsRead } from "../account/regions-read.ts";
import type { AccessScope } from "./access-scope.ts";
import { countReach, type ReachCount, ranks } from "./blast-radius.ts";
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

/** Roles that it may assume, or pass to a service; `doubtful` are those of them that hang on conditions. Of others it is `unknown`. */
export interface HopCount {
  count: number;
  doubtful: number;
  unknown: number;
}

/** What a list says of one role or user. Texts are untrusted. */
export interface PrincipalAccess {
  arn: string;
  name: string;
  type: "role" | "service-linked" | "user";
  /** Why its policies are not known, as a sentence; then nothing is, of what it may. */
  unread: string | null;
  administrator: Administration;
  /** A role that is administrator, which it gets at by one hop or two; sure when every hop is. */
  via: { role: string; how: Hop["how"]; isSure: boolean } | null;
  /** Resources that point at it, of those that are live. Null where none is known, and not all that may be could be read. */
  usedBy: { kind: string; count: number }[] | null;
  /** Null for users, and where the trust could not be read. */
  letsIn: LetIn | null;
  reach: ReachCount[];
  assumes: HopCount;
  passes: HopCount;
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
    const all = Map.groupBy(
      hops.filter((one) => one.how === how),
      ({ answer }) => answer,
    );
    const [sure = 0, doubtful = 0, unknown = 0] = orderOf.map((answer) => all.get(answer)?.length);
    return { count: sure + doubtful, doubtful, unknown };
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
    usedBy: workAs(inventory, principal),
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

const orderOf = ["allowed", "conditional", "unknown"] as const;
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

/** The surest way to a role that is administrator, or that gets at one by a hop of its own: as sure as the least sure of its hops. */
function wayOver(scope: AccessScope, hops: readonly Hop[], standing: Standing): PrincipalAccess["via"] {
  const isAdmin = (arn: string) => standing(arn) === "outright" || standing(arn) === "becomes";
  let best: { hop: Hop; answer: Hop["answer"] } | undefined;
  for (const hop of hops) {
    const on = isAdmin(hop.role) ? "allowed" : leadsOn(scope, hop.role, isAdmin);
    if (on === undefined) continue;
    const answer = ranks[on] < ranks[hop.answer] ? on : hop.answer;
    if (!best || ranks[answer] > ranks[best.answer]) best = { hop, answer };
    if (answer === "allowed") break;
  }
  return best ? { role: best.hop.role, how: best.hop.how, isSure: best.answer === "allowed" } : null;
}

const ledOn = new WeakMap<AccessScope, Map<string, Hop["answer"] | undefined>>();

/** How surely a role gets at an administrator by one hop; undefined when it does not. */
function leadsOn(scope: AccessScope, role: string, isAdmin: (arn: string) => boolean): Hop["answer"] | undefined {
  const known = ledOn.get(scope) ?? new Map<string, Hop["answer"] | undefined>();
  ledOn.set(scope, known);
  if (!known.has(role)) {
    const principal = principalNamed(scope, role);
    const answers = principal ? hopsOf(scope, principal).flatMap((hop) => (isAdmin(hop.role) ? hop.answer : [])) : [];
    known.set(
      role,
      orderOf.find((one) => answers.includes(one)),
    );
  }
  return known.get(role);
}

const byArn = new WeakMap<AccessScope, ReadonlyMap<string, Principal>>();

export function principalNamed(scope: AccessScope, arn: string): Principal | undefined {
  const known = byArn.get(scope) ?? new Map(scope.principals.map((one) => [one.identity.arn, one]));
  byArn.set(scope, known);
  return known.get(arn);
}

/** What points at a role without working as it. */
const isNoUser = (kind: string) => /^(iam-|access-analyzer$|kms-key$)/.test(kind) || isDerived(kind);

/** What works as a role, for as long as it is there. */
const workers: readonly Kind[] = [
  ...(["notebook-instance", "domain", "user-profile", "space", "partner-app", "mlflow-tracking-server"] as const),
  ...(["model", "inference-component", "endpoint-config", "endpoint", "feature-group", "pipeline"] as const),
  ...(["cluster", "training-job", "processing-job", "transform-job", "tuning-job", "auto-ml-job"] as const),
];

const unseen = new WeakMap<Inventory, boolean>();

/** Whether something may work as a role that was not read. */
function mayBeUnseen(inventory: Inventory): boolean {
  const regions = regionsRead(inventory);
  const found =
    unseen.get(inventory) ??
    (regions.length === 0 || regions.some((region) => workers.some((kind) => inventory.unreadOf(kind, region))));
  unseen.set(inventory, found);
  return found;
}

/** What works as a role, by kind, the most numerous first. */
function workAs(inventory: Inventory, { identity, role }: Principal): PrincipalAccess["usedBy"] {
  if (!role) return [];
  const own = usersOf(inventory, identity.arn).filter(({ kind }) => !isNoUser(kind));
  if (own.length === 0 && mayBeUnseen(inventory)) return null;
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
