import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type Family, isPublic, parseRange } from "./addresses.ts";

export type RouteTable = ResourceOf<"route-table">;
export type Route = NonNullable<RouteTable["Routes"]>[number];

/** A route to addresses outside the VPC's own and other private ranges. */
export interface OutwardRoute {
  route: Route;
  /** A range, or a prefix list whose ranges are not read. */
  destination: string;
  family: Family;
  isPrefixList: boolean;
}

/** The table that routes a subnet: the one associated with it, else the VPC's main one. Source: VPC user guide, "Route tables". */
export function routeTableOf(
  subnet: ResourceOf<"subnet">,
  inventory: Inventory,
  region: string,
): RouteTable | undefined {
  const tables = inventory.all("route-table", region).map(({ resource }) => resource);
  const associated = (table: RouteTable) =>
    !!table.Associations?.some(
      ({ SubnetId, AssociationState }) => SubnetId === subnet.SubnetId && !isGone(AssociationState?.State),
    );
  const main = (table: RouteTable) =>
    table.VpcId === subnet.VpcId && !!table.Associations?.some(({ Main }) => Main === true);
  return subnet.SubnetId ? (tables.find(associated) ?? tables.find(main)) : undefined;
}

function isGone(state: string | undefined): boolean {
  return state === "disassociated" || state === "disassociating" || state === "failed";
}

/**
 * The routes by which traffic could get to the internet, dead ones included. Routes to private ranges stay out, and so
 * do those of gateway endpoints, which lead to one AWS service.
 */
export function outwardRoutes(
  { Routes: routes = [] }: RouteTable,
  inventory: Inventory,
  region: string,
): OutwardRoute[] {
  return routes.flatMap((route): OutwardRoute[] => {
    const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId, GatewayId } = route;
    const range = DestinationCidrBlock ?? DestinationIpv6CidrBlock;
    if (GatewayId === "local") return [];
    if (range === undefined) {
      if (!DestinationPrefixListId || leadsToService(route, inventory, region)) return [];
      // Of which family its ranges are is not read either.
      const families: readonly Family[] = ["IPv4", "IPv6"];
      return families.map((family) => ({ route, destination: DestinationPrefixListId, family, isPrefixList: true }));
    }
    const family = parseRange(range)?.family ?? (DestinationCidrBlock === undefined ? "IPv6" : "IPv4");
    return isPublic(range) ? [{ route, destination: range, family, isPrefixList: false }] : [];
  });
}

/** The prefix lists of AWS services that gateway endpoints of this table lead to. */
export function servicePrefixLists(
  { Routes: routes = [] }: RouteTable,
  inventory: Inventory,
  region: string,
): string[] {
  return routes
    .filter((route) => leadsToService(route, inventory, region))
    .flatMap(({ DestinationPrefixListId: list }) => list ?? []);
}

/** A gateway endpoint's route. One to a firewall's or load balancer's endpoint looks alike, and may be for any list. */
export function leadsToService(
  { DestinationPrefixListId, GatewayId }: Route,
  inventory: Inventory,
  region: string,
): boolean {
  if (!DestinationPrefixListId || !GatewayId?.startsWith("vpce-")) return false;
  const endpoint = inventory.get("vpc-endpoint", GatewayId, region);
  return endpoint.found && endpoint.resource.VpcEndpointType === "Gateway";
}
