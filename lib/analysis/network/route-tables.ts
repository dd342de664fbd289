import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type AddressSet, addressesOf, common, internetOf, union, without } from "./address-sets.ts";
import { type Family, isPublic, parseRange } from "./addresses.ts";
import { rangesOfList } from "./prefix-lists.ts";

export type RouteTable = ResourceOf<"route-table">;
export type Route = NonNullable<RouteTable["Routes"]>[number];

/** A route to addresses outside the VPC's own and other private ranges. */
export interface OutwardRoute {
  route: Route;
  /** A range, or a prefix list. */
  destination: string;
  family: Family;
  /** Addresses of the internet for which no route is more specific. */
  carries: AddressSet;
  /** Why it may be fewer, or none. */
  unsure?: string | undefined;
}

/** The table that routes a subnet, if it is known: the one associated with it, else the VPC's main one. Source: VPC user guide, "Route tables". */
export function routeTableOf(
  subnet: ResourceOf<"subnet">,
  inventory: Inventory,
  region: string,
): RouteTable | undefined {
  const tables = inventory.all("route-table", region).map(({ resource }) => resource);
  const associated = (table: RouteTable) =>
    !!table.Associations?.some(
      ({ SubnetId, AssociationState }) => SubnetId === subnet.SubnetId && !isGone(AssociationState?.State),
    );
  const main = (table: RouteTable) =>
    table.VpcId === subnet.VpcId && !!table.Associations?.some(({ Main }) => Main === true);
  const table = subnet.SubnetId ? (tables.find(associated) ?? tables.find(main)) : undefined;
  // One that came without its routes says nothing of where they lead.
  return table?.Routes && table;
}

function isGone(state: string | undefined): boolean {
  return state === "disassociated" || state === "disassociating" || state === "failed";
}

const remembered = new WeakMap<Inventory, WeakMap<RouteTable, OutwardRoute[]>>();

/**
 * The routes by which traffic could get to the internet, dead ones included, each with the addresses that are left to it: the most
 * specific route decides, and of two to the same range the one that names it goes before a prefix list. Routes to private ranges stay
 * out, and so do those of gateway endpoints, which lead to one AWS service. Source: VPC user guide, "Route priority".
 */
export function outwardRoutes(table: RouteTable, inventory: Inventory, region: string): OutwardRoute[] {
  const known = remembered.get(inventory) ?? new WeakMap<RouteTable, OutwardRoute[]>();
  remembered.set(inventory, known);
  const found = known.get(table) ?? findOutward(table, inventory, region);
  known.set(table, found);
  return found;
}

/** What decides between routes that an address fits. */
interface Rank {
  bits: number;
  isListed: boolean;
}

function findOutward({ Routes: routes = [] }: RouteTable, inventory: Inventory, region: string): OutwardRoute[] {
  const all = routes.map((route) => ({ route, ...destinationOf(route, inventory, region) }));
  const entries = all.flatMap(({ ranges = [], route }) =>
    ranges.map((range) => ({ range, route, bits: parseRange(range)?.bits ?? 0, isListed: isList(route) })),
  );
  const listedBy = Map.groupBy(
    entries.filter(({ isListed }) => isListed),
    ({ range }) => range,
  );
  const taken = new Map<string, AddressSet>();
  /** What more specific routes take, or those that name the same range. */
  const takenBefore = ({ bits, isListed }: Rank, family: Family) => {
    const key = `${family} ${bits} ${isListed}`;
    const above = (other: Rank) => other.bits > bits || (other.bits === bits && isListed && !other.isListed);
    const known =
      taken.get(key) ??
      addressesOf(
        entries.filter(above).map(({ range }) => range),
        family,
      );
    taken.set(key, known);
    return known;
  };
  const hidden = all.filter(({ ranges, route }) => !ranges && !leadsToService(route, inventory, region));
  return all.flatMap(({ route, destination, ranges }): OutwardRoute[] => {
    if (route.GatewayId === "local" || destination === undefined || leadsToService(route, inventory, region)) return [];
    if (!ranges) {
      const unsure = isList(route) ? "what the list holds is not read" : "its range is not understood";
      return families.map((family) => ({ route, destination, family, carries: internetOf[family], unsure }));
    }
    const unsure = hidden.length > 0 ? "a prefix list that is not read may lead its traffic elsewhere" : undefined;
    const own = entries.filter((entry) => entry.route === route);
    const isContested = own.some(
      ({ isListed, range }) => isListed && listedBy.get(range)?.some((other) => other.route !== route),
    );
    return families.flatMap((family) => {
      if (!ranges.some((range) => parseRange(range)?.family === family && isPublic(range))) return [];
      const left = own.map((entry) => without(addressesOf([entry.range], family), takenBefore(entry, family)));
      const carries = common(union(left), internetOf[family]);
      return [{ route, destination, family, carries, unsure: isContested ? "two lists hold the same range" : unsure }];
    });
  });
}

const families: readonly Family[] = ["IPv4", "IPv6"];

/** Undefined `ranges` when they could not be read. */
function destinationOf(
  { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId: list }: Route,
  inventory: Inventory,
  region: string,
): { destination: string | undefined; ranges: string[] | undefined } {
  const range = DestinationCidrBlock ?? DestinationIpv6CidrBlock;
  if (range !== undefined) return { destination: range, ranges: parseRange(range) ? [range] : undefined };
  if (list === undefined) return { destination: undefined, ranges: [] };
  return { destination: list, ranges: rangesOfList(list, inventory, region) };
}

function isList(route: Route): boolean {
  return route.DestinationPrefixListId !== undefined;
}

/** The prefix lists of AWS services that gateway endpoints of this table lead to. */
export function servicePrefixLists(
  { Routes: routes = [] }: RouteTable,
  inventory: Inventory,
  region: string,
): string[] {
  return routes
    .filter((route) => leadsToService(route, inventory, region))
    .flatMap(({ DestinationPrefixListId: list }) => list ?? []);
}

/** A gateway endpoint's route. One to a firewall's or load balancer's endpoint looks alike, and may be for any list. */
export function leadsToService(
  { DestinationPrefixListId, GatewayId }: Route,
  inventory: Inventory,
  region: string,
): boolean {
  if (!DestinationPrefixListId || !GatewayId?.startsWith("vpce-")) return false;
  const endpoint = inventory.get("vpc-endpoint", GatewayId, region);
  return endpoint.found && endpoint.resource.VpcEndpointType === "Gateway";
}
