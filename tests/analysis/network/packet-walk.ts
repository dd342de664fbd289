import { BlockList, isIP } from "node:net";
import type { World } from "./made-networks.ts";

/*
 * Follows one packet after the other through a network as AWS's documentation says that it goes, and knows nothing of the analysis:
 * VPC user guide, "Route priority", "Security groups", "Network ACLs", "NAT gateways", "Egress-only internet gateways", "VPC Block
 * Public Access". It asks for every address at which anything in the network changes, and for every port at which a rule does.
 * Past 300 lines it would be split; a walk is read as a whole.
 */

export interface Workload {
  subnet: string;
  groups: readonly string[];
  hasIpv6: boolean;
}

/** A packet's place of origin is any address of the workload's subnet. */
interface Sent extends Workload {
  source: string;
  source6: string;
}

export interface Packet {
  address: string;
  protocol: "tcp" | "udp" | "icmp";
  port: number;
}

const numbers = { tcp: "6", udp: "17", icmp: "1" };

/**
 * Whether any packet gets to a host of the internet, from each of the addresses in the workload's subnet that anything tells apart. No
 * answer need get back: what was sent has left.
 */
export function walkOut(workload: Workload, world: World): boolean[] {
  const places = placesOfChange(world);
  const addresses = places.filter(isOfInternet);
  const packets = portsOfChange(world).flatMap(([protocol, port]) =>
    addresses.map((address): Packet => ({ address, protocol, port })),
  );
  const subnet = world.subnets.find(({ SubnetId }) => SubnetId === workload.subnet);
  const range6 = subnet?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? "";
  const sources = places.filter((address) => isIn(address, subnet?.CidrBlock ?? ""));
  const sources6 = [...places.filter((address) => isIn(address, range6)), "2600:1f18::1"];
  return sources.flatMap((source) =>
    sources6.map((source6) => packets.some((packet) => gets(packet, { ...workload, source, source6 }, world))),
  );
}

/** Whether a packet from each, or from any, of a subnet's addresses gets into an interface with these groups. */
export function walkIn(from: Workload, groups: readonly string[], port: number, world: World): boolean[] {
  const { CidrBlock = "" } = world.subnets.find(({ SubnetId }) => SubnetId === from.subnet) ?? {};
  return placesOfChange(world)
    .filter((address) => isIn(address, CidrBlock))
    .map((address) =>
      groups.some((id) =>
        groupOf(id, world)?.IpPermissions?.some(
          (rule) =>
            isAbout(rule, { address, protocol: "tcp", port }) &&
            (rule.UserIdGroupPairs?.some(({ GroupId }) => from.groups.includes(GroupId ?? "")) ||
              rangesIn(rule, world).some((range) => isIn(address, range))),
        ),
      ),
    );
}

function gets(packet: Packet, workload: Sent, world: World): boolean {
  const subnet = world.subnets.find(({ SubnetId }) => SubnetId === workload.subnet);
  if (!subnet) return false;
  const isIpv6 = isIP(packet.address) === 6;
  const hasRange = subnet.Ipv6CidrBlockAssociationSet?.some(
    ({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === "associated",
  );
  if (isIpv6 && !(workload.hasIpv6 && hasRange)) return false;
  if (!groupsLetOut(packet, workload, subnet.VpcId ?? "", world)) return false;
  const leaves = aclLets("out", subnet.SubnetId ?? "", packet.address, packet, world);
  return routesFor(packet.address, tableOf(subnet.SubnetId ?? "", subnet.VpcId ?? "", world), world).some(
    (route) => (leaves || isWithin(route, subnet, world)) && isCarried(route, packet, workload, subnet, world),
  );
}

type Subnet = World["subnets"][number];
type Route = NonNullable<World["tables"][number]["Routes"]>[number];

/** A NAT gateway in the same subnet: the packet to it passes no border. */
function isWithin({ NatGatewayId }: Route, { SubnetId }: Subnet, { nats }: World): boolean {
  const nat = NatGatewayId ? nats.find((one) => one.NatGatewayId === NatGatewayId) : undefined;
  return nat !== undefined && nat.AvailabilityMode !== "regional" && nat.SubnetId === SubnetId;
}

function isCarried(route: Route, packet: Packet, from: Sent, subnet: Subnet, world: World): boolean {
  const isIpv6 = isIP(packet.address) === 6;
  if (route.State === "blackhole" || route.State === "filtered" || route.GatewayId === "local") return false;
  const mode = blockModeOf(subnet.SubnetId, subnet.VpcId, world);
  if (route.NatGatewayId) return natCarries(route.NatGatewayId, packet, from, world);
  if (route.EgressOnlyInternetGatewayId) return isIpv6 && mode !== "block-bidirectional";
  if (route.GatewayId?.startsWith("igw-")) {
    // An interface of SageMaker's has no public IPv4 address: only the VPC's own firewall could translate.
    if (isIpv6) return mode !== "block-bidirectional" && mode !== "block-ingress";
    return world.firewallTranslates && mode !== "block-bidirectional";
  }
  return leadsBeyond(route, world);
}

function leadsBeyond({ GatewayId, ...route }: Route, world: World): boolean {
  const endpoint = world.endpoints.find(({ VpcEndpointId }) => VpcEndpointId === GatewayId);
  if (endpoint?.VpcEndpointType === "Gateway") return false;
  const target = GatewayId ?? route.TransitGatewayId ?? route.VpcPeeringConnectionId ?? route.NetworkInterfaceId;
  return target !== undefined && world.leadOut.includes(target);
}

function natCarries(id: string, packet: Packet, from: Sent, world: World): boolean {
  const nat = world.nats.find(({ NatGatewayId }) => NatGatewayId === id);
  if (nat?.State !== "available") return false;
  const address = isIP(packet.address) === 6 ? ipv4Within(packet.address) : packet.address;
  if (address === undefined || !isOfInternet(address)) return false;
  const isRegional = nat.AvailabilityMode === "regional";
  const home = world.subnets.find(({ SubnetId }) => SubnetId === nat.SubnetId);
  const vpc = nat.VpcId ?? "";
  const table = isRegional
    ? world.tables.find(({ RouteTableId }) => RouteTableId === nat.RouteTableId)
    : tableOf(home?.SubnetId ?? "", vpc, world);
  const onward = { ...packet, address };
  if (!isRegional && home?.SubnetId !== from.subnet) {
    const source = isIP(packet.address) === 6 ? from.source6 : from.source;
    if (!aclLets("in", home?.SubnetId ?? "", source, packet, world)) return false;
  }
  if (!isRegional && !aclLets("out", home?.SubnetId ?? "", address, onward, world)) return false;
  const mode = blockModeOf(isRegional ? undefined : home?.SubnetId, vpc, world);
  return routesFor(address, table, world).some((route) => {
    if (route.State === "blackhole" || route.State === "filtered" || route.NatGatewayId) return false;
    if (!route.GatewayId?.startsWith("igw-")) return leadsBeyond(route, world);
    const hasAddress = nat.ConnectivityType !== "private" || world.firewallTranslates;
    return hasAddress && mode !== "block-bidirectional";
  });
}

/** The routes that may decide: those of the longest prefix, where one that names its range goes before a prefix list. */
function routesFor(address: string, table: World["tables"][number] | undefined, world: World): Route[] {
  const fitting = (table?.Routes ?? []).flatMap((route) => {
    const list = route.DestinationPrefixListId;
    const ranges = list ? entriesOf(list, world) : [route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? ""];
    const bits = ranges.filter((range) => isIn(address, range)).map((range) => Number(range.split("/")[1]));
    return bits.length > 0 ? [{ route, rank: Math.max(...bits) * 2 + (list ? 0 : 1) }] : [];
  });
  const best = Math.max(...fitting.map(({ rank }) => rank));
  return fitting.filter(({ rank }) => rank === best).map(({ route }) => route);
}

function tableOf(subnet: string, vpc: string, world: World): World["tables"][number] | undefined {
  const own = world.tables.find(({ Associations }) =>
    Associations?.some(
      ({ SubnetId, AssociationState }) => SubnetId === subnet && AssociationState?.State !== "disassociated",
    ),
  );
  return own ?? world.tables.find((one) => one.VpcId === vpc && one.Associations?.some(({ Main }) => Main));
}

function groupsLetOut(packet: Packet, { groups }: Workload, vpc: string, world: World): boolean {
  const standard = world.groups.filter(({ GroupName, VpcId }) => GroupName === "default" && VpcId === vpc);
  const all = groups.length > 0 ? groups.map((id) => groupOf(id, world)) : standard;
  return all.some((group) =>
    group?.IpPermissionsEgress?.some(
      (rule) => isAbout(rule, packet) && rangesIn(rule, world).some((range) => isIn(packet.address, range)),
    ),
  );
}

type Rule = NonNullable<World["groups"][number]["IpPermissions"]>[number];

function isAbout({ IpProtocol, FromPort, ToPort }: Rule, { protocol, port }: Packet): boolean {
  if (IpProtocol === "-1") return true;
  if (IpProtocol !== protocol) return false;
  if (protocol === "icmp" || FromPort === undefined || FromPort === -1) return true;
  return FromPort <= port && port <= (ToPort ?? FromPort);
}

function rangesIn({ IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] }: Rule, world: World): string[] {
  return [
    ...IpRanges.map(({ CidrIp = "" }) => CidrIp),
    ...Ipv6Ranges.map(({ CidrIpv6 = "" }) => CidrIpv6),
    ...PrefixListIds.flatMap(({ PrefixListId = "" }) => entriesOf(PrefixListId, world)),
  ];
}

/** A subnet's ACL is asked about the address beyond its border, and the port that the packet is sent to. */
export function aclLets(way: "in" | "out", subnet: string, beyond: string, packet: Packet, world: World): boolean {
  const acl = world.acls.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnet));
  const first = (acl?.Entries ?? [])
    .filter(({ Egress }) => Egress === (way === "out"))
    .sort((one, other) => (one.RuleNumber ?? 0) - (other.RuleNumber ?? 0))
    .find(
      ({ CidrBlock, Ipv6CidrBlock, Protocol, PortRange }) =>
        isIn(beyond, CidrBlock ?? Ipv6CidrBlock ?? "") &&
        (Protocol === "-1" || Protocol === numbers[packet.protocol]) &&
        (packet.protocol === "icmp" ||
          PortRange === undefined ||
          ((PortRange.From ?? 0) <= packet.port && packet.port <= (PortRange.To ?? 65_535))),
    );
  return first?.RuleAction === "allow";
}

function groupOf(id: string, world: World): World["groups"][number] | undefined {
  return world.groups.find(({ GroupId }) => GroupId === id);
}

function blockModeOf(subnet: string | undefined, vpc: string | undefined, world: World): string | undefined {
  const own = world.subnets.find(({ SubnetId }) => SubnetId === subnet)?.BlockPublicAccessStates;
  const whole = world.vpcs.find(({ VpcId }) => VpcId === vpc)?.BlockPublicAccessStates;
  return (own ?? whole)?.InternetGatewayBlockMode;
}

function entriesOf(list: string, world: World): string[] {
  const found = world.lists.find(({ PrefixListId }) => PrefixListId === list);
  return found?.Entries?.map(({ Cidr = "" }) => Cidr) ?? [];
}

/** Never those of a host of the internet. Source: IANA special-purpose address registries. */
const special = new BlockList();
for (const range of ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"])
  add(special, range);
for (const range of ["192.168.0.0/16", "224.0.0.0/4", "240.0.0.0/4"]) add(special, range);
const unicast = new BlockList();
add(unicast, "2000::/3");

function isOfInternet(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address, "ipv4");
  const within = ipv4Within(address);
  return within === undefined ? unicast.check(address, "ipv6") : isOfInternet(within);
}

/** 64:ff9b::/96 stands for IPv4. */
function ipv4Within(address: string): string | undefined {
  if (!isIn(address, "64:ff9b::/96")) return undefined;
  const low = bitsOf(address) & 0xffff_ffffn;
  return [24n, 16n, 8n, 0n].map((shift) => (low >> shift) & 255n).join(".");
}

export function isIn(address: string, range: string): boolean {
  const [start = "", bits = "0"] = range.split("/");
  const version = isIP(address);
  if (version === 0 || version !== isIP(start)) return false;
  const rest = BigInt((version === 4 ? 32 : 128) - Number(bits));
  return bitsOf(address) >> rest === bitsOf(start) >> rest;
}

function add(list: BlockList, range: string): void {
  const [start = "", bits] = range.split("/");
  list.addSubnet(start, Number(bits), isIP(start) === 4 ? "ipv4" : "ipv6");
}

/** The first address of every range there is, and the one after its last: between two of them nothing changes. */
export function placesOfChange(world: World): string[] {
  const written = JSON.stringify(world).matchAll(/"([0-9a-f.:]+\/\d+)"/g);
  const fixed = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "224.0.0.0/3",
    "2000::/3",
    "64:ff9b::/96",
    "64:ff9b::800:0/101",
  ];
  const ranges = [...new Set([...fixed, ...[...written].map(([, range = ""]) => range)])];
  const all = ranges.flatMap((range) => {
    const [start = "", bits = "0"] = range.split("/");
    const width = isIP(start) === 4 ? 32 : 128;
    const size = 1n << BigInt(width - Number(bits));
    const from = (bitsOf(start) / size) * size;
    return [from, from + size].filter((at) => at < 1n << BigInt(width)).map((at) => textOf(at, width));
  });
  // What changes at an IPv4 address changes where it is written as one of IPv6.
  const translated = all
    .filter((address) => isIP(address) === 4)
    .map((address) => textOf(nat64 + bitsOf(address), 128));
  return [...new Set([...all, ...translated])];
}

const nat64 = bitsOf("64:ff9b::");

export function portsOfChange(world: World): [Packet["protocol"], number][] {
  const written = [...JSON.stringify(world).matchAll(/"(?:FromPort|ToPort|From|To)":(\d+)/g)].map(([, port]) =>
    Number(port),
  );
  const ports = [...new Set([0, ...written.flatMap((port) => [port, port + 1])])].filter((port) => port <= 65_535);
  return [...ports.flatMap((port) => [["tcp", port] as const, ["udp", port] as const]), ["icmp", 0] as const].map(
    ([protocol, port]) => [protocol, port],
  );
}

function bitsOf(address: string): bigint {
  if (isIP(address) === 4) return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [left = "", right = ""] = address.split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const [before, after] = [groups(left), groups(right)];
  const all = [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
  return all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function textOf(bits: bigint, width: number): string {
  const parts = width === 32 ? 4 : 8;
  const size = BigInt(width / parts);
  const all = Array.from({ length: parts }, (_, at) => (bits >> (size * BigInt(parts - 1 - at))) & ((1n << size) - 1n));
  return all.map((part) => part.toString(width === 32 ? 10 : 16)).join(width === 32 ? "." : ":");
}
