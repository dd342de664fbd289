import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import { parseArn } from "#lib/inventory/arn.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, pass, unknown, type Verdict } from "./verdicts.ts";

const expected = "a KMS key you chose, not one that AWS manages";

/** Passes when a key is named that AWS does not manage. A key that could not be read, or is not there, leaves it unknown. */
export function keyIsChosen(reference: string | undefined, path: string, context: CheckContext): Verdict {
  const { identity, inventory } = context;
  const evidence: Evidence = { path, observed: reference || null, expected };
  // `alias/aws/` is reserved for AWS managed keys. Source: KMS developer guide, "Aliases in AWS KMS".
  if (!reference || /(?:^|:)alias\/aws\//.test(reference)) return fail(evidence);
  const key = customerKey(reference, identity.region, inventory);
  const seen = { path: "KeyMetadata", observed: key.observed, expected: "KeyManager CUSTOMER" };
  if (key.state === "aws-managed") return fail(evidence, seen);
  if (key.state !== "unread" && key.state !== "absent") return pass(evidence, seen);
  // No other account can use an AWS managed key, so a key of another account is somebody's own.
  const owner = parseArn(reference)?.account;
  return owner && owner !== identity.account ? pass(evidence) : unknown(`${path}: ${key.detail}`);
}
