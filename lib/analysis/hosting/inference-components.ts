import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Config = Pick<ResourceOf<"endpoint-config">, "ProductionVariants" | "ShadowProductionVariants">;

/**
 * Whether a config hosts inference components: then no model stands in a variant, and the role, VPC and isolation of
 * the containers are those of the config. undefined when AWS returned no variants.
 * Source: API reference, CreateEndpointConfig and CreateInferenceComponent.
 */
export function hostsInferenceComponents(config: Config): boolean | undefined {
  const variants = [...(config.ProductionVariants ?? []), ...(config.ShadowProductionVariants ?? [])];
  if (variants.length === 0) return undefined;
  return variants.some(
    ({ ModelName, InstancePools = [] }) => !ModelName && !InstancePools.some((pool) => pool.ModelNameOverride),
  );
}
