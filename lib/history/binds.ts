import { fieldsOf, textOf } from "#lib/activity/fields.ts";
import type { PolicyType } from "#lib/guardrails/pack.ts";
import { callerAccount } from "./global-keys.ts";
import type { StoredCall } from "./requests.ts";

/** Why policies of an organization have no say in a call. */
export const exemptions = ["service", "service-linked-role", "other-account", "management-account"] as const;
export type Exemption = (typeof exemptions)[number];

/**
 * Whether a policy of this type could deny the call; why not, otherwise. Source: AWS Organizations user guide, "Service control policies",
 * "Tasks and entities not restricted by SCPs"; "Resource control policies", "Resources and entities not restricted by RCPs".
 * @param isManagement whether the account is the organization's management account
 */
export function exemptionOf(
  event: StoredCall,
  type: PolicyType,
  { account, isManagement }: { account: string; isManagement: boolean },
): Exemption | undefined {
  const identity = fieldsOf(event.record.userIdentity);
  const issuer = textOf(fieldsOf(fieldsOf(identity.sessionContext).sessionIssuer).arn, 2048) ?? event.sessionIssuer;
  if (/:role\/aws-service-role\//.test(issuer ?? "")) return "service-linked-role";
  if (isManagement) return "management-account";
  if (type === "rcp") return undefined;
  // Service events name the service and no type.
  if (identity.type === "AWSService" || (identity.type === undefined && identity.invokedBy !== undefined))
    return "service";
  const caller = callerAccount({ identity });
  return caller !== undefined && caller !== account ? "other-account" : undefined;
}
