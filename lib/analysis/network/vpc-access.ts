import type { Inventory } from "#lib/inventory/inventory.ts";
import { accessTo, type ServiceAccess } from "./endpoints.ts";
import { servicesNeeded } from "./services.ts";
import { type NetworkUser, usersOfVpc } from "./users.ts";

/** A service that SageMaker workloads of a VPC need: how they get to it, and who needs it. */
export interface NeededAccess extends ServiceAccess {
  by: NetworkUser[];
  /** One subnet of those workloads in each zone: where an interface endpoint belongs. */
  subnets: string[];
  /** Those of them in whose zone the endpoint that is there has no interface. */
  missingSubnets: string[];
}

export interface VpcAccess {
  users: NetworkUser[];
  needed: NeededAccess[];
  /** Why there may be users or needs beside these. */
  unseen: string[];
}

/** The kinds to read, beside those that live in networks, before it can be said. */
export const accessKinds = [
  ...["subnet", "route-table", "nat-gateway", "security-group"],
  ...["vpc-endpoint", "network-acl", "managed-prefix-list"],
] as const;

export function accessIn(vpc: string, inventory: Inventory, region: string): VpcAccess {
  const { users, unseen } = usersOfVpc(vpc, inventory, region);
  const needed = [...servicesNeeded(users)].map(([service, by]) => {
    const subnets = [...new Set(by.flatMap(({ interfaces }) => interfaces.flatMap((one) => one.subnets)))];
    const access = accessTo(service, vpc, by, inventory, region);
    const zones = subnetByZone(subnets, inventory, region);
    const present = subnetByZone(access.endpoint?.SubnetIds ?? [], inventory, region);
    const missing = [...zones].filter(([zone]) => !present.has(zone));
    return { ...access, by, subnets: [...zones.values()], missingSubnets: missing.map(([, subnet]) => subnet) };
  });
  const vague = users
    .filter(({ workload }) => workload === undefined)
    .map(({ identity }) => `whether ${identity.kind} ${identity.name} has SageMaker's own way to the internet`);
  return { users, needed, unseen: [...unseen, ...vague] };
}

function subnetByZone(subnets: readonly string[], inventory: Inventory, region: string): Map<string, string> {
  const byZone = new Map<string, string>();
  for (const id of subnets) {
    const subnet = inventory.get("subnet", id, region);
    const zone = (subnet.found && subnet.resource.AvailabilityZone) || id;
    if (!byZone.has(zone)) byZone.set(zone, id);
  }
  return byZone;
}
