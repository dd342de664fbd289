import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { across, type Border, borderOfNat, closing, ownBorder } from "./acl-borders.ts";
import { type AddressSet, common, isEmpty, noAddresses, translated, union, untranslated } from "./address-sets.ts";
import type { Family } from "./addresses.ts";
import type { Reach } from "./reach.ts";
import { type OutwardRoute, outwardRoutes, type Route, type RouteTable, routeTableOf } from "./route-tables.ts";

/** The subnet that traffic starts from. */
export interface Origin {
  subnet: ResourceOf<"subnet">;
  /** Undefined when it is not known whether the workload has an IPv6 address. */
  addressing: "ipv4" | "dualstack" | undefined;
}

/** Where traffic gets to by a route's target. */
export interface Onward {
  /** Addresses of the internet that it reaches, and those that it may reach. */
  internet: AddressSet;
  perhaps: AddressSet;
  /** The target and what is known of it. */
  words: string;
  /** The borders of subnets that it passes on the way there, which are not asked yet. */
  borders: Border[];
}

/** What a target does with what it is handed: everything goes one way. */
interface Target {
  reach: Reach;
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

/** Those that may stand in the very subnet. */
const inSubnet = ["NetworkInterfaceId", "InstanceId"] as const satisfies (keyof Route)[];

/** How far a route's target carries traffic of a SageMaker network interface. Source: VPC user guide, "Route tables". */
export function onward(way: OutwardRoute, origin: Origin, inventory: Inventory, region: string): Onward {
  const { route, family } = way;
  const target = sure(way, throughTarget(way, origin, inventory, region));
  // What stands in the subnet itself may send it on in another wrapping: its border is not asked about the packet.
  const isWithin =
    inSubnet.some((field) => route[field]) ||
    route.GatewayId?.startsWith("vpce-") ||
    (route.NatGatewayId && subnetOfNat(route.NatGatewayId, inventory, region) === origin.subnet.SubnetId);
  const own = isWithin ? [] : [ownBorder(origin.subnet, family, inventory)];
  const found = { ...target, borders: [...own, ...target.borders] };
  if (route.State === "blackhole" || route.State === "filtered") {
    return nowhere(`${found.words}; the route is dead (${route.State})`);
  }
  if (isEmpty(way.carries)) return nowhere(`${found.words}; more specific routes take all of it`);
  return family === "IPv6" && !leadsNowhere(found) ? withAddress(found, origin) : found;
}

/** How far a way leads whatever security groups say, and what stands at the borders that close anything of it. */
export function pastBorders(found: Onward, family: Family): { leads: Reach; words: string } {
  const { sure, perhaps } = across(found.borders, {}, union([found.internet, found.perhaps]));
  const closers = closing(found.borders, family).map(({ acl, words }) => `network ACL ${acl?.NetworkAclId}: ${words}`);
  const leads = !isEmpty(common(sure, found.internet)) ? "internet" : isEmpty(perhaps) ? "none" : "unknown";
  return { leads, words: [found.words, ...closers].join("; ") };
}

/** True when no address of the internet is reached, for certain. */
export function leadsNowhere({ internet, perhaps }: Onward): boolean {
  return isEmpty(internet) && isEmpty(perhaps);
}

function nowhere(words: string): Onward {
  return { internet: noAddresses, perhaps: noAddresses, words, borders: [] };
}

function uncertain({ internet, perhaps, words, borders }: Onward, why: string): Onward {
  return { internet: noAddresses, perhaps: union([internet, perhaps]), words: `${words}; ${why}`, borders };
}

/** All of it only when nothing else may lead the traffic elsewhere. */
function sure({ unsure }: OutwardRoute, found: Onward): Onward {
  return unsure !== undefined && !isEmpty(found.internet) ? uncertain(found, unsure) : found;
}

function carriedAll(set: AddressSet, { reach, words }: Target): Onward {
  if (reach === "none") return nowhere(words);
  return reach === "internet"
    ? { internet: set, perhaps: noAddresses, words, borders: [] }
    : { internet: noAddresses, perhaps: set, words, borders: [] };
}

function withAddress(found: Onward, { subnet, addressing }: Origin): Onward {
  const ranges = subnet.Ipv6CidrBlockAssociationSet;
  if (!ranges) return uncertain(found, "AWS did not say whether the subnet has IPv6 addresses");
  const hasRange = ranges.some(
    ({ Ipv6CidrBlock, Ipv6CidrBlockState }) =>
      Ipv6CidrBlock && (Ipv6CidrBlockState?.State ?? "associated") === "associated",
  );
  if (!hasRange) return nowhere(`${found.words}; the subnet has no IPv6 addresses`);
  if (addressing === "ipv4") return nowhere(`${found.words}; the workload has no IPv6 address`);
  if (addressing === "dualstack" || isEmpty(found.internet)) return found;
  return uncertain(found, "whether the workload has an IPv6 address is not known");
}

function throughTarget(
  { route, family, carries }: OutwardRoute,
  { subnet }: Origin,
  inventory: Inventory,
  region: string,
): Onward {
  const { NatGatewayId } = route;
  const isIpv6 = family === "IPv6";
  if (NatGatewayId) {
    const found = throughNat(NatGatewayId, isIpv6 ? translated(carries) : carries, inventory, region);
    const borders = natBorders(NatGatewayId, subnet, family, inventory, region);
    if (!isIpv6) return { ...found, borders };
    return { ...found, internet: untranslated(found.internet), perhaps: untranslated(found.perhaps), borders };
  }
  return carriedAll(carries, throughGateway(route, isIpv6, blockMode(subnet, inventory, region)));
}

function throughGateway(route: Route, isIpv6: boolean, mode: string | undefined): Target {
  const { EgressOnlyInternetGatewayId, GatewayId } = route;
  if (EgressOnlyInternetGatewayId) {
    const words = `egress-only internet gateway ${EgressOnlyInternetGatewayId}`;
    return unlessBlocked({ reach: "internet", words }, mode, ["block-bidirectional"]);
  }
  const field = beyond.find(([name]) => route[name]);
  if (field) return { reach: "unknown", words: `${field[1]} ${route[field[0]]}, which leads out of the VPC` };
  if (GatewayId?.startsWith("igw-")) return throughInternetGateway(GatewayId, isIpv6, mode);
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
function throughInternetGateway(id: string, isIpv6: boolean, mode: string | undefined): Target {
  const words = `internet gateway ${id}`;
  if (isIpv6) return unlessBlocked({ reach: "internet", words }, mode, ["block-bidirectional", "block-ingress"]);
  const perhaps = `${words}; without a public IPv4 address only an automated firewall of the VPC could translate for it, and whether there is one is not read`;
  return unlessBlocked({ reach: "unknown", words: perhaps }, mode, ["block-bidirectional"]);
}

/** @param to addresses of IPv4: what is IPv6 was translated. */
function throughNat(id: string, to: AddressSet, inventory: Inventory, region: string): Onward {
  const perhaps = (words: string) => carriedAll(to, { reach: "unknown", words });
  const lookup = inventory.get("nat-gateway", id, region);
  if (!lookup.found) {
    const why = lookup.why === "absent" ? "was not found" : `could not be read (${lookup.failure.code})`;
    return perhaps(`NAT gateway ${id}, which ${why}`);
  }
  const nat = lookup.resource;
  const words = `${nat.ConnectivityType ?? "public"} NAT gateway ${id} (${nat.State ?? "state not known"})`;
  if (nat.State === "failed" || nat.State === "deleted" || nat.State === "deleting") return nowhere(words);
  const home = homeOf(nat, inventory, region);
  const ways = home.table && outwardRoutes(home.table, inventory, region).filter(({ family }) => family === "IPv4");
  if (!ways) return perhaps(`${words}, whose own route table is not known`);
  const found = ways
    .filter(({ route: { State } }) => State !== "blackhole" && State !== "filtered")
    .map((way) => {
      const set = common(way.carries, to);
      return isEmpty(set) ? nowhere("") : sure(way, carriedAll(set, fromNat(way, nat.ConnectivityType, home.blocked)));
    });
  const [internet, rest] = [union(found.map((one) => one.internet)), union(found.map((one) => one.perhaps))];
  if (isEmpty(internet) && isEmpty(rest)) {
    const why = found.map((one) => one.words).find(Boolean);
    return nowhere(`${words}${why ? `, then ${why}` : ", which has no route on"}`);
  }
  const then = [...new Set(found.filter((one) => !leadsNowhere(one)).map((one) => one.words))];
  const reached = { internet, perhaps: rest, words: `${words}, then ${then.join(" and ")}`, borders: [] };
  return nat.State === "available" ? reached : { ...reached, internet: noAddresses, perhaps: union([internet, rest]) };
}

/** A regional one has no border of its own. */
function natBorders(
  id: string,
  client: ResourceOf<"subnet">,
  family: Family,
  inventory: Inventory,
  region: string,
): Border[] {
  const subnet = subnetOfNat(id, inventory, region);
  const home = inventory.get("subnet", subnet ?? "", region);
  return home.found ? [borderOfNat(home.resource, client, family, inventory)] : [];
}

/** Where a zonal one stands; undefined of a regional one, and where it is not known. */
function subnetOfNat(id: string, inventory: Inventory, region: string): string | undefined {
  const nat = inventory.get("nat-gateway", id, region);
  return nat.found && nat.resource.AvailabilityMode !== "regional" ? nat.resource.SubnetId : undefined;
}

/** A public one has an address of its own; a private one stands at an internet gateway as SageMaker's own interfaces do. */
function fromNat({ route }: OutwardRoute, connectivity: string | undefined, mode: string | undefined): Target {
  if (connectivity === "private" || !route.GatewayId?.startsWith("igw-")) {
    return route.NatGatewayId
      ? { reach: "unknown", words: `NAT gateway ${route.NatGatewayId}` }
      : throughGateway(route, false, mode);
  }
  const words = `internet gateway ${route.GatewayId}`;
  return unlessBlocked({ reach: "internet", words }, mode, ["block-bidirectional"]);
}

/** Where a NAT gateway stands: a zonal one in a subnet, a regional one in the VPC with a table of its own. */
function homeOf(
  nat: ResourceOf<"nat-gateway">,
  inventory: Inventory,
  region: string,
): { table?: RouteTable | undefined; blocked?: string | undefined } {
  if (nat.AvailabilityMode === "regional") {
    const table = inventory.get("route-table", nat.RouteTableId ?? "", region);
    return {
      table: table.found && table.resource.Routes ? table.resource : undefined,
      blocked: vpcBlockMode(nat.VpcId, inventory, region),
    };
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
function unlessBlocked(found: Target, mode: string | undefined, blocking: readonly string[]): Target {
  if (mode === notRead) {
    return { reach: "unknown", words: `${found.words}; whether VPC Block Public Access stops it could not be read` };
  }
  return mode !== undefined && blocking.includes(mode)
    ? { reach: "none", words: `${found.words}; VPC Block Public Access stops it (${mode})` }
    : found;
}
