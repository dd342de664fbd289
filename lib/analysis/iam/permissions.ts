import { parseArn } from "#lib/inventory/arn.ts";
import { type Allowed, decide, type Request, stronger, unnamedAction, unnamedResource, weaker } from "./decision.ts";
import { type Escalation, escalationsOf } from "./escalation.ts";
import { inWords, type Statement } from "./policy.ts";
import { boundaryOf, identityPoliciesOf, type Role, type RolePolicy } from "./role-policies.ts";

/** One thing seen in a role: where, what, and what it should be. */
export interface PermissionSeen {
  path: string;
  observed: unknown;
  expected: string;
}

/** `culprits`: the policies that make the role an administrator. */
export type Administrator =
  | { answer: true; evidence: PermissionSeen[]; culprits: RolePolicy[] }
  | { answer: false; evidence: PermissionSeen[] }
  | { answer: "unknown"; reason: string; evidence: PermissionSeen[] };

/** A question to a role as a whole: what its policies allow and its boundary does not take away. */
type Asked = (request: Request) => { allowed: Allowed; by: Source[] };

interface Source {
  policy: RolePolicy;
  statement: Statement;
}

/**
 * Whether a role is administrator in effect: it may do everything that is not expressly taken away (`*`, `*:*`,
 * NotAction, on every resource), or it may give itself that. Attached and inline policies, less denies without
 * conditions, as far as the permissions boundary goes. Service and resource control policies are not read; they only
 * ever take away. Source: IAM user guide, "Policy evaluation logic".
 */
export function isAdministrator(role: Role): Administrator {
  const known = judged.get(role);
  if (known) return known;
  const found = judge(role);
  judged.set(role, found);
  return found;
}

/** One role often serves a thousand notebooks and profiles, and readings never change: each is judged once. */
const judged = new WeakMap<Role, Administrator>();

function judge(role: Role): Administrator {
  const policies = identityPoliciesOf(role);
  const arn = parseArn(role.Arn ?? "");
  if (!policies || !arn) return unknownBecause("AWS returned no list of the role's policies.");
  const boundary = boundaryOf(role);
  const unread = policies.filter(({ statements }) => !statements);

  const byPolicies = asking(policies, undefined);
  const question = { action: unnamedAction, resource: unnamedResource(arn.partition, arn.account) };
  const found = strongest(waysOf(role, byPolicies, policies, question, false));
  if (found.allowed === "no") {
    return unread.length > 0
      ? unknownBecause(missing(unread))
      : { answer: false, evidence: summary(policies, boundary) };
  }
  if (boundary && !boundary.statements) return unknownBecause(missing([boundary]));

  const asked = asking(policies, boundary?.statements);
  const best = strongest(waysOf(role, asked, policies, question, isHeld(role, asked, question, boundary)));
  if (best.allowed === "yes") {
    const evidence = [...best.by, ...best.beside].map(({ policy, statement }) => ({
      path: `${policy.path}.${statement.path}`,
      observed: `${policy.name}: ${inWords(statement)}, so ${best.how}`,
      expected: "the actions and resources that the work needs",
    }));
    return { answer: true, evidence, culprits: [...new Set(best.by.map(({ policy }) => policy))] };
  }
  if (unread.length > 0) return unknownBecause(missing(unread));
  if (best.allowed === "no") return { answer: false, evidence: summary(policies, boundary) };
  return unknownBecause(
    `${best.how}, under conditions that only a request can show: ${best.by.map(({ statement }) => inWords(statement)).join("; ")}.`,
  );
}

interface Found {
  allowed: Allowed;
  how: string;
  by: Source[];
  /** What it takes besides, and is harmless alone. */
  beside: Source[];
}

function waysOf(role: Role, asked: Asked, policies: RolePolicy[], everything: Request, held: boolean): Found[] {
  const { allowed, by } = asked(everything);
  const escalations = escalationsOf(role, policies).filter(({ ownPermissions }) => !(held && ownPermissions));
  return [
    { allowed, by, beside: [], how: "the role may do everything that is not taken away by name" },
    ...escalations.map((one) => escalated(one, asked)),
  ];
}

function escalated({ words, together, ...request }: Escalation, asked: Asked): Found {
  const { allowed, by } = asked(request);
  const how = `the role may ${words} and so become administrator`;
  if (!together) return { allowed, by, beside: [], how };
  const starts = together.map((action) => asked({ action, resource: undefined }));
  const start = starts.reduce((best, one) => (stronger(best.allowed, one.allowed) === best.allowed ? best : one));
  return { allowed: weaker(allowed, start.allowed), by, beside: start.by, how };
}

/** True when the boundary keeps the role down whatever it writes into its own policies. */
function isHeld({ Arn: resource }: Role, asked: Asked, everything: Request, boundary: RolePolicy | undefined): boolean {
  if (!boundary?.statements || decide(boundary.statements, everything).allowed === "yes") return false;
  const lifts = ["iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"];
  return lifts.every((action) => asked({ action, resource }).allowed === "no");
}

/** Denies of any policy count for all of them, so the statements are judged together. */
function asking(policies: readonly RolePolicy[], boundary: Statement[] | undefined): Asked {
  const owners = new Map(policies.flatMap((policy) => (policy.statements ?? []).map((one) => [one, policy] as const)));
  const statements = [...owners.keys()];
  return (request) => {
    const { allowed, by } = decide(statements, request);
    const limit = boundary ? decide(boundary, { ...request, harmlessWith: [] }).allowed : "yes";
    return {
      allowed: weaker(allowed, limit),
      by: by.flatMap((statement) => {
        const policy = owners.get(statement);
        return policy ? [{ policy, statement }] : [];
      }),
    };
  };
}

function strongest(ways: readonly Found[]): Found {
  const none: Found = { allowed: "no", how: "", by: [], beside: [] };
  return ways.reduce((best, way) => (stronger(best.allowed, way.allowed) === best.allowed ? best : way), none);
}

function summary(policies: readonly RolePolicy[], boundary: RolePolicy | undefined): PermissionSeen[] {
  const expected = "no policy that allows everything, or lets the role give itself everything";
  const inline = policies.filter(({ arn }) => arn === undefined).map(({ name }) => name);
  const managed = policies.filter(({ arn }) => arn !== undefined).map(({ name }) => name);
  const seen = [
    { path: "AttachedManagedPolicies", observed: managed, expected },
    { path: "RolePolicyList", observed: inline, expected },
  ];
  return boundary ? [...seen, { path: "PermissionsBoundary", observed: boundary.name, expected }] : seen;
}

function missing(policies: readonly RolePolicy[]): string {
  return `The document of ${policies.map(({ name }) => name || "a policy").join(", ")} could not be read.`;
}

function unknownBecause(reason: string): Extract<Administrator, { answer: "unknown" }> {
  return { answer: "unknown", reason, evidence: [] };
}
