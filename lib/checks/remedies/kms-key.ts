import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import type { Grant } from "#lib/analysis/encryption/grants.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { written } from "./written.ts";

const dying = new Set(["PendingDeletion", "PendingReplicaDeletion"]);

/**
 * What brings back a customer managed key that is disabled or about to be deleted: the resource needs no change then.
 * Undefined when the key is not the customer's, so that the resource must get another.
 */
export function restoreKey(reference: string, { identity, inventory }: CheckContext): Fix | undefined {
  const { state, arn = reference, observed } = customerKey(reference, identity.region, inventory);
  if (state !== "unusable") return undefined;
  const keyState = observed?.KeyState ?? "";
  // A trail's key is where its bucket is.
  const region = parseArn(arn)?.region || identity.region;
  const kms = (command: string) => aws("kms", command, { "key-id": arn, region });
  const steps = () => [
    ...(dying.has(keyState) ? [kms("cancel-key-deletion")] : []),
    ...(dying.has(keyState) || keyState === "Disabled" ? [kms("enable-key")] : []),
    kms("describe-key"),
  ];
  return written({
    mutability: "in-place",
    summary: `Bring back the KMS key of ${identity.name}, whose state is ${keyState}: without it, what it encrypts cannot be read. Run the commands in the account that owns the key.`,
    steps,
  });
}

/** What was encrypted stays so; whoever had the grant can no longer read it, in some minutes at most. */
export function revokeGrants(grants: readonly Grant[], { identity }: CheckContext): Fix {
  const who = [...new Set(grants.flatMap(({ GranteePrincipal }) => GranteePrincipal ?? []))].join(" and ");
  return written({
    mutability: "in-place",
    takesAway: true,
    summary: `Revoke what ${who} may do with ${identity.name}, once you know what for: what they still have to read must reach them another way. Trust the account in trustedAccounts where the grant is meant.`,
    steps: () =>
      grants.map(({ GrantId }) =>
        aws("kms", "revoke-grant", { "key-id": identity.arn, "grant-id": GrantId, region: identity.region }),
      ),
    ...consoleLink(identity),
  });
}
