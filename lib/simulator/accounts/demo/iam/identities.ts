import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { awsPolicies } from "#lib/simulator/accounts/build/aws-policies.ts";
import { countAttachments } from "#lib/simulator/accounts/build/iam.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { executionRoleDetails } from "./execution-roles.ts";
import { otherRoleDetails } from "./other-roles.ts";
import { ownPolicies } from "./own-policies.ts";
import { groupDetails, userDetails } from "./users.ts";

/** Who is who in the demo account, as GetAccountAuthorizationDetails would list it. */
export function identities(frame: Frame): SimulatedAccount["iam"] {
  const users = userDetails(frame);
  const groups = groupDetails(frame);
  const roles = [...executionRoleDetails(frame), ...otherRoleDetails(frame)];
  const policies = countAttachments([...awsPolicies(frame), ...ownPolicies(frame)], [...users, ...groups, ...roles]);
  return { users, groups, roles, policies };
}
