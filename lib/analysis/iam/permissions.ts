import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type Arn, parseArn } from "#lib/readings/arn.ts";
import { bringing, roleItself } from "./callers.ts";
import { type Caller, is, type State } from "./conditions.ts";
import { type Allowed, decide, type Request, stronger, unnamedAction, unnamedResource, weaker } from "./decision.ts";
import { type Escalation, escalationsOf, type Identified, type Named, type Needed } from "./escalation.ts";
import { userHolder } from "./holder.ts";
import { type Asked, asking, type Source } from "./policies-asked.ts";
import { coversAction, inWords, type Statement } from "./policy.ts";
import { boundaryOf, identityPoliciesOf, type Role, type RolePolicy } from "./role-policies.ts";

/** One thing seen in a role or a user: where, what, and what it should be. */
export interface PermissionSeen {
  path: string;
  observed: unknown;
  expected: string;
}

/** `culprits`: the policies that make an administrator; `outright`: it is one as it stands, and need not make itself one. */
export type Administrator =
  | { answer: true; evidence: PermissionSeen[]; culprits: RolePolicy[]; outright: boolean }
  | { answer: false; evidence: PermissionSeen[] }
  | { answer: "unknown"; reason: string; evidence: PermissionSeen[] };

/**
 * Whether a role is administrator in effect: it may do everything that is not expressly taken away (`*`, `*:*`,
 * NotAction, on every resource), or it may give itself that. Attached and inline policies, less denies without
 * conditions, as far as the permissions boundary goes. Service and resource control policies are not read; they only
 * ever take away. Source: IAM user guide, "Policy evaluation logic".
 */
export function isAdministrator(role: Role, now?: string): Administrator {
  return remembered(role, () => {
    const policies = identityPoliciesOf(role, now);
    const arn = parseArn(role.Arn ?? "");
    if (!policies || !arn || !role.Arn) return unknownBecause("AWS returned no list of the role's policies.");
    const itself = roleItself(role.Arn);
    const caller: Subject["caller"] = (brings) => (brings ? bringing(itself, brings) : itself);
    const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
    return judge({ type: "role", arn: role.Arn, boundaryArn, policies, boundary: boundaryOf(role, now), caller });
  });
}

/** The same of a user, by its own policies and those of its groups. */
export function isUserAdministrator(user: ResourceOf<"iam-user">, inventory: Inventory, now?: string): Administrator {
  return remembered(user, () => {
    const { holder, unread } = userHolder(user, inventory, now);
    if (!holder || !user.Arn) return unknownBecause(unread ?? "AWS returned no Arn.");
    const boundaryArn = user.PermissionsBoundary?.PermissionsBoundaryArn;
    return judge({ type: "user", arn: user.Arn, boundaryArn, ...holder });
  });
}

/** One way to administrator: what takes it, by which statements, and whether it is certain. */
export interface WayUp {
  how: string;
  certain: boolean;
  /** What an uncertain one hangs on; null: on conditions that only a request can show. */
  hangsOn: string | null;
  by: { policy: string; path: string; sid: string | null; words: string }[];
}

/** Every way by which a role, or a user with its holder, is or may become administrator, what is certain first, each once. */
export function waysUp(whose: Identified, { policies, boundary, caller }: Omit<Subject, keyof Identified>): WayUp[] {
  const arn = parseArn(whose.arn);
  if (!arn) return [];
  const { ways } = everyWay({ ...whose, policies, boundary, caller }, arn);
  const isBoundaryUnread = boundary !== undefined && !boundary.statements;
  const byWords = Map.groupBy(
    ways.filter(({ allowed }) => allowed !== "no"),
    ({ how }) => how,
  );
  return [...byWords.values()]
    .map((same): WayUp => {
      const { how, allowed, by, beside, hangsOn } = strongest(same);
      const limit = isBoundaryUnread ? "its permissions boundary, which could not be read" : null;
      const seen = [...by, ...beside].map(({ policy: { name, path }, statement }) => ({
        policy: name,
        path: `${path}.${statement.path}`,
        sid: statement.sid ?? null,
        words: inWords(statement),
      }));
      return { how, certain: allowed === "yes" && !isBoundaryUnread, hangsOn: limit ?? hangsOn ?? null, by: seen };
    })
    .sort((one, other) => Number(other.certain) - Number(one.certain));
}

/** Whose permissions are judged. */
interface Subject extends Identified {
  policies: readonly RolePolicy[];
  boundary: RolePolicy | undefined;
  caller(brings?: Record<string, readonly State[]>): Caller;
}

/** One role often serves a thousand notebooks and profiles, and a scan's readings never change: each is judged once. */
const judged = new WeakMap<object, Administrator>();

function remembered(whom: object, judgeAnew: () => Administrator): Administrator {
  const found = judged.get(whom) ?? judgeAnew();
  judged.set(whom, found);
  return found;
}

function judge(subject: Subject): Administrator {
  const { policies, boundary } = subject;
  const arn = parseArn(subject.arn);
  if (!arn) return unknownBecause("AWS returned no ARN.");
  const unread = policies.filter(({ statements }) => !statements);

  const { without, ways } = everyWay(subject, arn);
  if (without.allowed === "no") {
    return unread.length > 0
      ? unknownBecause(missing(unread))
      : { answer: false, evidence: summary(subject, policies, boundary) };
  }
  if (boundary && !boundary.statements) return unknownBecause(missing([boundary]));

  const sure = ways.filter(({ allowed }) => allowed === "yes");
  if (sure.length > 0) return administratorBy(sure);
  if (unread.length > 0) return unknownBecause(missing(unread));
  const best = strongest(ways);
  if (best.allowed === "no") return { answer: false, evidence: summary(subject, policies, boundary) };
  const doubt = best.hangsOn ? `It hangs on ${best.hangsOn}` : "It hangs on conditions that only a request can show";
  const seen = [...best.by, ...best.beside].map(({ statement }) => inWords(statement)).join("; ");
  return unknownBecause(`By its policies ${best.how}. ${doubt}: ${seen}.`);
}

/** All ways with what the boundary leaves of them, those of taking it off among them; `without`: the strongest if there were none. */
function everyWay(subject: Subject, { partition, account }: Arn): { without: Found; ways: readonly Found[] } {
  const { policies, boundary, caller } = subject;
  const question = { action: unnamedAction, resource: unnamedResource(partition, account), caller: caller() };
  const byPolicies = waysOf(subject, asking(policies, undefined), question, false);
  const without = strongest(byPolicies);
  if (!boundary?.statements) return { without, ways: byPolicies };
  const asked = asking(policies, boundary.statements);
  const lifted = without.allowed === "no" ? [] : lifting(subject, asked, without);
  return { without, ways: [...waysOf(subject, asked, question, isHeld(lifted, question, boundary)), ...lifted] };
}

/** Every statement that gives a way is named once, and every policy that gives one has to go. */
function administratorBy(ways: readonly Found[]): Administrator {
  const seen = new Map<Statement, PermissionSeen>();
  for (const { by, beside, how } of ways) {
    for (const { policy, statement } of [...by, ...beside]) {
      if (seen.has(statement)) continue;
      seen.set(statement, {
        path: `${policy.path}.${statement.path}`,
        observed: `${policy.name}: ${inWords(statement)}, so ${how}`,
        expected: "the actions and resources that the work needs",
      });
    }
  }
  const culprits = new Set(ways.flatMap(({ by }) => by.map(({ policy }) => policy)));
  const outright = ways.some(({ isEverything }) => isEverything);
  return { answer: true, evidence: [...seen.values()], culprits: [...culprits], outright };
}

interface Found {
  allowed: Allowed;
  how: string;
  by: Source[];
  /** What it takes besides, and is harmless alone. */
  beside: Source[];
  hangsOn?: string;
  /** It may do everything as it stands. */
  isEverything?: true;
}

function waysOf(subject: Subject, asked: Asked, everything: Request, held: boolean): Found[] {
  const arn = parseArn(subject.arn);
  if (!arn) return [];
  const escalations = escalationsOf(subject, subject.policies, namedIn(subject.policies, arn)).filter(
    // Most have none of these powers: what would put them to use is then not asked.
    ({ ownPermissions, needs: [{ action, on }] }) =>
      (on ?? anything).some((resource) => asked.mayAllow(action, resource)) && !(held && ownPermissions),
  );
  const { allowed, by } = asked(everything);
  const how = `the ${subject.type} may do everything that is not taken away by name`;
  return [
    { allowed, by, beside: [], how, isEverything: true },
    ...escalations.map((one) => escalated(one, asked, subject)),
  ];
}

function escalated({ needs: [power, ...rest], words, hangsOn }: Escalation, asked: Asked, subject: Subject): Found {
  const ask = ({ action, on, brings }: Needed) => {
    const caller = subject.caller(brings);
    const answers = (on ?? anything).map((resource) => asked({ action, resource, caller }));
    return answers.reduce((best, one) => (stronger(best.allowed, one.allowed) === best.allowed ? best : one));
  };
  const how = `the ${subject.type} may ${words} and so become administrator`;
  const first = ask(power);
  if (first.allowed === "no") return { allowed: "no", by: [], beside: [], how };
  const others = rest.map(ask);
  const allowed = others.reduce<Allowed>((least, one) => weaker(least, one.allowed), first.allowed);
  const beside = [...new Set(others.flatMap(({ by }) => by))].filter(
    (one) => !first.by.some((same) => isSame(same, one)),
  );
  if (!hangsOn) return { allowed, by: first.by, beside, how };
  return { allowed: weaker(allowed, "perhaps"), by: first.by, beside, how, hangsOn };
}

const anything = [undefined];

function isSame(one: Source, other: Source): boolean {
  return one.statement === other.statement;
}

/** The regions that the statements name, and names of roles that fit what they say of making roles. */
function namedIn(policies: readonly RolePolicy[], { partition, account }: Arn): Named {
  const statements = policies.flatMap((policy) => policy.statements ?? []);
  const listed = ({ resources }: Statement) => (resources?.inverted ? [] : (resources?.listed ?? []));
  const regions = statements.flatMap(listed).flatMap((one) => one.split(":")[3] ?? []);
  const onRoles = statements.filter(({ actions }) => makingRoles.some((action) => coversAction(actions, action)));
  const patterns = onRoles.flatMap(listed).flatMap((one) => /:(role\/.*[*?].*)$/.exec(one)?.[1] ?? []);
  const roles = ["role/nobody-names", ...patterns.map((one) => one.replaceAll(/[*?]/g, "n"))];
  return {
    regions: [...new Set(["us-east-1", ...regions.filter((region) => /^[a-z-]+-\d$/.test(region))])],
    roles: [...new Set(roles)].map((name) => `arn:${partition}:iam::${account}:${name}`),
  };
}

const makingRoles = ["iam:CreateRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"];

/** The ways to take off the boundary, or to put one in its place that limits nothing. */
function lifting({ type, arn, boundaryArn = "", caller }: Subject, asked: Asked, without: Found): Found[] {
  const open = `arn:${parseArn(arn)?.partition ?? "aws"}:iam::aws:policy/AdministratorAccess`;
  const noun = type === "role" ? "Role" : "User";
  const lifts = {
    [`iam:Delete${noun}PermissionsBoundary`]: boundaryArn,
    [`iam:Put${noun}PermissionsBoundary`]: open,
  };
  return Object.entries(lifts).map(([action, shown]) => {
    const { allowed, by } = asked({
      action,
      resource: arn,
      caller: caller({ "iam:permissionsboundary": [is(shown)] }),
    });
    const how = `the ${type} may take off its permissions boundary, without which it is administrator`;
    return { allowed: weaker(allowed, without.allowed), by, beside: without.by, how };
  });
}

/** True when the boundary keeps the role down whatever it writes into its own policies. */
function isHeld(lifts: readonly Found[], everything: Request, boundary: RolePolicy | undefined): boolean {
  if (!boundary?.statements || decide(boundary.statements, everything).allowed === "yes") return false;
  return lifts.every(({ allowed }) => allowed === "no");
}

function strongest(ways: readonly Found[]): Found {
  const none: Found = { allowed: "no", how: "", by: [], beside: [] };
  return ways.reduce((best, way) => (stronger(best.allowed, way.allowed) === best.allowed ? best : way), none);
}

function summary(
  { type }: Subject,
  policies: readonly RolePolicy[],
  boundary: RolePolicy | undefined,
): PermissionSeen[] {
  const expected = `no policy that allows everything, or lets the ${type} give itself everything`;
  const inline = policies.filter(({ arn }) => arn === undefined).map(({ name }) => name);
  const managed = policies.filter(({ arn }) => arn !== undefined).map(({ name }) => name);
  const seen = [
    { path: "AttachedManagedPolicies", observed: managed, expected },
    { path: type === "role" ? "RolePolicyList" : "UserPolicyList", observed: inline, expected },
  ];
  return boundary ? [...seen, { path: "PermissionsBoundary", observed: boundary.name, expected }] : seen;
}

function missing(policies: readonly RolePolicy[]): string {
  return `The document of ${policies.map(({ name }) => name || "a policy").join(", ")} could not be read.`;
}

function unknownBecause(reason: string): Extract<Administrator, { answer: "unknown" }> {
  return { answer: "unknown", reason, evidence: [] };
}
