import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { covers } from "./addresses.ts";
import { anyOf, type Certain } from "./certainty.ts";
import { isForPort, type Permission } from "./group-ingress.ts";
import type { Interfaces } from "./places.ts";
import { rangesOfList } from "./prefix-lists.ts";
import { leadsToService, type RouteTable } from "./route-tables.ts";

type VpcEndpoint = ResourceOf<"vpc-endpoint">;

/** What a workload must be let out to, to use an endpoint: its groups, its subnets' ranges, or the lists of what a gateway leads to. */
interface Goal {
  groups: readonly string[];
  ranges: readonly string[];
  lists: readonly string[];
}

/**
 * Whether the outbound rules of a workload's security groups let it out to an endpoint on port 443. One rule of one group is enough.
 * Unknown where none says so plainly and some may. Source: PrivateLink guide, "Security groups"; "Gateway endpoints".
 */
export function groupsLetOut(
  { securityGroups }: Interfaces,
  endpoint: VpcEndpoint,
  table: RouteTable | undefined,
  inventory: Inventory,
  region: string,
): Certain {
  if (!securityGroups || securityGroups.length === 0) return "unknown";
  const goal = goalOf(endpoint, table, inventory, region);
  return anyOf(
    securityGroups.map((id) => {
      const group = inventory.get("security-group", id, region);
      const rules = group.found ? group.resource.IpPermissionsEgress : undefined;
      return rules ? anyOf(rules.map((rule) => ruleLetsOut(rule, goal))) : "unknown";
    }),
  );
}

/** The prefix lists whose addresses a table leads to a gateway endpoint. */
export function listsTo(
  { VpcEndpointId }: VpcEndpoint,
  table: RouteTable | undefined,
  inventory: Inventory,
  region: string,
): string[] {
  return (table?.Routes ?? [])
    .filter((route) => route.GatewayId === VpcEndpointId && leadsToService(route, inventory, region))
    .flatMap(({ DestinationPrefixListId }) => DestinationPrefixListId ?? []);
}

function goalOf(endpoint: VpcEndpoint, table: RouteTable | undefined, inventory: Inventory, region: string): Goal {
  const { VpcEndpointType, Groups = [], SubnetIds = [] } = endpoint;
  if (VpcEndpointType !== "Gateway") {
    const ranges = SubnetIds.flatMap((id) => {
      const subnet = inventory.get("subnet", id, region);
      return subnet.found && subnet.resource.CidrBlock ? [subnet.resource.CidrBlock] : [];
    });
    return { groups: Groups.flatMap(({ GroupId }) => GroupId ?? []), ranges, lists: [] };
  }
  const lists = listsTo(endpoint, table, inventory, region);
  return { groups: [], ranges: lists.flatMap((list) => rangesOfList(list, inventory, region) ?? []), lists };
}

function ruleLetsOut(rule: Permission, { groups, ranges, lists }: Goal): Certain {
  if (!isForPort(rule, https)) return false;
  const { IpRanges = [], UserIdGroupPairs = [], PrefixListIds = [], Ipv6Ranges = [] } = rule;
  const named = [
    ...UserIdGroupPairs.map(({ GroupId }) => groups.includes(GroupId ?? "")),
    ...PrefixListIds.map(({ PrefixListId }) => lists.includes(PrefixListId ?? "")),
    ...IpRanges.map(({ CidrIp = "" }) => CidrIp === "0.0.0.0/0" || ranges.some((range) => covers(CidrIp, range))),
  ];
  if (named.includes(true)) return true;
  // A range may hold one of the endpoint's addresses, a list too; a group that is not the endpoint's does not.
  return IpRanges.length + PrefixListIds.length + Ipv6Ranges.length > 0 ? "unknown" : false;
}

/** Endpoints answer on no other. */
const https = 443;
