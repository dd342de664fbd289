import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { inForce } from "./in-force.ts";
import { parsePolicy, type Statement } from "./policy.ts";

export type Role = ResourceOf<"iam-role">;

/** What roles, users and groups have alike. */
type Managed = Pick<Role, "AttachedManagedPolicies" | "ManagedPolicies" | "PermissionsBoundary" | "BoundaryDocument">;

/** AWS writes the policies and the trust of these, and nobody else can. Source: IAM user guide, "Service-linked roles". */
export function isServiceLinked({ Path }: Role): boolean {
  return Path?.startsWith("/aws-service-role/") ?? false;
}

/** One policy of a role. `statements` is undefined when its document is missing or cannot be judged. */
export interface RolePolicy {
  /** Where its document stands in the role: `RolePolicyList[0].PolicyDocument`. */
  path: string;
  name: string;
  /** Inline policies have none. */
  arn?: string;
  statements: readonly Statement[] | undefined;
}

/** AWS's own policy of this name; its document is public and has never changed. */
const administratorAccess = /^arn:[\w-]+:iam::aws:policy\/AdministratorAccess$/;
const everything = parsePolicy('{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}');

/** Inline and attached policies, as far as they apply at the time. Undefined when the answer has no list of them: then none can be said to be all. */
export function identityPoliciesOf(role: Role, now?: string): RolePolicy[] | undefined {
  return policiesOf(role, "RolePolicyList", role.RolePolicyList, now);
}

/** The same of a role, a user or a group; the field is the one in which its inline policies stand. */
export function policiesOf(
  { AttachedManagedPolicies: attached, ManagedPolicies = [] }: Managed,
  field: string,
  inline: Role["RolePolicyList"],
  now?: string,
): RolePolicy[] | undefined {
  if (!Array.isArray(inline) || !Array.isArray(attached)) return undefined;
  const own = inline.map(({ PolicyName: name = "", PolicyDocument }, index): RolePolicy => {
    const path = `${field}[${index}].PolicyDocument`;
    return { path, name, statements: permissionsIn(PolicyDocument, now) };
  });
  const managed = attached.map(({ PolicyName: name = "", PolicyArn: arn = "" }): RolePolicy => {
    const index = ManagedPolicies.findIndex((policy) => policy.PolicyArn === arn);
    const known = administratorAccess.test(arn) ? everything : undefined;
    return {
      path: index < 0 ? "AttachedManagedPolicies" : `ManagedPolicies[${index}].Document`,
      name,
      arn,
      statements: permissionsIn(ManagedPolicies[index]?.Document, now) ?? known,
    };
  });
  return [...own, ...managed];
}

/** The permissions boundary of a role or a user, or undefined when it has none. */
export function boundaryOf({ PermissionsBoundary, BoundaryDocument }: Managed, now?: string): RolePolicy | undefined {
  if (!PermissionsBoundary) return undefined;
  const arn = PermissionsBoundary.PermissionsBoundaryArn ?? "";
  const known = administratorAccess.test(arn) ? everything : undefined;
  return { path: "BoundaryDocument", name: arn, arn, statements: permissionsIn(BoundaryDocument, now) ?? known };
}

/** Statements without a resource are no permissions policy. */
export function permissionsIn(text: string | undefined, now: string | undefined): readonly Statement[] | undefined {
  const statements = parsePolicy(text);
  return statements?.every(({ resources }) => resources) ? inForce(statements, now) : undefined;
}
