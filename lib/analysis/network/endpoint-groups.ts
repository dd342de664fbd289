import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { covers, parseRange } from "./addresses.ts";
import { allOf, anyOf, type Certain } from "./certainty.ts";
import { isForPort, type Permission } from "./group-ingress.ts";
import type { Interfaces } from "./places.ts";

/** Endpoints answer on no other. */
const https = 443;

/**
 * Whether an interface endpoint's security groups let network interfaces in. One group is enough; a rule counts that
 * names a group of the interfaces, or their subnet's range. What prefix lists hold is not asked.
 * Source: PrivateLink guide, "Create an interface endpoint: security groups".
 */
export function groupsLetIn(
  { Groups, IpAddressType }: ResourceOf<"vpc-endpoint">,
  { subnets, securityGroups }: Interfaces,
  inventory: Inventory,
  region: string,
): Certain {
  if (!Groups || Groups.length === 0) return "unknown";
  const rules = Groups.map(({ GroupId = "" }) => {
    const group = inventory.get("security-group", GroupId, region);
    return group.found ? group.resource.IpPermissions : undefined;
  });
  const hasIpv6 = IpAddressType === "ipv6" || IpAddressType === "dualstack";
  const places = subnets.length > 0 ? subnets : [undefined];
  return allOf(
    places.map((id) => {
      const subnet = id === undefined ? undefined : inventory.get("subnet", id, region);
      const range = subnet?.found ? subnet.resource.CidrBlock : undefined;
      const source: Source = { securityGroups, range, hasIpv6 };
      return anyOf(rules.map((each) => (each ? anyOf(each.map((rule) => ruleLetsIn(rule, source))) : "unknown")));
    }),
  );
}

interface Source {
  securityGroups: readonly string[] | undefined;
  /** IPv4; undefined when it is not known. */
  range: string | undefined;
  /** Whether it may come by IPv6; its address there is not looked at. */
  hasIpv6: boolean;
}

function ruleLetsIn(rule: Permission, { securityGroups, range, hasIpv6 }: Source): Certain {
  if (!isForPort(rule, https)) return false;
  const { IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [], PrefixListIds = [] } = rule;
  const groups = UserIdGroupPairs.map(({ GroupId }) => GroupId);
  if (securityGroups?.some((id) => groups.includes(id))) return true;
  const byRange = IpRanges.map(({ CidrIp = "" }): Certain => {
    if (covers(CidrIp, range ?? "0.0.0.0/0")) return true;
    return !range || !parseRange(CidrIp) || covers(range, CidrIp) ? "unknown" : false;
  });
  const perhaps =
    PrefixListIds.length > 0 || (!securityGroups && groups.length > 0) || (hasIpv6 && Ipv6Ranges.length > 0);
  return anyOf([...byRange, perhaps ? "unknown" : false]);
}
