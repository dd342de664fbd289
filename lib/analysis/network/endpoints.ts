import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { routeTableOf } from "./route-tables.ts";
import { type Service, serviceOf } from "./services.ts";

export type VpcEndpoint = ResourceOf<"vpc-endpoint">;

/** Whether workloads in some subnets of a VPC get to a service over an endpoint, and in words why (not). */
export interface ServiceAccess {
  service: Service;
  usable: boolean | "unknown";
  words: string;
  /** The endpoint there is, usable or not. */
  endpoint?: VpcEndpoint;
  /** Tables that a gateway endpoint would have to be in and is not. */
  missingTables: string[];
}

function endpointsIn(vpc: string, inventory: Inventory, region: string): VpcEndpoint[] {
  return inventory
    .all("vpc-endpoint", region)
    .map(({ resource }) => resource)
    .filter((endpoint) => endpoint.VpcId === vpc);
}

/**
 * Looks for a usable endpoint: available; an interface with private DNS on, so that clients find it without being
 * told; a gateway in the route table of every subnet. A FIPS twin counts. Endpoints that another VPC shares through a
 * private hosted zone are not seen. Source: PrivateLink guide.
 */
export function accessTo(
  service: Service,
  vpc: string,
  subnets: readonly string[],
  inventory: Inventory,
  region: string,
): ServiceAccess {
  const found = endpointsIn(vpc, inventory, region)
    .filter((endpoint) => [service, `${service}-fips`].includes(serviceOf(endpoint.ServiceName, region) ?? ""))
    .map((endpoint) => judge(service, endpoint, subnets, inventory, region));
  return (
    found.find(({ usable }) => usable === true) ??
    found.find(({ usable }) => usable === "unknown") ??
    found[0] ?? {
      service,
      usable: false,
      words: "no endpoint",
      missingTables: tablesOf(subnets, inventory, region).ids,
    }
  );
}

function judge(
  service: Service,
  endpoint: VpcEndpoint,
  subnets: readonly string[],
  inventory: Inventory,
  region: string,
): ServiceAccess {
  const id = endpoint.VpcEndpointId ?? "an endpoint";
  const isGateway = endpoint.VpcEndpointType === "Gateway";
  const tables = tablesOf(subnets, inventory, region);
  const missingTables = tables.ids.filter((table) => !endpoint.RouteTableIds?.includes(table));
  const answer = (usable: ServiceAccess["usable"], words: string): ServiceAccess => ({
    service,
    endpoint,
    missingTables,
    usable,
    words,
  });
  if (endpoint.State?.toLowerCase() !== "available") {
    return answer(false, `${id} is ${endpoint.State ?? "in a state that is not known"}`);
  }
  if (isGateway) {
    if (missingTables.length > 0) return answer(false, `${id} is not in ${missingTables.join(", ")}`);
    return tables.complete ? answer(true, id) : answer("unknown", `${id}; not every route table is known`);
  }
  const { PrivateDnsEnabled, DnsOptions } = endpoint;
  if (PrivateDnsEnabled === undefined) return answer("unknown", `${id}: AWS returned no PrivateDnsEnabled`);
  const resolves = PrivateDnsEnabled && !DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint;
  return answer(resolves, resolves ? id : `${id} has no private DNS for the VPC`);
}

function tablesOf(
  subnets: readonly string[],
  inventory: Inventory,
  region: string,
): { ids: string[]; complete: boolean } {
  const tables = subnets.map((id) => {
    const subnet = inventory.get("subnet", id, region);
    return subnet.found ? routeTableOf(subnet.resource, inventory, region)?.RouteTableId : undefined;
  });
  const ids = [...new Set(tables.filter((id) => id !== undefined))];
  return { ids, complete: subnets.length > 0 && tables.every((id) => id !== undefined) };
}
