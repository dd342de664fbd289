import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { Failure, Identity } from "#lib/readings/reading.ts";
import { allOf, type Certain } from "./certainty.ts";
import { egressKinds } from "./egress.ts";
import { openStatements } from "./endpoint-policy.ts";
import type { VpcEndpoint } from "./endpoint-use.ts";
import { pathToService } from "./paths.ts";
import { byReach, type Reach, wider } from "./reach.ts";
import { outwardRoutes, type Route, routeTableOf, servicePrefixLists } from "./route-tables.ts";
import { beyond, onward, pastBorders } from "./route-targets.ts";
import { type Service, serviceOf, takesPolicy } from "./services.ts";
import { type NetworkUser, usersOfVpc } from "./users.ts";
import { accessIn, type NeededAccess } from "./vpc-access.ts";

/** Where one route of a subnet leads, whatever security groups say. */
export interface SubnetRoute {
  destination: string;
  /** The id of what it leads to: a gateway, an endpoint. */
  target: string;
  words: string;
  leads: Reach;
}

/** A subnet with its ways out and who stands in it. */
export interface SubnetView {
  identity: Identity;
  id: string;
  zone: string | undefined;
  range: string | undefined;
  table: string | undefined;
  /** How far any of its routes leads. */
  reach: Reach;
  /** Why its routes are not known. */
  unread: string | undefined;
  routes: SubnetRoute[];
  users: NetworkUser[];
}

/** Whether what needs a service gets to it: over an endpoint, or over the internet, or not at all. */
export type NeedState = "served" | "internet" | "closed" | "missing" | "unknown";

export interface Need {
  service: Service;
  state: NeedState;
  access: NeededAccess;
}

export interface EndpointView {
  identity: Identity;
  endpoint: VpcEndpoint;
  service: Service | undefined;
  /** `open`: whoever is in the network may do all with it that the service does; `not taken`: the service obeys none. */
  policy: "open" | "narrowed" | "not taken" | "unknown";
}

/** What routes of subnets lead to. */
export interface Gateway {
  id: string;
  words: string;
  /** How far it leads from the subnet from which it leads furthest. */
  leads: Reach;
}

/** One VPC: what SageMaker needs of it, and who of SageMaker is in it. */
export interface VpcSummary {
  identity: Identity;
  id: string;
  vpc: ResourceOf<"vpc">;
  users: NetworkUser[];
  needs: Need[];
  /** How many subnets of it were read. */
  subnetCount: number;
  /** How far the routes of the subnets lead in which somebody of SageMaker stands. */
  reach: Reach;
  /** Why there may be users, needs or ways beside these. */
  unseen: string[];
}

export interface VpcView extends VpcSummary {
  /** By zone. */
  subnets: SubnetView[];
  gateways: Gateway[];
  unread: UnreadNetwork[];
  endpoints: EndpointView[];
}

/** Every VPC that was read, those first in which most of SageMaker stands; and what of networks was not read. */
export function vpcsIn(inventory: Inventory): { vpcs: VpcSummary[]; unread: UnreadNetwork[] } {
  const vpcs = inventory.all("vpc").map(({ identity, resource }) => summaryOf(identity, resource, inventory));
  const regions = new Set([...inventory.everything()].map(({ identity }) => identity.region));
  return {
    vpcs: vpcs.sort((one, other) => other.users.length - one.users.length),
    unread: [...regions].filter((region) => region !== "global").flatMap((region) => unreadIn(inventory, region)),
  };
}

/** A kind that pictures of networks rest on, in a region where it was not all read. */
export interface UnreadNetwork {
  region: string;
  kind: string;
  failure: Failure;
}

function unreadIn(inventory: Inventory, region: string): UnreadNetwork[] {
  const all = egressKinds.flatMap((kind) => {
    const failure = inventory.unreadOf(kind, region);
    return failure ? [{ region, kind, failure }] : [];
  });
  // A region that the scan was not about has none of them; something else that was read stands there.
  return all.length === egressKinds.length && all.every(({ failure }) => failure.code === "NotCollected") ? [] : all;
}

/** Undefined where no such VPC was read. */
export function vpcView(arn: string, inventory: Inventory, now: string): VpcView | undefined {
  const lookup = inventory.get("vpc", arn, parseArn(arn)?.region ?? "");
  if (!lookup.found) return undefined;
  const summary = summaryOf(lookup.identity, lookup.resource, inventory);
  const { id } = summary;
  const { region } = lookup.identity;
  const subnets = subnetsOf(id, inventory, region);
  return {
    ...summary,
    subnets,
    gateways: gatewaysOf(subnets),
    unread: unreadIn(inventory, region),
    endpoints: inventory.all("vpc-endpoint", region).flatMap(({ identity, resource }) => {
      if (resource.VpcId !== id) return [];
      const service = serviceOf(resource.ServiceName, region);
      return [{ identity, endpoint: resource, service, policy: policyOf(resource, service, region, now) }];
    }),
  };
}

const summaries = new WeakMap<Inventory, Map<string, VpcSummary>>();

/** The list asks for it, and the picture of each. */
function summaryOf(identity: Identity, vpc: ResourceOf<"vpc">, inventory: Inventory): VpcSummary {
  const known = summaries.get(inventory) ?? new Map<string, VpcSummary>();
  summaries.set(inventory, known);
  const found = known.get(identity.arn) ?? summedUp(identity, vpc, inventory);
  known.set(identity.arn, found);
  return found;
}

function summedUp(identity: Identity, vpc: ResourceOf<"vpc">, inventory: Inventory): VpcSummary {
  const { region } = identity;
  const id = vpc.VpcId ?? identity.name;
  const { users, needed, unseen } = accessIn(id, inventory, region);
  const subnets = subnetsOf(id, inventory, region);
  const unreadEndpoints = inventory.unreadOf("vpc-endpoint", region);
  return {
    identity,
    id,
    vpc,
    users,
    needs: needed.map((access) => ({ service: access.service, state: stateOf(access, inventory, region), access })),
    subnetCount: subnets.length,
    reach: reachOf(users, subnets, unseen.length > 0, inventory, region),
    unseen: [...unseen, ...(unreadEndpoints ? [`endpoints (${unreadEndpoints.code})`] : [])],
  };
}

/** How far those get who stand in a VPC, of whom some may be where nothing was read, and others, unseen, in any of its subnets. */
function reachOf(
  users: readonly NetworkUser[],
  subnets: readonly SubnetView[],
  mayBeMore: boolean,
  inventory: Inventory,
  region: string,
): Reach {
  const known = subnets.filter((one) => one.users.length > 0).map(({ reach }) => reach);
  const places = users.flatMap(({ interfaces }) => interfaces.map((one) => one.subnets));
  const isHidden = places.some(
    (ids) => ids.length === 0 || ids.some((id) => !inventory.get("subnet", id, region).found),
  );
  const others = mayBeMore && subnets.some(({ reach }) => reach !== "none");
  const perhaps = isHidden || others || inventory.unreadOf("subnet", region) !== undefined;
  return known.reduce(wider, perhaps ? "unknown" : "none");
}

function stateOf(access: NeededAccess, inventory: Inventory, region: string): NeedState {
  if (access.usable === true) return "served";
  const reached = allOf(alike(access.by).map((user) => pathToService(access.service, user, inventory, region).reaches));
  if (reached === true) return "internet";
  if (reached === "unknown") return "unknown";
  return access.endpoint ? "closed" : "missing";
}

/** One of all that stand alike. */
function alike(users: readonly NetworkUser[]): NetworkUser[] {
  const keyOf = ({ workload, interfaces, roles, addressing }: NetworkUser) =>
    JSON.stringify([workload, interfaces, roles, addressing]);
  return [...new Map(users.map((user) => [keyOf(user), user])).values()];
}

const remembered = new WeakMap<Inventory, Map<string, SubnetView[]>>();

function subnetsOf(vpc: string, inventory: Inventory, region: string): SubnetView[] {
  const known = remembered.get(inventory) ?? new Map<string, SubnetView[]>();
  remembered.set(inventory, known);
  const key = `${region} ${vpc}`;
  const before = known.get(key);
  if (before) return before;
  const { users } = usersOfVpc(vpc, inventory, region);
  const inSubnet = Map.groupBy(
    users.flatMap((user) =>
      [...new Set(user.interfaces.flatMap(({ subnets }) => subnets))].map((id) => ({ id, user })),
    ),
    ({ id }) => id,
  );
  const found = inventory
    .all("subnet", region)
    .filter(({ resource }) => resource.VpcId === vpc)
    .map(({ identity, resource }): SubnetView => {
      const id = resource.SubnetId ?? identity.name;
      const own = (inSubnet.get(id) ?? []).map(({ user }) => user);
      const { CidrBlock: range, AvailabilityZone: zone } = resource;
      return { identity, id, zone, range, users: own, ...routesOf(resource, inventory, region) };
    })
    .sort((one, other) => (one.zone ?? "").localeCompare(other.zone ?? "", "en"));
  known.set(key, found);
  return found;
}

function routesOf(
  subnet: ResourceOf<"subnet">,
  inventory: Inventory,
  region: string,
): Pick<SubnetView, "table" | "reach" | "routes" | "unread"> {
  const blind = inventory.unreadOf("route-table", region);
  const table = blind ? undefined : routeTableOf(subnet, inventory, region);
  if (!table) {
    const unread = blind
      ? `route tables could not be read (${blind.code})`
      : "its route table, or what it routes, is not known";
    return { table: undefined, reach: "unknown", routes: [], unread };
  }
  const origin = { subnet, addressing: undefined };
  const routes = outwardRoutes(table, inventory, region).map((way): SubnetRoute => {
    const found = onward(way, origin, inventory, region);
    return { destination: way.destination, target: targetOf(way.route), ...pastBorders(found, way.family) };
  });
  const services = new Set(servicePrefixLists(table, inventory, region));
  const toServices = (table.Routes ?? []).flatMap((route): SubnetRoute[] => {
    const list = route.DestinationPrefixListId ?? "";
    if (!services.has(list)) return [];
    const target = targetOf(route);
    return [
      { destination: list, target, words: `gateway endpoint ${target}, which leads to one AWS service`, leads: "none" },
    ];
  });
  return {
    table: table.RouteTableId,
    reach: routes.map(({ leads }) => leads).reduce(wider, "none"),
    routes: [...routes, ...toServices],
    unread: undefined,
  };
}

/** What leads furthest comes first, then what most subnets lead to. */
function gatewaysOf(subnets: readonly SubnetView[]): Gateway[] {
  const routes = subnets.flatMap((subnet) => subnet.routes.map((route) => ({ subnet: subnet.id, ...route })));
  return [...Map.groupBy(routes, ({ target }) => target)]
    .map(([id, own]) => {
      const leads = own.map((route) => route.leads).reduce(wider);
      const words = own.find((route) => route.leads === leads)?.words ?? "";
      return { id, words, leads, count: new Set(own.map(({ subnet }) => subnet)).size };
    })
    .sort((one, other) => byReach(other.leads, one.leads) || other.count - one.count)
    .map(({ id, words, leads }) => ({ id, words, leads }));
}

function targetOf(route: Route): string {
  const other = beyond.map(([field]) => route[field]).find((value) => typeof value === "string");
  return route.NatGatewayId ?? route.EgressOnlyInternetGatewayId ?? route.GatewayId ?? `${other ?? "unknown target"}`;
}

function policyOf(
  { PolicyDocument }: VpcEndpoint,
  service: Service | undefined,
  region: string,
  now: string,
): EndpointView["policy"] {
  const taken: Certain = service === undefined ? "unknown" : (takesPolicy(service) ?? "unknown");
  if (taken === false) return "not taken";
  const open = service && PolicyDocument ? openStatements(PolicyDocument, service, region, now) : undefined;
  if (!open) return "unknown";
  return open.length > 0 ? "open" : taken === true ? "narrowed" : "unknown";
}
