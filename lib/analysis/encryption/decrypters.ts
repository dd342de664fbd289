import { is, type State } from "#lib/analysis/iam/conditions.ts";
import type { May } from "#lib/analysis/iam/may.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { mayWithUnnamed } from "#lib/analysis/iam/unnamed-resources.ts";
import { parseArn } from "#lib/readings/arn.ts";

export const decrypting = ["kms:Decrypt", "kms:ReEncryptFrom"];

/**
 * Whether a role may decrypt with keys that nobody named. A key that is not named has no alias that a policy could mean; and a service
 * that has to be in between is one that the role may ask. Source: KMS developer guide, "AWS KMS condition keys".
 */
export function keysOpenTo(role: Role, now?: string): May {
  const own = parseArn(role.Arn ?? "")?.account ?? "";
  const brings: Record<string, readonly State[]> = {
    "kms:calleraccount": [is(own)],
    "kms:resourcealiases": ["absent"],
    "kms:requestalias": ["absent"],
    "kms:viaservice": [() => "always"],
  };
  return mayWithUnnamed(role, { actions: decrypting, service: "kms", resource: "key/nobody-names", brings }, now);
}
