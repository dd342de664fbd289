import type { SimulatedAccount } from "#lib/simulator/account.ts";
import type { Key } from "#lib/simulator/accounts/build/kms.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";

/** What is no region's own, beside the region that a change is written in. */
export type Demo = Pick<SimulatedAccount, "iam" | "s3">;

/** @throws RangeError when the region has no key of that alias */
export function keyOf({ content, region }: Site, alias: string): Key {
  const key = content.kms.keys.find(({ aliases }) => aliases.includes(`alias/${alias}`));
  if (!key?.Arn || !key.KeyId) throw new RangeError(`${region} has no key ${alias}.`);
  return { ...key, Arn: key.Arn, KeyId: key.KeyId };
}
