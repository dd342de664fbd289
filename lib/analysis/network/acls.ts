import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type AddressSet, addressesOf, common, isEmpty, noAddresses, union, without } from "./address-sets.ts";
import { type Family, parseRange } from "./addresses.ts";
import { allOf, anyOf, type Certain } from "./certainty.ts";
import type { Permission } from "./group-ingress.ts";

/*
 * Network ACLs: what passes the border of a subnet. They keep no state, so an answer is asked about like any packet, and they are not
 * asked about what stays in the subnet. Source: VPC user guide, "Network ACLs".
 */

export type NetworkAcl = ResourceOf<"network-acl">;
type Entry = NonNullable<NetworkAcl["Entries"]>[number];

/** A packet as an ACL sees it beside its address. Protocols are numbers of IANA's; those without ports have port 0. */
export interface Packet {
  protocol: string;
  port: number;
}

export type Direction = "in" | "out";

const lastPort = 65_535;

const homes = new WeakMap<Inventory, ReadonlyMap<string, NetworkAcl>>();

/**
 * The ACL of a subnet, where it says anything of a family of addresses: AWS gives each at least one rule about every family that its VPC
 * has. Undefined where it was not read, or not whole.
 */
export function aclOf(subnet: string | undefined, family: Family, inventory: Inventory): NetworkAcl | undefined {
  const known = homes.get(inventory) ?? aclsBySubnet(inventory);
  homes.set(inventory, known);
  const acl = known.get(subnet ?? "");
  return acl?.Entries?.some((entry) => familyOf(entry) === family) ? acl : undefined;
}

function aclsBySubnet(inventory: Inventory): ReadonlyMap<string, NetworkAcl> {
  const whole = inventory.all("network-acl").filter(({ resource }) => resource.Entries?.every(isWhole));
  return new Map(
    whole.flatMap(({ resource }) =>
      (resource.Associations ?? []).map(({ SubnetId = "" }) => [SubnetId, resource] as const),
    ),
  );
}

function isWhole(entry: Entry): boolean {
  const { Protocol, RuleAction, RuleNumber, Egress } = entry;
  return [Protocol, RuleAction, RuleNumber, Egress, familyOf(entry)].every((field) => field !== undefined);
}

function familyOf(entry: Entry): Family | undefined {
  return parseRange(rangeOf(entry))?.family;
}

function rangeOf({ CidrBlock, Ipv6CidrBlock }: Entry): string {
  return CidrBlock ?? Ipv6CidrBlock ?? "";
}

const inOrder = new WeakMap<NetworkAcl, Record<Direction, Entry[]>>();

function entriesOf(acl: NetworkAcl, direction: Direction): Entry[] {
  const known = inOrder.get(acl);
  if (known) return known[direction];
  const sorted = (acl.Entries ?? []).toSorted((one, other) => (one.RuleNumber ?? 0) - (other.RuleNumber ?? 0));
  inOrder.set(acl, { in: sorted.filter(({ Egress }) => !Egress), out: sorted.filter(({ Egress }) => Egress) });
  return entriesOf(acl, direction);
}

/** Every subnet of an ACL, and every rule of every group, asks about the same few packets. */
const answers = new WeakMap<NetworkAcl, Map<string, AddressSet>>();

/** The addresses to or from which an ACL lets such a packet pass: of the rules about it the first one decides, and without one it is denied. */
export function passing(acl: NetworkAcl, direction: Direction, packet: Packet, family: Family): AddressSet {
  const known = answers.get(acl) ?? new Map<string, AddressSet>();
  answers.set(acl, known);
  const key = [direction, packet.protocol, packet.port, family].join(" ");
  const found = known.get(key) ?? findPassing(acl, direction, packet, family);
  known.set(key, found);
  return found;
}

function findPassing(acl: NetworkAcl, direction: Direction, packet: Packet, family: Family): AddressSet {
  let passed = noAddresses;
  let decided = noAddresses;
  for (const entry of entriesOf(acl, direction)) {
    if (!isAbout(entry, packet)) continue;
    const addresses = addressesOf([rangeOf(entry)], family);
    if (entry.RuleAction === "allow") passed = union([passed, without(addresses, decided)]);
    decided = union([decided, addresses]);
  }
  return passed;
}

function isAbout({ Protocol, PortRange, IcmpTypeCode, RuleAction }: Entry, { protocol, port }: Packet): boolean {
  if (Protocol === "-1") return true;
  if (Protocol !== protocol) return false;
  if (hasPorts(protocol)) return (PortRange?.From ?? 0) <= port && port <= (PortRange?.To ?? lastPort);
  // To deny one type of ICMP leaves the others.
  return RuleAction === "allow" || (IcmpTypeCode?.Type ?? -1) === -1;
}

/** True when nothing is stopped in this direction: the ACL is as AWS makes it, or as good as that. */
export function letsAll(acl: NetworkAcl, direction: Direction, family: Family): boolean {
  const first = entriesOf(acl, direction).find((entry) => familyOf(entry) === family);
  return first?.RuleAction === "allow" && first.Protocol === "-1" && parseRange(rangeOf(first))?.bits === 0;
}

/** One packet of each sort that any of these ACLs tells from others, of those that a rule of a security group lets out. */
export function packetsOf({ IpProtocol = "-1", FromPort, ToPort }: Permission, acls: readonly NetworkAcl[]): Packet[] {
  const entries = acls.flatMap(({ Entries = [] }) => Entries);
  const named = entries.flatMap(({ Protocol }) => (Protocol === undefined || Protocol === "-1" ? [] : [Protocol]));
  const protocol = numbers[IpProtocol] ?? IpProtocol;
  const protocols = protocol === "-1" ? [...new Set([...named, ...usual])] : [protocol];
  const from = FromPort === undefined || FromPort === -1 ? 0 : FromPort;
  const to = ToPort === undefined || ToPort === -1 ? lastPort : ToPort;
  const changes = entries.flatMap(({ PortRange }) => [PortRange?.From ?? 0, (PortRange?.To ?? lastPort) + 1]);
  const ports = [...new Set([from, ...changes.filter((port) => from < port && port <= to)])];
  return protocols.flatMap((one) =>
    hasPorts(one) ? ports.map((port) => ({ protocol: one, port })) : [{ protocol: one, port: 0 }],
  );
}

/** Source: IANA protocol numbers. */
const numbers: Readonly<Record<string, string>> = { tcp: "6", udp: "17", icmp: "1", icmpv6: "58" };
/** TCP, UDP, and one that no rule is likely to name. */
const usual = ["6", "17", "253"];

function hasPorts(protocol: string): boolean {
  return protocol === "6" || protocol === "17";
}

/** Whether addresses, of which it may be any, are among others. */
export function within(wanted: AddressSet, passed: AddressSet): Certain {
  if (isEmpty(wanted)) return "unknown";
  if (isEmpty(common(wanted, passed))) return false;
  return isEmpty(without(wanted, passed)) || "unknown";
}

/** Whether clients behind an ACL get to port 443 of some addresses and hear what they answer. */
export function letsAsk(acl: NetworkAcl, to: AddressSet, family: Family, replies: Permission = ofLinux): Certain {
  return allOf([within(to, passing(acl, "out", https, family)), repliesPass(acl, "in", to, family, replies)]);
}

/** Whether clients at some addresses get to port 443 of what is behind an ACL and hear what it answers. */
export function letsAnswer(acl: NetworkAcl, from: AddressSet, family: Family): Certain {
  return allOf([within(from, passing(acl, "in", https, family)), repliesPass(acl, "out", from, family, ofLinux)]);
}

const https: Packet = { protocol: "6", port: 443 };
/** The ports that clients choose: those of Linux kernels, and of NAT gateways. Source: VPC user guide, "Ephemeral ports". */
const ofLinux: Permission = { IpProtocol: "tcp", FromPort: 32_768, ToPort: 60_999 };
export const ofNatGateways: Permission = { IpProtocol: "tcp", FromPort: 1024, ToPort: lastPort };

function repliesPass(
  acl: NetworkAcl,
  direction: Direction,
  peers: AddressSet,
  family: Family,
  ports: Permission,
): Certain {
  const each = packetsOf(ports, [acl]).map((packet) => within(peers, passing(acl, direction, packet, family)));
  return allOf(each) === true || (anyOf(each) === false ? false : "unknown");
}

/** In words what an ACL does to traffic in one direction. */
export function aclInWords(acl: NetworkAcl, direction: Direction, family: Family): string {
  if (letsAll(acl, direction, family)) return `lets everything ${direction}`;
  const entries = entriesOf(acl, direction).filter((entry) => familyOf(entry) === family);
  const words = entries.slice(0, mostTold).map(entryInWords);
  const more = entries.length - words.length;
  return [
    ...words,
    ...(more > 0 ? [`${more} more`] : []),
    ...(words.length === 0 ? [`lets nothing ${direction}`] : []),
  ].join("; ");
}

const mostTold = 6;
/** The number of the rule that every ACL ends with. */
const lastRule = 32_767;

function entryInWords({ RuleNumber, RuleAction, Protocol = "-1", PortRange, Egress, ...range }: Entry): string {
  const name = Object.entries(numbers).find(([, number]) => number === Protocol)?.[0] ?? `protocol ${Protocol}`;
  const { From = 0, To = lastPort } = PortRange ?? {};
  const ports = hasPorts(Protocol) && (From > 0 || To < lastPort) ? ` ${From === To ? From : `${From}-${To}`}` : "";
  const what = Protocol === "-1" ? "everything" : `${name}${ports}`;
  const verb = RuleAction === "allow" ? "allows" : "denies";
  const number = (RuleNumber ?? 0) >= lastRule ? "*" : RuleNumber;
  return `rule ${number} ${verb} ${what} ${Egress ? "to" : "from"} ${rangeOf(range)}`;
}
