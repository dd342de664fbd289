import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Interfaces } from "./places.ts";
import { type RouteTable, routeTableOf } from "./route-tables.ts";
import type { NetworkUser } from "./users.ts";

/** One subnet with the workloads that stand in it alike: in the same groups, with the same roles. */
export interface Standpoint {
  users: NetworkUser[];
  /** All in this subnet. */
  interfaces: Interfaces[];
  roles: readonly string[];
  account: string;
  /** Undefined when it is not known. */
  subnet: ResourceOf<"subnet"> | undefined;
  table: RouteTable | undefined;
}

/**
 * The places that workloads reach the network from, each to be judged by itself: what one subnet can do, another
 * cannot, and what alike workloads can do need not be asked twice.
 */
export function standpointsOf(users: readonly NetworkUser[], inventory: Inventory, region: string): Standpoint[] {
  const found = new Map<string, Standpoint>();
  for (const user of users) {
    const named = [...new Set(user.interfaces.flatMap(({ subnets }) => subnets))];
    for (const id of named.length > 0 ? named : [undefined]) {
      const interfaces = user.interfaces
        .filter(({ subnets }) => id === undefined || subnets.includes(id))
        .map(({ securityGroups }) => ({ subnets: id === undefined ? [] : [id], securityGroups }));
      const { account } = user.identity;
      const key = JSON.stringify([account, user.roles, interfaces]);
      const known = found.get(key);
      if (known) known.users.push(user);
      else found.set(key, { users: [user], interfaces, roles: user.roles, account, ...homeOf(id, inventory, region) });
    }
  }
  return [...found.values()];
}

function homeOf(
  id: string | undefined,
  inventory: Inventory,
  region: string,
): { subnet: ResourceOf<"subnet"> | undefined; table: RouteTable | undefined } {
  const lookup = id === undefined ? undefined : inventory.get("subnet", id, region);
  if (!lookup?.found) return { subnet: undefined, table: undefined };
  const isBlind = inventory.unreadOf("route-table", region) !== undefined;
  return { subnet: lookup.resource, table: isBlind ? undefined : routeTableOf(lookup.resource, inventory, region) };
}
