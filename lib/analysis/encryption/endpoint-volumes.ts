import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { hasLocalStorage } from "./instance-families.ts";

type Config = Pick<ResourceOf<"endpoint-config">, "ProductionVariants" | "ShadowProductionVariants">;
type Variant = NonNullable<Config["ProductionVariants"]>[number];

/** Where one variant, or one instance type of a variant's pools, keeps its data. */
export interface VariantVolume {
  /** `ProductionVariants[0].InstanceType`: the field that decided. */
  path: string;
  variant: string;
  /** Empty when the answer names none. */
  instanceType: string;
  /**
   * `ebs`: on a volume that the config's key encrypts. `local`: on NVMe disks, which the hardware encrypts with a key of
   * its own. `serverless`: on nothing of the customer's. `unknown`: the family is not known, or not given.
   */
  storage: "ebs" | "local" | "serverless" | "unknown";
}

/**
 * What a config's KmsKeyId covers, variant by variant: one config may mix types with and without EBS volumes, shadow
 * variants and pools included. Source: API reference, CreateEndpointConfig, KmsKeyId.
 */
export function endpointVolumes(config: Config): VariantVolume[] {
  return [
    ...(config.ProductionVariants ?? []).flatMap((variant, at) => volumesOf(variant, `ProductionVariants[${at}]`)),
    ...(config.ShadowProductionVariants ?? []).flatMap((variant, at) =>
      volumesOf(variant, `ShadowProductionVariants[${at}]`),
    ),
  ];
}

function volumesOf(variant: Variant, path: string): VariantVolume[] {
  const name = variant.VariantName ?? path;
  if (variant.ServerlessConfig) {
    return [{ path: `${path}.ServerlessConfig`, variant: name, instanceType: "", storage: "serverless" }];
  }
  const pools = (variant.InstancePools ?? []).map((pool, at) => ({
    path: `${path}.InstancePools[${at}].InstanceType`,
    instanceType: pool.InstanceType ?? "",
  }));
  const own = { path: `${path}.InstanceType`, instanceType: variant.InstanceType ?? "" };
  return (pools.length > 0 ? pools : [own]).map((one) => ({
    ...one,
    variant: name,
    storage: storageOf(one.instanceType),
  }));
}

function storageOf(instanceType: string): VariantVolume["storage"] {
  const local = hasLocalStorage(instanceType);
  if (local === undefined) return "unknown";
  return local ? "local" : "ebs";
}
