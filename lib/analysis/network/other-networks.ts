import type { Inventory } from "#lib/inventory/inventory.ts";
import { leadsToService, type Route, type RouteTable } from "./route-tables.ts";
import { beyond, natTable } from "./route-targets.ts";

/**
 * The ways from a route table into networks that are not read: another VPC, a data centre, an appliance. There may be
 * endpoints of a shared VPC there, which a private hosted zone, not read either, points names at. Source: AWS
 * whitepaper "Building a scalable and secure multi-VPC network infrastructure", "Centralized access to VPC endpoints".
 */
export function waysToOtherNetworks(
  { Routes: routes = [] }: RouteTable,
  inventory: Inventory,
  region: string,
): string[] {
  return [...new Set(routes.flatMap((route) => wayOf(route, inventory, region)))];
}

function wayOf(route: Route, inventory: Inventory, region: string): string[] {
  const { GatewayId, NatGatewayId, State } = route;
  if (State === "blackhole" || State === "filtered") return [];
  if (NatGatewayId) {
    const table = natTable(NatGatewayId, inventory, region);
    if (!table) return [`NAT gateway ${NatGatewayId}, whose own routes are not known`];
    // A NAT gateway hands nothing to another.
    return (table.Routes ?? []).filter((one) => !one.NatGatewayId).flatMap((one) => wayOf(one, inventory, region));
  }
  const field = beyond.find(([name]) => route[name]);
  if (field) return [`${field[1]} ${route[field[0]]}`];
  if (GatewayId?.startsWith("vgw-")) return [`virtual private gateway ${GatewayId}`];
  // All but a service's gateway lead to an appliance.
  return GatewayId?.startsWith("vpce-") && !leadsToService(route, inventory, region) ? [`endpoint ${GatewayId}`] : [];
}
