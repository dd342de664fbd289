import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Failure } from "#lib/readings/reading.ts";
import { endpointsUsing } from "./serving.ts";

type Config = Pick<ResourceOf<"endpoint-config">, "EndpointConfigName" | "ProductionVariants">;

/** How many instances stand behind one variant, and where that was read. */
export interface InstanceCount {
  variant: string;
  /** `configured`: what a deployment starts with. `managed`: the floor of managed scaling. `live`: running now. */
  source: "configured" | "managed" | "live";
  /** Path in the endpoint config, or in the named endpoint. */
  path: string;
  /** undefined when AWS did not say, or the endpoints that would say were not read. */
  count: number | undefined;
  /** Why the endpoints could not be looked at, when that leaves the count open. */
  unread?: Failure;
  /** The endpoint that was looked at, for `live`. */
  endpoint?: string;
}

/**
 * The instances of every variant that runs on instances; serverless ones are left out. Managed scaling may go down to
 * its minimum, so that counts; else what runs now in each endpoint that uses the config; else what it starts with.
 */
export function instanceCounts(config: Config, region: string, inventory: Inventory): InstanceCount[] {
  const endpoints = endpointsUsing(config.EndpointConfigName ?? "", region, inventory);
  return (config.ProductionVariants ?? []).flatMap((variant, at): InstanceCount[] => {
    if (variant.ServerlessConfig) return [];
    const path = `ProductionVariants[${at}]`;
    const name = variant.VariantName ?? "";
    const scaling = variant.ManagedInstanceScaling;
    if (scaling?.Status === "ENABLED" && scaling.MinInstanceCount !== undefined) {
      const count = scaling.MinInstanceCount;
      return [{ variant: name, source: "managed", path: `${path}.ManagedInstanceScaling.MinInstanceCount`, count }];
    }
    const live = endpoints.flatMap((endpoint) => liveCount(endpoint, name));
    const unread = inventory.unreadOf("endpoint", region);
    const hidden = { variant: name, source: "live", path: "Endpoints", count: undefined } as const;
    if (unread) return [...live, { ...hidden, unread }];
    if (live.length > 0) return live;
    const count = variant.InitialInstanceCount;
    return [{ variant: name, source: "configured", path: `${path}.InitialInstanceCount`, count }];
  });
}

/** Nothing when the endpoint has no such variant or does not say how many instances it has (still being created). */
function liveCount(
  { EndpointName = "", ProductionVariants = [] }: ResourceOf<"endpoint">,
  name: string,
): InstanceCount[] {
  const at = ProductionVariants.findIndex((variant) => variant.VariantName === name);
  const variant = ProductionVariants[at];
  if (!variant) return [];
  const live = { variant: name, source: "live", endpoint: EndpointName } as const;
  const path = `Endpoint ${EndpointName}: ProductionVariants[${at}]`;
  const pools = variant.InstancePools ?? [];
  if (variant.CurrentInstanceCount !== undefined) {
    return [{ ...live, path: `${path}.CurrentInstanceCount`, count: variant.CurrentInstanceCount }];
  }
  if (pools.length === 0) return [];
  const count = pools.reduce((sum, pool) => sum + (pool.CurrentInstanceCount ?? Number.NaN), 0);
  return [
    { ...live, path: `${path}.InstancePools[].CurrentInstanceCount`, count: Number.isNaN(count) ? undefined : count },
  ];
}
