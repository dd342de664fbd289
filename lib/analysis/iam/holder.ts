import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { roleItself } from "./callers.ts";
import { type Caller, is, type State } from "./conditions.ts";
import {
  boundaryOf,
  identityPoliciesOf,
  permissionsIn,
  policiesOf,
  type Role,
  type RolePolicy,
} from "./role-policies.ts";

/** Whoever has permissions, or a policy that gives them to whoever has it. */
export interface Holder {
  partition: string;
  account: string;
  policies: readonly RolePolicy[];
  boundary: RolePolicy | undefined;
  /** Who makes the request; `brings` is what is in it, by condition key. */
  caller(brings?: Record<string, readonly State[]>): Caller;
}

/** A holder, or why its policies are not known. */
export type Known = { holder: Holder; unread?: undefined } | { holder?: undefined; unread: string };

export function roleHolder(role: Role, now?: string): Known {
  const policies = identityPoliciesOf(role, now);
  const arn = parseArn(role.Arn ?? "");
  if (!policies || !arn) return { unread: "AWS returned no list of the role's policies." };
  const boundary = boundaryOf(role, now);
  return { holder: { ...arn, policies, boundary, caller: (brings) => direct(roleItself(role.Arn ?? "", brings)) } };
}

/** A user has what its groups have. AWS leaves out the list of inline policies of a user who has none. */
export function userHolder(user: ResourceOf<"iam-user">, inventory: Inventory, now?: string): Known {
  const own = policiesOf(user, "UserPolicyList", user.UserPolicyList ?? [], now);
  const arn = parseArn(user.Arn ?? "");
  if (!own || !arn || !Array.isArray(user.GroupList)) return { unread: "AWS returned no list of the user's policies." };
  const policies = [...own];
  for (const name of user.GroupList) {
    const group = inventory.get("iam-group", name, "global");
    if (!group.found) return { unread: `The policies of its group ${name} could not be read.` };
    const theirs = policiesOf(group.resource, "GroupPolicyList", group.resource.GroupPolicyList ?? [], now);
    if (!theirs) return { unread: `AWS returned no list of the policies of its group ${name}.` };
    policies.push(...theirs.map((one) => ({ ...one, path: `group ${name}: ${one.path}` })));
  }
  const person: Record<string, readonly State[]> = {
    "aws:principaltype": [is("User")],
    "aws:username": [is(user.UserName ?? "")],
    // Who has a device may always choose to use it.
    "aws:multifactorauthpresent": [is("true")],
  };
  const caller = (brings = {}) => direct(roleItself(user.Arn ?? "", { ...person, ...brings }));
  return { holder: { ...arn, policies, boundary: boundaryOf(user, now), caller } };
}

/** A policy by itself: what else its holders have, and what they are denied elsewhere, is not asked. */
export function policyHolder(
  { Arn = "", PolicyName: name = "", Document }: ResourceOf<"iam-policy">,
  now?: string,
): Known {
  const statements = permissionsIn(Document, now);
  const arn = statements && parseArn(Arn);
  if (!arn) return { unread: "The policy's document is missing or cannot be understood." };
  const caller = (brings?: Record<string, readonly State[]>): Caller => {
    const known = direct(roleItself(Arn, brings));
    // Who has it is not known.
    return (key) => (key === "aws:principalarn" || key === "aws:principaltype" ? undefined : known(key));
  };
  const policies = [{ path: "Document", name, arn: Arn, statements }];
  return { holder: { ...arn, policies, boundary: undefined, caller } };
}

/** Who calls himself, on things that nobody tagged. */
function direct(caller: Caller): Caller {
  return (key) => {
    if (/^(aws|sagemaker|iam):resourcetag\//.test(key)) return ["absent"];
    return key === "aws:viaawsservice" ? [is("false")] : caller(key);
  };
}
