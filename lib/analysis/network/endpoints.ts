import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { allOf, type Certain } from "./certainty.ts";
import { policyLetsThrough } from "./endpoint-callers.ts";
import { groupsLetIn } from "./endpoint-groups.ts";
import { waysToOtherNetworks } from "./other-networks.ts";
import { type RouteTable, routeTableOf } from "./route-tables.ts";
import { type Service, serviceOf, takesPolicy } from "./services.ts";
import type { NetworkUser } from "./users.ts";

export type VpcEndpoint = ResourceOf<"vpc-endpoint">;

/** Whether workloads of a VPC get to a service over an endpoint, and in words why (not). */
export interface ServiceAccess {
  service: Service;
  usable: Certain;
  words: string;
  /** The endpoint there is, usable or not. */
  endpoint?: VpcEndpoint;
  /** What keeps it from being of use, for certain. */
  flaws: Flaw[];
  /** Tables that a gateway endpoint would have to be in and is not. */
  missingTables: string[];
}

export type Flaw = "answer" | "state" | "tables" | "dns" | "zone" | "groups" | "policy";

interface Question {
  service: Service;
  vpc: string;
  users: readonly NetworkUser[];
  tables: { known: RouteTable[]; complete: boolean };
  inventory: Inventory;
  region: string;
}

/** One condition of an endpoint's use: whether it is met, and how to say that it is not. */
type Part = [flaw: Flaw, met: Certain, otherwise: string];

/**
 * Looks for an endpoint that workloads can use: available; an interface with private DNS on, so that clients find it
 * without being told, whose groups let all of them in; a gateway in the route table of every subnet; a policy that lets
 * them through. A FIPS twin counts. Where a route leads into a network that is not read, another VPC's endpoint may
 * serve instead. Network ACLs and the workloads' own outbound rules are not asked. Source: PrivateLink guide.
 */
export function accessTo(
  service: Service,
  vpc: string,
  users: readonly NetworkUser[],
  inventory: Inventory,
  region: string,
): ServiceAccess {
  const question = { service, vpc, users, tables: tablesOf(users, inventory, region), inventory, region };
  const found = inventory
    .all("vpc-endpoint", region)
    .filter(({ resource: { VpcId, ServiceName } }) => {
      const isOfService = [service, `${service}-fips`].includes(serviceOf(ServiceName, region) ?? "");
      return (VpcId === vpc || !VpcId) && (isOfService || !ServiceName);
    })
    .map(({ resource }) => judge(resource, question));
  const best =
    found.find(({ usable }) => usable === true) ?? found.find(({ usable }) => usable === "unknown") ?? found[0];
  if (best && best.usable !== false) return best;
  const none = { service, usable: false, words: "no endpoint", flaws: [], missingTables: ids(question.tables.known) };
  return elsewhere(best ?? none, question);
}

/** Whether an endpoint that does not show here may serve instead of one that is not there, or of no use. */
function elsewhere(found: ServiceAccess, { vpc, tables, inventory, region }: Question): ServiceAccess {
  const unread = inventory.unreadOf("vpc-endpoint", region);
  if (unread)
    return { ...found, usable: "unknown", words: `${found.words}; endpoints could not be read (${unread.code})` };
  // Inside the VPC a name can mean one thing only.
  const { PrivateDnsEnabled, VpcEndpointType, VpcId, State } = found.endpoint ?? {};
  const ownsName = PrivateDnsEnabled && VpcEndpointType === "Interface" && VpcId === vpc && isAvailable(State);
  const ways = ownsName ? [] : waysToOtherNetworks(tables.known, inventory, region);
  if (ways.length > 0) {
    const words = `${found.words} in the VPC; ${ways.join(", ")} may lead to one of another network`;
    return { ...found, usable: "unknown", words };
  }
  if (ownsName || tables.complete) return found;
  return { ...found, usable: "unknown", words: `${found.words}; not every route table is known` };
}

function judge(endpoint: VpcEndpoint, question: Question): ServiceAccess {
  const { State, VpcEndpointType, VpcId, ServiceName, VpcEndpointId: id = "an endpoint" } = endpoint;
  const isGateway = VpcEndpointType === "Gateway";
  const missingTables = ids(question.tables.known).filter((table) => !endpoint.RouteTableIds?.includes(table));
  const parts: Part[] = [
    ["answer", !!(VpcId && ServiceName && VpcEndpointType) || "unknown", "came without its VpcId, service or type"],
    ["state", State ? isAvailable(State) : "unknown", `is ${State ?? "in a state that AWS did not return"}`],
    ...(isGateway ? gatewayParts(endpoint, missingTables, question) : interfaceParts(endpoint, question)),
    policyPart(endpoint, question),
  ];
  const usable = allOf(parts.map(([, met]) => met));
  const failing = parts.filter(([, met]) => met === usable);
  const words = usable === true ? id : `${id} ${failing.map(([, , otherwise]) => otherwise).join(", and ")}`;
  const flaws = usable === false ? failing.map(([flaw]) => flaw) : [];
  return { service: question.service, endpoint, flaws, missingTables, usable, words };
}

function isAvailable(state: string | undefined): boolean {
  return state?.toLowerCase() === "available";
}

function gatewayParts({ RouteTableIds }: VpcEndpoint, missing: readonly string[], { tables }: Question): Part[] {
  if (!RouteTableIds) return [["tables", "unknown", "came without its RouteTableIds"]];
  return [
    ["tables", missing.length === 0, `is not in ${missing.join(", ")}`],
    ["tables", tables.complete || "unknown", "may be missing in a route table that is not known"],
  ];
}

function interfaceParts(endpoint: VpcEndpoint, { service, users, inventory, region }: Question): Part[] {
  const { PrivateDnsEnabled, DnsOptions } = endpoint;
  const resolves = PrivateDnsEnabled && !DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint;
  const letIn = users.map(({ interfaces }) =>
    allOf(interfaces.map((one) => groupsLetIn(endpoint, one, inventory, region))),
  );
  const inZones = isInZones(endpoint, service, users, inventory, region);
  return [
    [
      "dns",
      resolves ?? "unknown",
      resolves === undefined ? "came without PrivateDnsEnabled" : "has no private DNS for the VPC",
    ],
    ["zone", inZones, "may have no interface in a zone of theirs, where its private DNS would not work"],
    ["groups", allOf(letIn), forThose(users, letIn, "has security groups that", "let in", "on port 443")],
  ];
}

/** `… do not let in notebook-instance nb …`, naming whom the answer is about. */
function forThose(
  users: readonly NetworkUser[],
  answers: readonly Certain[],
  who: string,
  does: string,
  how = "",
): string {
  const worst = allOf(answers);
  const names = users
    .filter((_, index) => answers[index] === worst)
    .map(({ identity }) => `${identity.kind} ${identity.name}`);
  return `${who} ${worst === false ? "do not" : "may not"} ${does} ${names.join(", ")} ${how}`.trimEnd();
}

/** The runtime's private DNS works only in zones where it has an interface. Source: SageMaker developer guide, "Connect to SageMaker AI within your VPC". */
function isInZones(
  { SubnetIds = [] }: VpcEndpoint,
  service: Service,
  users: readonly NetworkUser[],
  inventory: Inventory,
  region: string,
): Certain {
  if (service !== "sagemaker.runtime") return true;
  const zoneOf = (id: string) => {
    const subnet = inventory.get("subnet", id, region);
    return subnet.found ? subnet.resource.AvailabilityZone : undefined;
  };
  const zones = SubnetIds.map(zoneOf);
  const wanted = users.flatMap(({ interfaces }) => interfaces.flatMap(({ subnets }) => subnets)).map(zoneOf);
  return wanted.every((zone) => zone !== undefined && zones.includes(zone)) || "unknown";
}

function policyPart(endpoint: VpcEndpoint, { vpc, users, region }: Question): Part {
  const service = serviceOf(endpoint.ServiceName, region);
  const obeyed = service && takesPolicy(service);
  const through = users.map(({ identity, roles }): Certain => {
    if (!service || obeyed === false) return service ? true : "unknown";
    const answer = policyLetsThrough(endpoint.PolicyDocument, {
      service,
      account: identity.account,
      roles,
      vpc,
      endpoint: endpoint.VpcEndpointId,
      isGateway: endpoint.VpcEndpointType === "Gateway",
    });
    return answer === false && obeyed === undefined ? "unknown" : answer;
  });
  return ["policy", allOf(through), forThose(users, through, "has policy statements that", "let through")];
}

function ids(tables: readonly RouteTable[]): string[] {
  return tables.flatMap(({ RouteTableId }) => RouteTableId ?? []);
}

/** The route tables of all subnets of these workloads. */
function tablesOf(users: readonly NetworkUser[], inventory: Inventory, region: string): Question["tables"] {
  if (inventory.unreadOf("route-table", region)) return { known: [], complete: false };
  const subnets = new Set(users.flatMap(({ interfaces }) => interfaces.flatMap((one) => one.subnets)));
  const tables = [...subnets].map((id) => {
    const subnet = inventory.get("subnet", id, region);
    return subnet.found ? routeTableOf(subnet.resource, inventory, region) : undefined;
  });
  const known = tables.filter((table) => table !== undefined);
  return { known: [...new Set(known)], complete: subnets.size > 0 && known.length === tables.length };
}
