import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import {
  aclInWords,
  aclOf,
  letsAll,
  letsAnswer,
  letsAsk,
  type NetworkAcl,
  ofNatGateways,
  type Packet,
  packetsOf,
  passing,
  within,
} from "./acls.ts";
import {
  type AddressSet,
  addressesOf,
  common,
  internetOf,
  isEmpty,
  noAddresses,
  union,
  untranslated,
  without,
} from "./address-sets.ts";
import type { Family } from "./addresses.ts";
import { allOf, type Certain } from "./certainty.ts";
import type { Permission } from "./group-ingress.ts";

type Subnet = ResourceOf<"subnet">;

/** What gets somewhere: for certain, and perhaps. The first is in the second. */
export interface Passage {
  sure: AddressSet;
  perhaps: AddressSet;
}

/** A border of a subnet that traffic to the internet passes. */
export interface Border {
  /** The ACL that stands there; undefined where it is not known, and taken for what AWS makes, which lets everything through. */
  acl: NetworkAcl | undefined;
  words: string;
  /** Where such a packet gets to. */
  passing(packet: Packet): Passage;
  /** Whether a service of the internet is asked across it on port 443, and heard. */
  isHeard: Certain;
}

/** The border that a workload's packets leave its subnet by. */
export function ownBorder({ SubnetId }: Subnet, family: Family, inventory: Inventory): Border {
  const acl = aclOf(SubnetId, family, inventory);
  if (!acl) return unreadBorder;
  return {
    acl,
    words: aclInWords(acl, "out", family),
    passing(packet) {
      const to = passing(acl, "out", packet, family);
      return { sure: to, perhaps: to };
    },
    isHeard: letsAsk(acl, internetOf[family], family),
  };
}

/**
 * The border of a NAT gateway's subnet, which its clients' packets come in by and its own go out by, those of IPv6 translated. What a
 * client in the very subnet sends to it passes no border.
 */
export function borderOfNat(home: Subnet, client: Subnet, family: Family, inventory: Inventory): Border {
  const [entry, exit] = [aclOf(home.SubnetId, family, inventory), aclOf(home.SubnetId, "IPv4", inventory)];
  if (!entry || !exit) return unreadBorder;
  const isWithin = home.SubnetId === client.SubnetId;
  const clients = addressesOf(rangesOf(client, family), family);
  const out = aclInWords(exit, "out", "IPv4");
  return {
    acl: exit,
    words: isWithin ? out : `${aclInWords(entry, "in", family)}; ${out}`,
    passing(packet) {
      const comesIn = isWithin || within(clients, passing(entry, "in", packet, family));
      const sent = packet.protocol === "58" ? { ...packet, protocol: "1" } : packet;
      const out = passing(exit, "out", sent, "IPv4");
      const to = family === "IPv6" ? untranslated(out) : out;
      return { sure: comesIn === true ? to : noAddresses, perhaps: comesIn === false ? noAddresses : to };
    },
    isHeard: allOf([
      isWithin || letsAnswer(entry, clients, family),
      letsAsk(exit, internetOf.IPv4, "IPv4", ofNatGateways),
    ]),
  };
}

const unreadBorder: Border = {
  acl: undefined,
  words: "not read; taken for the one that AWS makes, which lets everything through",
  passing: () => ({ sure: anywhere, perhaps: anywhere }),
  isHeard: "unknown",
};

/** All addresses of both families. */
const anywhere: AddressSet = [[0n, 1n << 128n]];

export function rangesOf({ CidrBlock, Ipv6CidrBlockAssociationSet = [] }: Subnet, family: Family): string[] {
  if (family === "IPv4") return CidrBlock ? [CidrBlock] : [];
  return Ipv6CidrBlockAssociationSet.flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []);
}

/** To which of some addresses traffic that a rule of a security group lets out gets across borders: any one packet is enough. */
export function across(borders: readonly Border[], rule: Permission, addresses: AddressSet): Passage {
  const acls = borders.flatMap(({ acl }) => acl ?? []);
  if (acls.length === 0) return { sure: addresses, perhaps: addresses };
  let found: Passage = { sure: noAddresses, perhaps: noAddresses };
  for (const packet of packetsOf(rule, acls)) {
    const passed = borders
      .map((border) => border.passing(packet))
      .reduce(
        (left, { sure, perhaps }) => ({ sure: common(left.sure, sure), perhaps: common(left.perhaps, perhaps) }),
        { sure: addresses, perhaps: addresses },
      );
    found = { sure: union([found.sure, passed.sure]), perhaps: union([found.perhaps, passed.perhaps]) };
    if (isEmpty(without(addresses, found.sure))) break;
  }
  return found;
}

/** Those that stop anything. */
export function closing(borders: readonly Border[], family: Family): Border[] {
  return borders.filter(
    ({ acl }) => acl && !(letsAll(acl, "out", family) && letsAll(acl, "in", family) && letsAll(acl, "out", "IPv4")),
  );
}
