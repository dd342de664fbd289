import type { Inventory } from "#lib/inventory/inventory.ts";
import { type Border, closing } from "./acl-borders.ts";
import { isEmpty } from "./address-sets.ts";
import { groupEgress } from "./group-egress.ts";
import { type Reach, type Step, wider } from "./reach.ts";
import { outwardRoutes, routeTableOf, servicePrefixLists } from "./route-tables.ts";
import { leadsNowhere, type Origin, onward, pastBorders } from "./route-targets.ts";

/** The kinds that are asked about a way out. */
export const egressKinds = [
  "subnet",
  "route-table",
  "nat-gateway",
  "vpc",
  "vpc-endpoint",
  "security-group",
  "managed-prefix-list",
  "network-acl",
] as const;

/** Where a workload is attached to the account's network. */
export interface Attachment {
  subnets: readonly string[];
  securityGroups: readonly string[];
  /** Why there may be security groups beside these; undefined when these are all. */
  unseenGroups?: string | undefined;
  addressing: Origin["addressing"];
}

/** A route that carries traffic to the internet. */
export interface OpenRoute {
  table: string;
  destination: string;
}

/** One way that traffic of a subnet could take, and what lets it through or does not. */
export interface Way {
  subnet: string;
  /** Null where what routes the subnet is not known. */
  table: string | null;
  /** The range or list that the route is to; null where there is none, or none is known. */
  destination: string | null;
  /** The route's target, and what is known of it; or why no way is known. */
  target: string;
  /** How far the route leads. */
  leads: Reach;
  /** What the security groups let out, where the route leads anywhere. */
  groups: Step[];
  /** The borders of subnets on the way, where the route leads anywhere. */
  borders: Border[];
  reach: Reach;
  /** True where it is more of the internet than anybody's ranges hold. */
  isWide: boolean;
}

export interface Egress {
  reach: Reach;
  ways: Way[];
  /** What decided, subnet by subnet. */
  path: Step[];
  openRoutes: OpenRoute[];
}

/**
 * Whether a workload can reach the internet from these subnets with these security groups. `unknown` also when traffic
 * leaves the VPC by something whose far end is not read. A packet that gets out is enough: data leaves without an answer. A network ACL
 * that is not known, a firewall and a proxy can only make `internet` less than it looks, never `none` more.
 */
export function egressOf(attachment: Attachment, inventory: Inventory, region: string): Egress {
  const { subnets } = attachment;
  if (subnets.length === 0) return unknownAt(undefined, "SubnetIds", "no subnet is named");
  const all = subnets.map((id) => egressOfSubnet(id, attachment, inventory, region));
  return {
    reach: all.map(({ reach }) => reach).reduce(wider),
    ways: all.flatMap(({ ways }) => ways),
    path: distinct(all.flatMap(({ path }) => path)),
    openRoutes: distinct(all.flatMap(({ openRoutes }) => openRoutes)),
  };
}

const expected = "no route that leads to the internet";

function egressOfSubnet(
  id: string,
  { securityGroups, unseenGroups, addressing }: Attachment,
  inventory: Inventory,
  region: string,
): Egress {
  const lookup = inventory.get("subnet", id, region);
  if (!lookup.found) {
    return unknownAt(
      id,
      id,
      lookup.why === "absent" ? "the subnet was not found" : `the subnet could not be read (${lookup.failure.code})`,
    );
  }
  const blind = inventory.unreadOf("route-table", region);
  if (blind) return unknownAt(id, id, `route tables could not be read (${blind.code})`);
  const table = routeTableOf(lookup.resource, inventory, region);
  if (!table) return unknownAt(id, id, "the subnet's route table, or what it routes, is not known");

  const origin = { subnet: lookup.resource, addressing };
  const place = { vpc: lookup.resource.VpcId, services: servicePrefixLists(table, inventory, region) };
  const name = table.RouteTableId ?? "route table";
  const egress: Egress = { reach: "none", ways: [], path: [], openRoutes: [] };
  const closed = { subnet: id, table: name, leads: "none", reach: "none", isWide: false } as const;
  for (const way of outwardRoutes(table, inventory, region)) {
    const { destination, family } = way;
    const found = onward(way, origin, inventory, region);
    egress.path.push({ path: `${name}.Routes[${destination}]`, observed: found.words, expected });
    if (leadsNowhere(found)) {
      egress.ways.push({ ...closed, groups: [], borders: [], destination, target: found.words });
      continue;
    }
    const { borders } = found;
    egress.path.push(...closing(borders, family).map(stepOf));
    if (pastBorders(found, family).leads === "none") {
      const leads = isEmpty(found.internet) ? "unknown" : "internet";
      egress.ways.push({ ...closed, leads, groups: [], borders, destination, target: found.words });
      continue;
    }
    const out = groupEgress({ ids: securityGroups, unseen: unseenGroups }, family, place, found, inventory, region);
    const leads = isEmpty(found.internet) ? "unknown" : "internet";
    const { steps, reach, isWide } = out;
    egress.ways.push({ ...closed, destination, target: found.words, leads, groups: steps, borders, reach, isWide });
    egress.path.push(...steps);
    egress.reach = wider(egress.reach, reach);
    if (reach === "internet") egress.openRoutes.push({ table: name, destination });
  }
  if (egress.path.length === 0) {
    const observed = "no route to public addresses";
    egress.path.push({ path: `${name}.Routes`, observed, expected });
    egress.ways.push({ ...closed, groups: [], borders: [], destination: null, target: observed });
  }
  return egress;
}

function stepOf({ acl, words }: Border): Step {
  return {
    path: `${acl?.NetworkAclId}.Entries`,
    observed: words,
    expected: "no rule that lets traffic to the internet",
  };
}

function unknownAt(subnet: string | undefined, path: string, observed: string): Egress {
  const way: Way = {
    ...{ subnet: subnet ?? "", table: null, destination: null, target: observed },
    ...{ leads: "unknown", groups: [], borders: [], reach: "unknown", isWide: false },
  };
  return { reach: "unknown", ways: [way], path: [{ path, observed, expected }], openRoutes: [] };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
