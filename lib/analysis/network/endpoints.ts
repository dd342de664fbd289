import type { Inventory } from "#lib/inventory/inventory.ts";
import { allOf } from "./certainty.ts";
import { groupsLetOut, listsTo } from "./endpoint-reach.ts";
import { type EndpointUse, isAvailable, useOf, type VpcEndpoint } from "./endpoint-use.ts";
import { waysToOtherNetworks } from "./other-networks.ts";
import { type Service, serviceOf } from "./services.ts";
import { type Standpoint, standpointsOf } from "./standpoints.ts";
import type { NetworkUser } from "./users.ts";

/** Whether workloads of a VPC get to a service over an endpoint, and in words why (not). */
export interface ServiceAccess extends EndpointUse {
  service: Service;
  /** The endpoint there is, usable or not. */
  endpoint?: VpcEndpoint | undefined;
  /** Tables that a gateway endpoint would have to be in and is not. */
  missingTables: string[];
  /** Groups of workloads that do not let them out to it, one for each set of groups. */
  shutIn: string[];
  /** The prefix lists by which a gateway endpoint is in their tables. */
  lists: string[];
}

/** What the workloads of one standpoint find. */
interface Found extends EndpointUse {
  endpoint?: VpcEndpoint;
  from: Standpoint;
}

/**
 * Looks for endpoints that every one of these workloads can use. A FIPS twin counts. Where a route leads into a network
 * that is not read, another VPC's endpoint may serve instead.
 */
export function accessTo(
  service: Service,
  vpc: string,
  users: readonly NetworkUser[],
  inventory: Inventory,
  region: string,
): ServiceAccess {
  const endpoints = endpointsTo(service, vpc, inventory, region);
  const all = standpointsOf(users, inventory, region).map((from) => {
    const found = bestOf(endpoints, from, inventory, region);
    return found.usable === false ? elsewhere(found, inventory, region) : found;
  });
  const usable = allOf(all.map((one) => one.usable));
  const worst = all.filter((one) => one.usable === usable);
  const missing = worst.flatMap(({ endpoint, from: { table } }) =>
    table?.RouteTableId && !endpoint?.RouteTableIds?.includes(table.RouteTableId) ? [table.RouteTableId] : [],
  );
  return {
    service,
    usable,
    words: [...new Set(worst.map(({ words }) => words))].join("; "),
    flaws: [...new Set(all.flatMap((one) => (one.usable === true ? [] : one.flaws)))],
    endpoint: worst.find((one) => one.endpoint)?.endpoint,
    missingTables: [...new Set(missing)],
    ...exitsOf(all, inventory, region),
  };
}

function exitsOf(all: readonly Found[], inventory: Inventory, region: string): Pick<ServiceAccess, "shutIn" | "lists"> {
  const shut = all.flatMap(({ endpoint, flaws, from }) =>
    endpoint && flaws.includes("outbound") ? [{ endpoint, from }] : [],
  );
  const groups = shut.flatMap(({ endpoint, from: { interfaces, table } }) =>
    interfaces.flatMap((each) =>
      groupsLetOut(each, endpoint, table, inventory, region) === false ? (each.securityGroups?.[0] ?? []) : [],
    ),
  );
  const lists = shut.flatMap(({ endpoint, from: { table } }) => listsTo(endpoint, table, inventory, region));
  return { shutIn: [...new Set(groups)], lists: [...new Set(lists)] };
}

const remembered = new WeakMap<Inventory, Map<string, VpcEndpoint[]>>();

/** The endpoints of a VPC to a service; its FIPS twin's have another name. What AWS did not say whose it is may be of any. */
export function endpointsTo(
  service: Service,
  vpc: string,
  inventory: Inventory,
  region: string,
  isExact = false,
): VpcEndpoint[] {
  const known = remembered.get(inventory) ?? new Map<string, VpcEndpoint[]>();
  remembered.set(inventory, known);
  const key = [service, vpc, region, isExact].join(" ");
  const found =
    known.get(key) ?? findEndpoints(isExact ? [service] : [service, `${service}-fips`], vpc, inventory, region);
  known.set(key, found);
  return found;
}

function findEndpoints(services: readonly Service[], vpc: string, inventory: Inventory, region: string): VpcEndpoint[] {
  return inventory
    .all("vpc-endpoint", region)
    .map(({ resource }) => resource)
    .filter(({ VpcId, ServiceName }) => {
      const isOfService = services.includes(serviceOf(ServiceName, region) ?? "");
      return (VpcId === vpc || !VpcId) && (isOfService || !ServiceName);
    });
}

function bestOf(endpoints: readonly VpcEndpoint[], from: Standpoint, inventory: Inventory, region: string): Found {
  const found = endpoints.map((endpoint): Found => ({ endpoint, from, ...useOf(endpoint, from, inventory, region) }));
  const best = found.find(({ usable }) => usable === true) ?? found.find(({ usable }) => usable === "unknown");
  return best ?? found[0] ?? { from, usable: false, words: "no endpoint", flaws: [] };
}

/** Whether an endpoint that does not show here may serve instead of one that is not there, or of no use. */
function elsewhere(found: Found, inventory: Inventory, region: string): Found {
  const { endpoint, words, from } = found;
  const perhaps = (why: string): Found => ({ ...found, flaws: [], usable: "unknown", words: `${words}; ${why}` });
  const unread = inventory.unreadOf("vpc-endpoint", region);
  if (unread) return perhaps(`endpoints could not be read (${unread.code})`);
  // Inside the VPC a name means one thing only.
  const ownsName = endpoint?.VpcEndpointType === "Interface" && endpoint.PrivateDnsEnabled && isAvailable(endpoint);
  if (ownsName) return found;
  if (!from.table) return perhaps("not every route table is known");
  const ways = waysToOtherNetworks(from.table, inventory, region);
  return ways.length > 0 ? perhaps(`${ways.join(", ")} may lead to an endpoint of another network`) : found;
}
