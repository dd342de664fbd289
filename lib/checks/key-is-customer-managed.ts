import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import type { CheckContext } from "./define.ts";
import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

/** Passes when the key that stands at `path` is customer managed and usable; unknown when KMS did not tell. */
export function keyIsCustomerManaged(reference: string, path: string, context: CheckContext): Verdict {
  const key = customerKey(reference, context.identity.region, context.inventory);
  if (key.state === "unread" || key.state === "absent") return unknown(`${path}: ${key.detail}`);
  const evidence = [
    { path, observed: reference, expected: "a customer managed key that is enabled" },
    { path: "KeyMetadata", observed: key.observed, expected: "KeyManager CUSTOMER, KeyState Enabled" },
  ];
  return key.state === "customer" ? pass(...evidence) : fail(...evidence);
}
