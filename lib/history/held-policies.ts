import type { Role } from "#lib/analysis/iam/role-policies.ts";
import type { HeldPolicy } from "./right-sized.ts";

/** The policies of a role as IAM gives them; undefined where the answer has no list of them: then none can be said to be all. */
export function heldPolicies(role: Role): HeldPolicy[] | undefined {
  const { RolePolicyList: inline, AttachedManagedPolicies: attached, ManagedPolicies = [] } = role;
  if (!Array.isArray(inline) || !Array.isArray(attached)) return undefined;
  return [
    ...inline.map(({ PolicyName = "", PolicyDocument }) => ({ name: PolicyName, arn: null, document: PolicyDocument })),
    ...attached.map(({ PolicyName = "", PolicyArn = "" }) => ({
      ...{ name: PolicyName, arn: PolicyArn },
      document: ManagedPolicies.find((one) => one.PolicyArn === PolicyArn)?.Document,
    })),
  ];
}
