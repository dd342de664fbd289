import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
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
