import type { Inventory } from "#lib/inventory/inventory.ts";
import { across, type Border } from "./acl-borders.ts";
import { internetOf, isEmpty, union } from "./address-sets.ts";
import { allOf, anyOf, type Certain } from "./certainty.ts";
import { egressOf, type Way } from "./egress.ts";
import { groupsLetOut } from "./endpoint-reach.ts";
import { isAvailable, type VpcEndpoint } from "./endpoint-use.ts";
import { accessTo, endpointsTo } from "./endpoints.ts";
import { fromReach } from "./reach.ts";
import type { RouteTable } from "./route-tables.ts";
import type { Service } from "./services.ts";
import { standpointsOf } from "./standpoints.ts";
import type { NetworkUser } from "./users.ts";

/** One thing that traffic passes, in order, and whether it lets it through. */
export interface Hop {
  /** What it is: `Security groups`, `Route table`. */
  what: string;
  /** Its id, where it has one. */
  id: string | null;
  /** What was seen. */
  observed: string;
  lets: Certain;
}

/** One way from one place; `via` says by what: `private` is over an endpoint. */
export interface Leg {
  /** Undefined when it is not known where the workload stands. */
  subnet: string | undefined;
  via: "private" | "internet" | "SageMaker";
  reaches: Certain;
  hops: Hop[];
}

/** The ways of a workload to one goal. */
export interface Path {
  reaches: Certain;
  legs: Leg[];
}

/** Every way of a workload to the internet: one is enough, from any subnet, with any of the groups that it may have. */
export function pathToInternet(user: NetworkUser, inventory: Inventory, region: string): Path {
  const own = beside(user);
  // All but the VPC's own addresses goes by it: the routes of the subnet carry none of that.
  if (own.some(({ reaches }) => reaches === true)) return { reaches: true, legs: own };
  const legs = [...own, ...waysOf(user, inventory, region).map(legOf)];
  return { reaches: anyOf(legs.map(({ reaches }) => reaches)), legs };
}

/**
 * The ways of a workload to a service: from each of its subnets, over an endpoint or, where none has the service's name or addresses,
 * over the internet. Where an endpoint has them, nothing else serves. Source: SageMaker developer guide, "Connect a notebook instance in
 * a VPC to external resources"; PrivateLink guide, "Private DNS names".
 */
export function pathToService(service: Service, user: NetworkUser, inventory: Inventory, region: string): Path {
  const own = beside(user);
  // What has a way of SageMaker's own needs no other, and an endpoint does not contain it.
  if (own.some(({ reaches }) => reaches === true)) return { reaches: true, legs: own };
  const from = standpointsOf([user], inventory, region).map(({ subnet, table, interfaces }) => {
    const one = { ...user, interfaces };
    const vpc = subnet?.VpcId ?? "";
    const access = accessTo(service, vpc, [one], inventory, region);
    const legs: Leg[] = [];
    const { endpoint, usable, words } = access;
    const id = subnet?.SubnetId;
    if (endpoint || usable !== false) {
      const hops: Hop[] = [
        {
          what: "Endpoint",
          id: endpoint?.VpcEndpointId ?? null,
          observed: usable === true ? inUse(endpoint) : words,
          lets: usable,
        },
      ];
      if (endpoint) {
        const lets = allOf(interfaces.map((each) => groupsLetOut(each, endpoint, table, inventory, region)));
        const observed = `outbound rules ${lets === true ? "let" : lets ? "may let" : "do not let"} traffic out to it on port 443`;
        hops.unshift({ what: "Security groups", id: null, observed, lets });
      }
      legs.push({ subnet: id, via: "private", reaches: usable, hops });
    }
    const found = endpointsTo(service, vpc, inventory, region, true).map((each) => takesOver(each, table));
    const taken = anyOf([...found, inventory.unreadOf("vpc-endpoint", region) ? "unknown" : false]);
    if (usable !== true && taken !== true) {
      const open = waysOf(one, inventory, region).map((way): Leg => {
        const leg = legOf(way);
        const heard = allOf(way.borders.map(({ isHeard }) => isHeard));
        const isSure = leg.reaches === true && way.isWide && taken === false && heard === true;
        return { ...leg, reaches: leg.reaches !== false && heard !== false && (isSure || "unknown") };
      });
      legs.push(...open);
    }
    return { legs, reaches: anyOf(legs.map(({ reaches }) => reaches)) };
  });
  const legs = [...own, ...from.flatMap((one) => one.legs)];
  if (own.length > 0) return { reaches: "unknown", legs };
  return { reaches: allOf(from.map(({ reaches }) => reaches)), legs };
}

function inUse(endpoint: VpcEndpoint | undefined): string {
  const found = endpoint?.VpcEndpointType === "Gateway" ? "in the subnet's route table" : "found by the service's name";
  const asked = endpoint?.VpcEndpointType === "Gateway" ? "its policy lets" : "its security groups and its policy let";
  return `available, ${found}; ${asked} it through`;
}

/** What a workload may have beside the ways of the VPC. */
function beside(user: NetworkUser): Leg[] {
  const { identity, unplaced } = user;
  const hop: Hop = { what: "Where it stands", id: identity.arn, observed: unplaced ?? "", lets: "unknown" };
  return [
    ...ownWay(user),
    ...(unplaced ? [{ subnet: undefined, via: "SageMaker" as const, reaches: "unknown" as const, hops: [hop] }] : []),
  ];
}

/** The way that SageMaker gives a workload beside the VPC. Source: SageMaker developer guide, "Connect resources from within a VPC". */
function ownWay({ workload, identity }: NetworkUser): Leg[] {
  if (workload !== undefined && workload !== "self-connected") return [];
  const lets = workload === "self-connected" || "unknown";
  const observed =
    lets === true ? "is on: only traffic inside of the VPC uses the subnet" : "AWS did not say whether it is on";
  const hop: Hop = { what: "SageMaker's own internet access", id: identity.arn, observed, lets };
  return [{ subnet: undefined, via: "SageMaker", reaches: lets, hops: [hop] }];
}

function waysOf({ interfaces, addressing }: NetworkUser, inventory: Inventory, region: string): Way[] {
  const ways = interfaces.flatMap(({ subnets, securityGroups }) => {
    const unseenGroups = securityGroups ? undefined : "AWS returned none";
    const attachment = { subnets, securityGroups: securityGroups ?? [], unseenGroups, addressing };
    return egressOf(attachment, inventory, region).ways;
  });
  const keyOf = (way: Way) => JSON.stringify({ ...way, borders: way.borders.map(({ words }) => words) });
  return [...new Map(ways.map((way) => [keyOf(way), way])).values()];
}

function legOf({ subnet, table, destination, target, leads, groups, borders, reach }: Way): Leg {
  const rules = groups.map(({ path, observed }) => `${path.replace(/\..*/, "")}: ${inWords(observed)}`);
  const hops: Hop[] = [
    ...(rules.length > 0
      ? [{ what: "Security groups", id: null, observed: rules.join("; "), lets: fromReach(reach) }]
      : []),
    {
      what: "Route table",
      id: table,
      observed: destination ? `${destination} to ${target}` : target,
      lets: fromReach(leads),
    },
    ...borders.map(
      (border): Hop => ({
        what: "Network ACL",
        id: border.acl?.NetworkAclId ?? null,
        observed: border.words,
        lets: lets(border),
      }),
    ),
  ];
  return { subnet, via: "internet", reaches: fromReach(reach), hops };
}

/** Whether any packet gets across to the internet. */
function lets(border: Border): Certain {
  if (!border.acl) return "unknown";
  const to = union([internetOf.IPv4, internetOf.IPv6]);
  const { sure, perhaps } = across([border], {}, to);
  return !isEmpty(sure) || (isEmpty(perhaps) ? false : "unknown");
}

function inWords(observed: unknown): string {
  if (observed === null) return "not read";
  return Array.isArray(observed) ? observed.join(", ") : String(observed);
}

/** Whether traffic to the service goes to this endpoint and nowhere else: its name, or its addresses, mean the endpoint. */
function takesOver(endpoint: VpcEndpoint, table: RouteTable | undefined): Certain {
  if (!endpoint.ServiceName || !endpoint.VpcId || !endpoint.VpcEndpointType) return "unknown";
  if (!isAvailable(endpoint)) return endpoint.State ? false : "unknown";
  if (endpoint.VpcEndpointType === "Gateway") {
    return endpoint.RouteTableIds && table?.RouteTableId
      ? endpoint.RouteTableIds.includes(table.RouteTableId)
      : "unknown";
  }
  if (endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint) return false;
  return endpoint.PrivateDnsEnabled ?? "unknown";
}
