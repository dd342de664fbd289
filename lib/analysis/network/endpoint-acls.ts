import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { rangesOf } from "./acl-borders.ts";
import { aclOf, letsAnswer, letsAsk, type NetworkAcl } from "./acls.ts";
import { type AddressSet, addressesOf, internetOf } from "./address-sets.ts";
import { allOf, type Certain } from "./certainty.ts";
import { listsTo } from "./endpoint-reach.ts";
import { rangesOfList } from "./prefix-lists.ts";
import type { Standpoint } from "./standpoints.ts";

type Endpoint = ResourceOf<"vpc-endpoint">;

/** Whether network ACLs let a workload ask an endpoint and be answered, and which of them do not, or may not. */
export interface AclsOnTheWay {
  met: Certain;
  acls: string[];
}

/**
 * Asks the ACLs of the workload's subnet and, for an interface endpoint, of each subnet that it has an interface in: its name means all of
 * them. Endpoints are asked by IPv4. Nothing is asked of what stays in one subnet. Source: VPC user guide, "Network ACLs".
 */
export function aclsLetAcross(
  endpoint: Endpoint,
  from: Standpoint,
  inventory: Inventory,
  region: string,
): AclsOnTheWay {
  const here = remembered.get(inventory) ?? new WeakMap<Endpoint, Map<Standpoint["subnet"], AclsOnTheWay>>();
  remembered.set(inventory, here);
  const known = here.get(endpoint) ?? new Map<Standpoint["subnet"], AclsOnTheWay>();
  here.set(endpoint, known);
  const found = known.get(from.subnet) ?? wayAcross(endpoint, from, inventory, region);
  known.set(from.subnet, found);
  return found;
}

/** All who stand in a subnet have the same table and borders. */
const remembered = new WeakMap<Inventory, WeakMap<Endpoint, Map<Standpoint["subnet"], AclsOnTheWay>>>();

function wayAcross(
  endpoint: Endpoint,
  { subnet, table }: Standpoint,
  inventory: Inventory,
  region: string,
): AclsOnTheWay {
  const own = aclOf(subnet?.SubnetId, "IPv4", inventory);
  const asks = (to: AddressSet) => answerOf(own, (acl) => letsAsk(acl, to, "IPv4"));
  if (endpoint.VpcEndpointType === "Gateway") {
    const lists = listsTo(endpoint, table, inventory, region).map((list) => rangesOfList(list, inventory, region));
    const isRead = lists.length > 0 && !lists.includes(undefined);
    // The service's addresses are some of the internet's.
    return named([
      asks(
        isRead
          ? addressesOf(
              lists.flatMap((list) => list ?? []),
              "IPv4",
            )
          : internetOf.IPv4,
      ),
    ]);
  }
  const from = addressesOf(subnet ? rangesOf(subnet, "IPv4") : [], "IPv4");
  const ways = (endpoint.SubnetIds ?? []).map((id): Asked[] => {
    if (id === subnet?.SubnetId) return [];
    const home = inventory.get("subnet", id, region);
    const to = addressesOf(home.found ? rangesOf(home.resource, "IPv4") : [], "IPv4");
    return [asks(to), answerOf(aclOf(id, "IPv4", inventory), (acl) => letsAnswer(acl, from, "IPv4"))];
  });
  if (ways.length === 0) return { met: "unknown", acls: [] };
  const each = ways.map(named);
  const met = each.map((one) => one.met);
  const isClosed = met.every((one) => one === false);
  return {
    met: allOf(met) === true || (!isClosed && "unknown"),
    acls: [...new Set(each.filter((one) => one.met !== true).flatMap((one) => one.acls))],
  };
}

interface Asked {
  acl: NetworkAcl | undefined;
  lets: Certain;
}

function answerOf(acl: NetworkAcl | undefined, ask: (acl: NetworkAcl) => Certain): Asked {
  return { acl, lets: acl ? ask(acl) : "unknown" };
}

function named(asked: readonly Asked[]): AclsOnTheWay {
  const met = allOf(asked.map(({ lets }) => lets));
  return {
    met,
    acls: asked.filter(({ lets }) => lets === met && lets !== true).flatMap(({ acl }) => acl?.NetworkAclId ?? []),
  };
}
