import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeDomain } from "./domain.ts";
import { denyAttaching } from "./iam-role.ts";
import { changeUserProfile } from "./user-profile.ts";

const role = { ExecutionRole: "ROLE_ARN" };

const summaryFor = (name: string) =>
  `Give ${name} an execution role that allows only what its users work with, or take the administrator policies off the role it has. Apps keep the old role until they are restarted.`;

/** Another role for everyone in a domain who has none of their own. */
export function giveDomainRole(domain: ResourceOf<"domain">, context: CheckContext): Fix {
  return changeDomain(domain, context, {
    summary: summaryFor(context.identity.name),
    fields: {
      DefaultUserSettings: role,
      ...(domain.DefaultSpaceSettings?.ExecutionRole && { DefaultSpaceSettings: role }),
    },
    takesAway: true,
    guardrail: denyAttaching(context.identity, "AdministratorAccess"),
  });
}

/** Another role for one user of a domain. */
export function giveUserRole(profile: ResourceOf<"user-profile">, context: CheckContext): Fix {
  return changeUserProfile(profile, context, {
    summary: summaryFor(context.identity.name),
    settings: role,
    takesAway: true,
    guardrail: denyAttaching(context.identity, "AdministratorAccess"),
  });
}
