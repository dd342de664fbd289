import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reach } from "./reach.ts";
import { type OutwardRoute, outwardRoutes, type Route, type RouteTable, routeTableOf } from "./route-tables.ts";

/** The subnet that traffic starts from. */
export interface Origin {
  subnet: ResourceOf<"subnet">;
  /** Undefined when it is not known whether the workload has an IPv6 address. */
  addressing: "ipv4" | "dualstack" | undefined;
}

export interface Onward {
  reach: Reach;
  /** The target and what is known of it. */
  words: string;
}

/** Ways on whose far end is not read. */
export const beyond: readonly [field: keyof Route, name: string][] = [
  ["TransitGatewayId", "transit gateway"],
  ["VpcPeeringConnectionId", "VPC peering connection"],
  ["CoreNetworkArn", "core network"],
  ["LocalGatewayId", "local gateway"],
  ["CarrierGatewayId", "carrier gateway"],
  ["NetworkInterfaceId", "network interface"],
  ["InstanceId", "instance"],
  ["OdbNetworkArn", "Oracle database network"],
];

/** How far a route's target carries traffic of a SageMaker network interface. Source: VPC user guide, "Route tables". */
export function onward(
  { route, family, isPrefixList }: OutwardRoute,
  origin: Origin,
  inventory: Inventory,
  region: string,
): Onward {
  const found = throughTarget(route, family === "IPv6", origin, inventory, region);
  if (route.State === "blackhole" || route.State === "filtered") {
    return { reach: "none", words: `${found.words}; the route is dead (${route.State})` };
  }
  const reached = family === "IPv6" && found.reach !== "none" ? withAddress(found, origin) : found;
  return isPrefixList && reached.reach === "internet"
    ? { reach: "unknown", words: `${reached.words}; what the list holds is not read` }
    : reached;
}

function withAddress(found: Onward, { subnet, addressing }: Origin): Onward {
  const ranges = subnet.Ipv6CidrBlockAssociationSet;
  if (!ranges)
    return { reach: "unknown", words: `${found.words}; AWS did not say whether the subnet has IPv6 addresses` };
  const hasRange = ranges.some(
    ({ Ipv6CidrBlock, Ipv6CidrBlockState }) =>
      Ipv6CidrBlock && (Ipv6CidrBlockState?.State ?? "associated") === "associated",
  );
  if (!hasRange) return { reach: "none", words: `${found.words}; the subnet has no IPv6 addresses` };
  if (addressing === "ipv4") return { reach: "none", words: `${found.words}; the workload has no IPv6 address` };
  if (addressing === "dualstack" || found.reach === "unknown") return found;
  return { reach: "unknown", words: `${found.words}; whether the workload has an IPv6 address is not known` };
}

function throughTarget(
  route: Route,
  isIpv6: boolean,
  { subnet }: Origin,
  inventory: Inventory,
  region: string,
): Onward {
  const { NatGatewayId, EgressOnlyInternetGatewayId, GatewayId } = route;
  if (NatGatewayId) return throughNat(NatGatewayId, inventory, region);
  if (EgressOnlyInternetGatewayId) {
    const words = `egress-only internet gateway ${EgressOnlyInternetGatewayId}`;
    return unlessBlocked({ reach: "internet", words }, blockMode(subnet, inventory, region), ["block-bidirectional"]);
  }
  const field = beyond.find(([name]) => route[name]);
  if (field) return { reach: "unknown", words: `${field[1]} ${route[field[0]]}, which leads out of the VPC` };
  if (GatewayId?.startsWith("igw-"))
    return throughInternetGateway(GatewayId, isIpv6, blockMode(subnet, inventory, region));
  if (GatewayId?.startsWith("vpce-"))
    return { reach: "unknown", words: `endpoint ${GatewayId}, an inspected path unless it is a service's gateway` };
  if (GatewayId?.startsWith("vgw-"))
    return { reach: "unknown", words: `virtual private gateway ${GatewayId}, which leads out of the VPC` };
  return { reach: "unknown", words: `a target that is not known${GatewayId ? ` (${GatewayId})` : ""}` };
}

/**
 * SageMaker's interfaces have no public IPv4 address, but the VPC's automated firewall translates for such in subnets
 * that it is told to, and the SDK does not give the fields that say so. Source: EC2 API reference,
 * `NetworkFirewallConnectivityType`.
 */
function throughInternetGateway(id: string, isIpv6: boolean, mode: string | undefined): Onward {
  const words = `internet gateway ${id}`;
  if (isIpv6) return unlessBlocked({ reach: "internet", words }, mode, ["block-bidirectional", "block-ingress"]);
  const perhaps = `${words}; without a public IPv4 address only an automated firewall of the VPC could translate for it, and whether there is one is not read`;
  return unlessBlocked({ reach: "unknown", words: perhaps }, mode, ["block-bidirectional"]);
}

function throughNat(id: string, inventory: Inventory, region: string): Onward {
  const lookup = inventory.get("nat-gateway", id, region);
  if (!lookup.found) {
    const why = lookup.why === "absent" ? "was not found" : `could not be read (${lookup.failure.code})`;
    return { reach: "unknown", words: `NAT gateway ${id}, which ${why}` };
  }
  const nat = lookup.resource;
  const words = `${nat.ConnectivityType ?? "public"} NAT gateway ${id} (${nat.State ?? "state not known"})`;
  if (nat.State === "failed" || nat.State === "deleted" || nat.State === "deleting") return { reach: "none", words };
  if (nat.State !== "available") return { reach: "unknown", words };
  const home = homeOf(nat, inventory, region);
  const ways =
    home.table && outwardRoutes(home.table, inventory, region).filter(({ route }) => route.State !== "blackhole");
  if (!ways) return { reach: "unknown", words: `${words}, whose own route table is not known` };
  if (ways.length === 0) return { reach: "none", words: `${words}, which has no route on` };
  if (nat.ConnectivityType === "private") {
    // It has no public address: at an internet gateway it stands as SageMaker's own interfaces do.
    const closed = ways.every(({ route }) => route.GatewayId?.startsWith("igw-"));
    const found: Onward = { reach: "unknown", words: `${words}, which leads out of the VPC` };
    return closed ? unlessBlocked(found, home.blocked, ["block-bidirectional"]) : found;
  }
  const open = ways.some(({ route }) => route.GatewayId?.startsWith("igw-"));
  if (!open)
    return { reach: "unknown", words: `${words}, whose traffic leaves by something else than an internet gateway` };
  return unlessBlocked({ reach: "internet", words }, home.blocked, ["block-bidirectional"]);
}

/** Where a NAT gateway stands: a zonal one in a subnet, a regional one in the VPC with a table of its own. */
function homeOf(
  nat: ResourceOf<"nat-gateway">,
  inventory: Inventory,
  region: string,
): { table?: RouteTable | undefined; blocked?: string | undefined } {
  if (nat.AvailabilityMode === "regional") {
    const table = inventory.get("route-table", nat.RouteTableId ?? "", region);
    return { table: table.found ? table.resource : undefined, blocked: vpcBlockMode(nat.VpcId, inventory, region) };
  }
  const subnet = inventory.get("subnet", nat.SubnetId ?? "", region);
  if (!subnet.found) return {};
  return {
    table: routeTableOf(subnet.resource, inventory, region),
    blocked: blockMode(subnet.resource, inventory, region),
  };
}

/** The table that routes what a NAT gateway sends on. Undefined when it is not known. */
export function natTable(id: string, inventory: Inventory, region: string): RouteTable | undefined {
  const nat = inventory.get("nat-gateway", id, region);
  return nat.found ? homeOf(nat.resource, inventory, region).table : undefined;
}

/** VPC Block Public Access, exclusions taken into account, as AWS states it for the subnet or else for its VPC. */
function blockMode(subnet: ResourceOf<"subnet">, inventory: Inventory, region: string): string | undefined {
  return subnet.BlockPublicAccessStates?.InternetGatewayBlockMode ?? vpcBlockMode(subnet.VpcId, inventory, region);
}

function vpcBlockMode(id: string | undefined, inventory: Inventory, region: string): string | undefined {
  const vpc = inventory.get("vpc", id ?? "", region);
  if (!vpc.found) return vpc.why === "unread" ? notRead : undefined;
  return vpc.resource.BlockPublicAccessStates?.InternetGatewayBlockMode;
}

/** Stands for a mode that may be any. */
const notRead = "not read";

/** Ingress-only blocking still lets NAT and egress-only gateways through. Source: VPC user guide, "VPC Block Public Access". */
function unlessBlocked(found: Onward, mode: string | undefined, blocking: readonly string[]): Onward {
  if (mode === notRead) {
    return { reach: "unknown", words: `${found.words}; whether VPC Block Public Access stops it could not be read` };
  }
  return mode !== undefined && blocking.includes(mode)
    ? { reach: "none", words: `${found.words}; VPC Block Public Access stops it (${mode})` }
    : found;
}
