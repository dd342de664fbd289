import type { VariantVolume } from "#lib/analysis/encryption/endpoint-volumes.ts";
import type { Evidence } from "./verdicts.ts";

/** The variants that keep data on EBS volumes, by name: what a config's key is for. */
export function volumesToEncrypt(volumes: readonly VariantVolume[]): Evidence[] {
  return evidenceOf(volumes, "ebs", (variant) => `a key, as variant ${variant} keeps data on EBS volumes of this type`);
}

/** The variants that a config's key does not reach, by name: said beside a pass, so that it promises no more than it holds. */
export function localDisks(volumes: readonly VariantVolume[]): Evidence[] {
  return evidenceOf(
    volumes,
    "local",
    (variant) => `nothing more: variant ${variant} uses local disks, whose key is the hardware's and not KmsKeyId`,
  );
}

function evidenceOf(
  volumes: readonly VariantVolume[],
  storage: VariantVolume["storage"],
  expected: (variant: string) => string,
): Evidence[] {
  return volumes
    .filter((volume) => volume.storage === storage)
    .map(({ path, instanceType, variant }) => ({ path, observed: instanceType, expected: expected(variant) }));
}
