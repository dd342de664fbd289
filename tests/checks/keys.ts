import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, reading, region, unread } from "#tests/support/test-check.ts";

export const keyId = "3f6c1d2e-8a4b-4c5d-9e0f-1a2b3c4d5e6f";
export const keyArn = `arn:aws:kms:${region}:${account}:key/${keyId}`;

type Metadata = Partial<ResourceOf<"kms-key">>;

/** What KMS said of a key that a resource names by `reference`. */
export function key(metadata: Metadata = {}, reference = keyArn): Reading {
  const described = { KeyId: keyId, Arn: keyArn, KeyManager: "CUSTOMER", KeyState: "Enabled", ...metadata } as const;
  return reading("kms-key", reference, described, names(reference));
}

export function unreadKey(reference = keyArn): Reading {
  return unread("kms-key", reference, names(reference));
}

function names(reference: string) {
  const arn = reference.startsWith("arn:") ? reference : `arn:aws:kms:${region}:${account}:key/${reference}`;
  return { arn, also: [reference] };
}
