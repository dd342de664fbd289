import type { Inventory } from "#lib/inventory/inventory.ts";
import { groupEgress } from "./group-egress.ts";
import { type Reach, type Step, wider } from "./reach.ts";
import { outwardRoutes, routeTableOf, servicePrefixLists } from "./route-tables.ts";
import { leadsNowhere, type Origin, onward } from "./route-targets.ts";

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

export interface Egress {
  reach: Reach;
  /** What decided, subnet by subnet. */
  path: Step[];
  openRoutes: OpenRoute[];
}

/**
 * Whether a workload can reach the internet from these subnets with these security groups. `unknown` also when traffic
 * leaves the VPC by something whose far end is not read. Network ACLs, firewalls and proxies are not read: they can
 * only make `internet` less than it looks, never `none` more.
 */
export function egressOf(attachment: Attachment, inventory: Inventory, region: string): Egress {
  const { subnets } = attachment;
  if (subnets.length === 0) return unknownAt("SubnetIds", "no subnet is named");
  const all = subnets.map((id) => egressOfSubnet(id, attachment, inventory, region));
  return {
    reach: all.map(({ reach }) => reach).reduce(wider),
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
      lookup.why === "absent" ? "the subnet was not found" : `the subnet could not be read (${lookup.failure.code})`,
    );
  }
  const blind = inventory.unreadOf("route-table", region);
  if (blind) return unknownAt(id, `route tables could not be read (${blind.code})`);
  const table = routeTableOf(lookup.resource, inventory, region);
  if (!table?.Routes) return unknownAt(id, "the subnet's route table was not found");

  const origin = { subnet: lookup.resource, addressing };
  const place = { vpc: lookup.resource.VpcId, services: servicePrefixLists(table, inventory, region) };
  const name = table.RouteTableId ?? "route table";
  const egress: Egress = { reach: "none", path: [], openRoutes: [] };
  for (const way of outwardRoutes(table, inventory, region)) {
    const found = onward(way, origin, inventory, region);
    egress.path.push({ path: `${name}.Routes[${way.destination}]`, observed: found.words, expected });
    if (leadsNowhere(found)) continue;
    const out = groupEgress({ ids: securityGroups, unseen: unseenGroups }, way.family, place, found, inventory, region);
    egress.path.push(...out.steps);
    egress.reach = wider(egress.reach, out.reach);
    if (out.reach === "internet") egress.openRoutes.push({ table: name, destination: way.destination });
  }
  if (egress.path.length === 0)
    egress.path.push({ path: `${name}.Routes`, observed: "no route to public addresses", expected });
  return egress;
}

function unknownAt(path: string, observed: string): Egress {
  return { reach: "unknown", path: [{ path, observed, expected }], openRoutes: [] };
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
