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
  /** The same statements, as one object for all who have a policy of this text. */
  shared?: readonly Statement[] | undefined;
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
    return { path, name, ...documentIn(PolicyDocument, now) };
  });
  const managed = attached.map(({ PolicyName: name = "", PolicyArn: arn = "" }): RolePolicy => {
    const index = ManagedPolicies.findIndex((policy) => policy.PolicyArn === arn);
    const known = administratorAccess.test(arn) ? everything : undefined;
    return {
      path: index < 0 ? "AttachedManagedPolicies" : `ManagedPolicies[${index}].Document`,
      name,
      arn,
      ...documentIn(ManagedPolicies[index]?.Document, now, known),
    };
  });
  return [...own, ...managed];
}

/** The permissions boundary of a role or a user, or undefined when it has none. */
export function boundaryOf({ PermissionsBoundary, BoundaryDocument }: Managed, now?: string): RolePolicy | undefined {
  if (!PermissionsBoundary) return undefined;
  const arn = PermissionsBoundary.PermissionsBoundaryArn ?? "";
  const known = administratorAccess.test(arn) ? everything : undefined;
  return { path: "BoundaryDocument", name: arn, arn, ...documentIn(BoundaryDocument, now, known) };
}

/** Statements without a resource are no permissions policy. */
export function permissionsIn(text: string | undefined, now: string | undefined): readonly Statement[] | undefined {
  return documentIn(text, now).statements;
}

/** What was parsed last, as of one time. So many texts are kept that those of a large account all are. */
const parsed = { now: undefined as string | undefined, byText: new Map<string, readonly Statement[] | undefined>() };
const mostKept = 5_000;

/** AWS's own policies are attached to thousands of roles, and parsed once. Each gets statements of its own, by which it is known whose they are. */
function documentIn(
  text: string | undefined,
  now: string | undefined,
  otherwise?: readonly Statement[],
): Pick<RolePolicy, "statements" | "shared"> {
  const shared = sharedIn(text, now) ?? otherwise;
  return { statements: shared?.map((one) => ({ ...one })), shared };
}

function sharedIn(text: string | undefined, now: string | undefined): readonly Statement[] | undefined {
  if (text === undefined) return undefined;
  if (parsed.now !== now || parsed.byText.size >= mostKept) parsed.byText.clear();
  parsed.now = now;
  if (!parsed.byText.has(text)) {
    const statements = parsePolicy(text);
    parsed.byText.set(text, statements?.every(({ resources }) => resources) ? inForce(statements, now) : undefined);
  }
  return parsed.byText.get(text);
}
