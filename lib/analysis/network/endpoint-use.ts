import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { allOf, type Certain } from "./certainty.ts";
import { aclsLetAcross } from "./endpoint-acls.ts";
import { policyLetsThrough } from "./endpoint-callers.ts";
import { groupsLetIn } from "./endpoint-groups.ts";
import { groupsLetOut } from "./endpoint-reach.ts";
import { serviceOf, takesPolicy } from "./services.ts";
import type { Standpoint } from "./standpoints.ts";
import { few } from "./users.ts";

export type VpcEndpoint = ResourceOf<"vpc-endpoint">;

/** What can keep an endpoint from being of use. */
export type Flaw = "answer" | "state" | "table" | "dns" | "zone" | "groups" | "outbound" | "acls" | "policy";

export interface EndpointUse {
  usable: Certain;
  words: string;
  /** What is wrong for certain, and `zone` also where an interface may be missing: one more settles it. */
  flaws: Flaw[];
}

/** One condition of an endpoint's use: whether it is met, and how to say that it is not. */
type Part = [flaw: Flaw, met: Certain, otherwise: string];

/**
 * Whether workloads can use an endpoint: it is available; an interface has private DNS on, so that clients find it
 * without being told, and groups that let them in; a gateway is in their route table; their own groups let
 * them out, and the network ACLs on the way and the policy through. Source: PrivateLink guide.
 */
export function useOf(endpoint: VpcEndpoint, from: Standpoint, inventory: Inventory, region: string): EndpointUse {
  const { State, VpcEndpointType, VpcId, ServiceName, VpcEndpointId: id = "an endpoint" } = endpoint;
  const parts: Part[] = [
    ["answer", !!(VpcId && ServiceName && VpcEndpointType) || "unknown", "came without its VpcId, service or type"],
    ["state", State ? isAvailable(endpoint) : "unknown", `is ${State ?? "in a state that AWS did not return"}`],
    ...(VpcEndpointType === "Gateway"
      ? [tablePart(endpoint, from)]
      : [
          dnsPart(endpoint),
          zonePart(endpoint, from, inventory, region),
          groupsPart(endpoint, from, inventory, region),
        ]),
    outboundPart(endpoint, from, inventory, region),
    aclsPart(endpoint, from, inventory, region),
    policyPart(endpoint, from, region),
  ];
  const usable = allOf(parts.map(([, met]) => met));
  const failing = parts.filter(([, met]) => met === usable);
  return {
    usable,
    words: usable === true ? id : `${id} ${failing.map(([, , otherwise]) => otherwise).join(", and ")}`,
    flaws: parts.filter(([flaw, met]) => met === false || (flaw === "zone" && met !== true)).map(([flaw]) => flaw),
  };
}

export function isAvailable({ State }: VpcEndpoint): boolean {
  return State?.toLowerCase() === "available";
}

function tablePart({ RouteTableIds }: VpcEndpoint, { table }: Standpoint): Part {
  if (!RouteTableIds) return ["table", "unknown", "came without its RouteTableIds"];
  if (!table?.RouteTableId) return ["table", "unknown", "may be missing in a route table that is not known"];
  return ["table", RouteTableIds.includes(table.RouteTableId), `is not in ${table.RouteTableId}`];
}

function dnsPart({ PrivateDnsEnabled, DnsOptions }: VpcEndpoint): Part {
  if (PrivateDnsEnabled === undefined) return ["dns", "unknown", "came without PrivateDnsEnabled"];
  const resolves = PrivateDnsEnabled && !DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint;
  return ["dns", resolves, "has no private DNS for the VPC"];
}

/** Source: SageMaker developer guide, "Connect to SageMaker AI within your VPC". */
function zonePart(
  { ServiceName, SubnetIds = [] }: VpcEndpoint,
  { subnet }: Standpoint,
  inventory: Inventory,
  region: string,
): Part {
  const zones = SubnetIds.map((id) => {
    const one = inventory.get("subnet", id, region);
    return one.found ? one.resource.AvailabilityZone : undefined;
  });
  const isThere = subnet?.AvailabilityZone !== undefined && zones.includes(subnet.AvailabilityZone);
  const isNeeded = serviceOf(ServiceName, region)?.startsWith("sagemaker.runtime");
  const otherwise = "may have no interface in their zone, and the runtime's private DNS works only where it has one";
  return ["zone", !isNeeded || isThere || "unknown", otherwise];
}

function groupsPart(endpoint: VpcEndpoint, from: Standpoint, inventory: Inventory, region: string): Part {
  const met = allOf(from.interfaces.map((one) => groupsLetIn(endpoint, one, inventory, region)));
  const verb = met === false ? "do not let in" : "may not let in";
  return ["groups", met, `has security groups that ${verb} ${namesOf(from)} on port 443`];
}

function outboundPart(endpoint: VpcEndpoint, from: Standpoint, inventory: Inventory, region: string): Part {
  const each = from.interfaces.map((one) => groupsLetOut(one, endpoint, from.table, inventory, region));
  const met = allOf(each);
  const verb = met === false ? "do not let" : "may not let";
  return ["outbound", met, `is out of reach: outbound rules ${verb} ${namesOf(from)} out to it on port 443`];
}

function aclsPart(endpoint: VpcEndpoint, from: Standpoint, inventory: Inventory, region: string): Part {
  const { met, acls } = aclsLetAcross(endpoint, from, inventory, region);
  const names =
    acls.length > 0
      ? `${acls.join(", ")} ${met === false ? "does" : "may"} not`
      : "a network ACL that was not read may not";
  return ["acls", met, `is behind a network ACL: ${names} let ${namesOf(from)} ask on port 443 and be answered`];
}

function policyPart({ ServiceName, PolicyDocument, ...endpoint }: VpcEndpoint, from: Standpoint, region: string): Part {
  const service = serviceOf(ServiceName, region);
  const obeyed = service && takesPolicy(service);
  if (!service || obeyed === false) return ["policy", true, ""];
  const through = policyLetsThrough(PolicyDocument, {
    service,
    account: from.account,
    region,
    roles: from.roles,
    vpc: endpoint.VpcId ?? "",
    endpoint: endpoint.VpcEndpointId,
    isGateway: endpoint.VpcEndpointType === "Gateway",
  });
  const met = obeyed === undefined && through === false ? "unknown" : through;
  return ["policy", met, `has a policy that ${met === false ? "does" : "may"} not let through ${namesOf(from)}`];
}

function namesOf({ users }: Standpoint): string {
  return few(users.map(({ identity }) => `${identity.kind} ${identity.name}`)).join(", ");
}
