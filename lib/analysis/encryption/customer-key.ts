import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { whyUnread } from "#lib/readings/reading.ts";

export interface CustomerKey {
  /**
   * `none`: no key is named. `aws-managed`: AWS owns its policy. `customer`: customer managed and usable. `unusable`:
   * customer managed, but disabled, pending deletion or cut off. `absent`: AWS knows no such key, or this scan had no
   * reason to ask about it (a job read by an earlier scan): not proof of a bad key. `unread`: nobody could see.
   */
  state: "none" | "aws-managed" | "customer" | "unusable" | "absent" | "unread";
  /** What decided: KeyManager and KeyState as AWS gave them; null when the key was not read. */
  observed: { KeyManager: string | null; KeyState: string | null } | null;
  /** The key's own ARN, which an alias leads to. */
  arn?: string;
  /** A sentence a person can read. */
  detail: string;
}

/** States in which the key still encrypts and decrypts. Source: KMS developer guide, "Key states of AWS KMS keys". */
const usable = new Set(["Enabled", "Updating"]);
const unusable = new Set([
  "Creating",
  "Disabled",
  "PendingDeletion",
  "PendingImport",
  "PendingReplicaDeletion",
  "Unavailable",
]);

/** Nobody but AWS can make an alias that begins so. Source: KMS developer guide, "Aliases in AWS KMS". */
const reservedAlias = /(?:^|:)alias\/aws\//;

/**
 * Whose key a reference (id, ARN, alias or alias ARN) points at: the one rule for every key a resource may name. A key's
 * ARN does not say who manages it and an alias can be pointed anywhere, so KMS is asked; only a reserved alias says it by
 * its name, which is all there is before its first use: KMS makes it then. `region` is that of the resource.
 */
export function customerKey(reference: string | undefined, region: string, inventory: Inventory): CustomerKey {
  if (!reference) return { state: "none", observed: null, detail: "No KMS key is named." };
  const arn = parseArn(reference);
  const home = arn?.region || region;
  const lookup = inventory.get("kms-key", reference, home);
  if (lookup.found) {
    const { KeyManager, KeyState, Arn } = lookup.resource;
    return { ...judge(KeyManager, KeyState), ...(Arn && { arn: Arn }) };
  }
  if (reservedAlias.test(reference)) {
    return { state: "aws-managed", observed: null, detail: "The alias is one that AWS keeps for keys it manages." };
  }
  if (lookup.why === "unread") {
    const owner = arn?.account ? ` in account ${arn.account}` : "";
    return {
      state: "unread",
      observed: null,
      detail: `The key${owner} could not be read: ${whyUnread(lookup.failure)}.`,
    };
  }
  // The collector asks each region only about its own keys, so elsewhere "not seen" means "not asked".
  if (home !== region) return { state: "unread", observed: null, detail: `The key is in ${home}: it was not read.` };
  return { state: "absent", observed: null, detail: "The key was not found in this account and region." };
}

function judge(manager: string | undefined, keyState: string | undefined): CustomerKey {
  const observed = { KeyManager: manager ?? null, KeyState: keyState ?? null };
  if (manager === "AWS") return { state: "aws-managed", observed, detail: "The key is managed by AWS." };
  if (manager !== "CUSTOMER") return { state: "unread", observed, detail: "KMS did not say who manages the key." };
  if (keyState === undefined) return { state: "unread", observed, detail: "KMS did not say the key's state." };
  if (usable.has(keyState)) return { state: "customer", observed, detail: "The key is customer managed and enabled." };
  return unusable.has(keyState)
    ? { state: "unusable", observed, detail: `The key is customer managed, but its state is ${keyState}.` }
    : { state: "unread", observed, detail: `KMS gave a key state that is not known: ${keyState}.` };
}
