import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import type { CheckContext } from "./define.ts";
import {
  type Evidence,
  fail,
  failWhere,
  notApplicable,
  notWhatFails,
  pass,
  unknown,
  type Verdict,
} from "./verdicts.ts";

/**
 * Passes when the key that stands at `path` is customer managed and usable; unknown when KMS did not tell. Where no key
 * is named there is none to judge: `keyIsNamed` does that. `more` is shown beside the key.
 */
export function keyIsCustomerManaged(
  reference: string | undefined,
  path: string,
  { identity, inventory }: CheckContext,
  ...more: Evidence[]
): Verdict {
  const key = customerKey(reference, identity.region, inventory);
  const evidence = [
    { path, observed: reference, expected: "a customer managed key that is enabled" },
    { path: "KeyMetadata", observed: key.observed ?? key.detail, expected: "KeyManager CUSTOMER, KeyState Enabled" },
  ];
  switch (key.state) {
    case "none":
      return notApplicable("No KMS key is named here; another check says whether one should be.");
    case "customer":
      return pass(...evidence, ...more);
    case "aws-managed":
      return fail(...evidence, ...more.map(notWhatFails));
    case "unusable":
      // Who named the key did not disable it.
      return failWhere([...evidence, ...more], (at) => at === 1);
    case "absent":
    case "unread":
      return unknown(`${path}: ${key.detail}`);
  }
}
