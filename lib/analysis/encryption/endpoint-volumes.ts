import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { hasLocalStorage } from "./instance-families.ts";

type Config = Pick<ResourceOf<"endpoint-config">, "ProductionVariants" | "ShadowProductionVariants">;

/**
 * `ebs`: at least one variant keeps data on an EBS volume, the first of which is named. `none`: no variant has a
 * volume that a key could cover. `unknown`: the variants or an instance family are not known.
 */
export type EndpointVolumes =
  | { state: "ebs"; path: string; instanceType: string }
  | { state: "none"; reason: string }
  | { state: "unknown"; reason: string };

/**
 * Whether an endpoint config's KmsKeyId has a volume to encrypt. Serverless variants have none, and local NVMe disks
 * are encrypted by the hardware with a key of their own. Source: API reference, CreateEndpointConfig, KmsKeyId.
 */
export function endpointVolumes(config: Config): EndpointVolumes {
  const variants = [
    ...labelled(config.ProductionVariants, "ProductionVariants"),
    ...labelled(config.ShadowProductionVariants, "ShadowProductionVariants"),
  ];
  if (variants.length === 0) return { state: "unknown", reason: "AWS returned no ProductionVariants." };
  const hosts = variants.filter(({ variant }) => !variant.ServerlessConfig);
  if (hosts.length === 0)
    return { state: "none", reason: "Every variant is serverless: there is no volume to encrypt." };
  const types = hosts.flatMap(typesOf);
  const ebs = types.find(({ instanceType }) => hasLocalStorage(instanceType) === false);
  if (ebs) return { state: "ebs", ...ebs };
  const unclear = types.find(({ instanceType }) => hasLocalStorage(instanceType) === undefined);
  if (unclear) {
    const what =
      unclear.instanceType === "" ? "is not given" : `${unclear.instanceType} is of a family that is not known`;
    return { state: "unknown", reason: `${unclear.path} ${what}, so its storage is not known.` };
  }
  return { state: "none", reason: "Every instance type has local NVMe storage, which the hardware encrypts." };
}

type Variant = NonNullable<Config["ProductionVariants"]>[number];

function labelled(variants: readonly Variant[] | undefined, field: string): { path: string; variant: Variant }[] {
  return (variants ?? []).map((variant, at) => ({ path: `${field}[${at}]`, variant }));
}

/** Every instance type the variant may run on; an empty one when it names none. */
function typesOf({ path, variant }: { path: string; variant: Variant }): { path: string; instanceType: string }[] {
  const pools = variant.InstancePools ?? [];
  if (pools.length === 0) return [{ path: `${path}.InstanceType`, instanceType: variant.InstanceType ?? "" }];
  return pools.map((pool, at) => ({
    path: `${path}.InstancePools[${at}].InstanceType`,
    instanceType: pool.InstanceType ?? "",
  }));
}
