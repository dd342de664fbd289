import type { GrantListEntry, GrantOperation } from "@aws-sdk/client-kms";
import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { present } from "./present.ts";
import { hexOf } from "./random.ts";
import { arnOf, at, day, type Site } from "./site.ts";

export type Key = SimulatedRegion["kms"]["keys"][number] & { Arn: string; KeyId: string };

interface KeySpec {
  /** Without `alias/`; `aws/…` is a key that AWS manages. */
  alias: string;
  description?: string;
  state?: "Enabled" | "Disabled" | "PendingDeletion";
  createdDaysAgo?: number;
  multiRegion?: boolean;
  rotated?: boolean;
  /** JSON text; the policy of a key made without one when left out. */
  policy?: string;
  grants?: readonly GrantSpec[];
}

interface GrantSpec {
  /** An ARN, or the name of a service, which may retire it as well. */
  to: string;
  operations: GrantOperation[];
  name?: string;
  context?: Record<string, string>;
  daysAgo: number;
}

export function kmsKey(site: Site, spec: KeySpec): Key {
  const { alias, state = "Enabled", createdDaysAgo = 620, multiRegion = false } = spec;
  const digits = hexOf(`${site.region} key ${alias}`, 32);
  const dashed = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  // Ids of multi-Region keys look different. Source: KMS developer guide, "Multi-Region keys".
  const KeyId = multiRegion ? `mrk-${digits}` : dashed.join("-");
  const key: Key = {
    AWSAccountId: site.account,
    KeyId,
    Arn: arnOf(site, "kms", `key/${KeyId}`),
    CreationDate: at(site, createdDaysAgo, "11:20:07"),
    Enabled: state === "Enabled",
    Description: spec.description ?? "",
    KeyUsage: "ENCRYPT_DECRYPT",
    KeyState: state,
    ...(state === "PendingDeletion" && { DeletionDate: new Date(site.now.getTime() + 11 * day) }),
    Origin: "AWS_KMS",
    KeyManager: alias.startsWith("aws/") ? "AWS" : "CUSTOMER",
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
    KeySpec: "SYMMETRIC_DEFAULT",
    EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
    MultiRegion: multiRegion,
    aliases: [`alias/${alias}`],
    rotated: spec.rotated ?? false,
    ...(spec.policy !== undefined && { policy: spec.policy }),
  };
  if (spec.grants) key.grants = spec.grants.map((one) => grant(site, key, one));
  site.content.kms.keys.push(key);
  return key;
}

function grant(site: Site, { Arn }: Key, { to, operations, name, context, daysAgo }: GrantSpec): GrantListEntry {
  return present({
    KeyId: Arn,
    GrantId: hexOf(`${Arn} grant ${to} ${name}`, 64),
    // A grant without a name has an empty one.
    Name: name ?? "",
    CreationDate: at(site, daysAgo, "10:12:44"),
    GranteePrincipal: to,
    RetiringPrincipal: to.startsWith("arn:") ? undefined : to,
    IssuingAccount: `arn:${site.partition}:iam::${site.account}:root`,
    Operations: operations,
    Constraints: context && { EncryptionContextSubset: context },
  });
}

/** The keys AWS makes when a service first encrypts with its own. */
export function awsManagedKeys(site: Site, services: readonly string[]): void {
  for (const service of services) {
    kmsKey(site, {
      alias: `aws/${service}`,
      description: `Default key that protects my ${service} data when no other key is defined`,
    });
  }
}
