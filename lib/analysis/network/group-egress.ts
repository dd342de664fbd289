import type { Inventory } from "#lib/inventory/inventory.ts";
import { type Family, isPublic } from "./addresses.ts";
import { type Permission, prefixListsIn } from "./group-ingress.ts";
import { type Reach, type Step, wider } from "./reach.ts";

export interface GroupEgress {
  reach: Reach;
  steps: Step[];
}

const expected = "outbound rules that name private ranges, security groups or AWS service prefix lists";

/**
 * How far security groups let traffic out: one rule of one group is enough. With no group named, the VPC's default
 * group applies. Prefix lists of services that the VPC has gateway endpoints for lead to those services only; what
 * other lists hold is not read. Source: VPC user guide, "Security groups".
 */
export function groupEgress(
  groups: { ids: readonly string[]; unseen: string | undefined },
  family: Family,
  place: { vpc: string | undefined; services: readonly string[] },
  inventory: Inventory,
  region: string,
): GroupEgress {
  const { unseen } = groups;
  const ids = groups.ids.length > 0 || unseen ? groups.ids : defaultGroup(place.vpc, inventory, region);
  const found = ids.map((id) => oneGroup(id, family, place.services, inventory, region));
  if (unseen || ids.length === 0) found.push(unknownAt("SecurityGroups", unseen ?? null));
  return found.reduce((all, one) => ({ reach: wider(all.reach, one.reach), steps: [...all.steps, ...one.steps] }));
}

function oneGroup(
  id: string,
  family: Family,
  services: readonly string[],
  inventory: Inventory,
  region: string,
): GroupEgress {
  const path = `${id}.IpPermissionsEgress`;
  const lookup = inventory.get("security-group", id, region);
  if (!lookup.found || !lookup.resource.IpPermissionsEgress) {
    return unknownAt(path, null);
  }
  const rules = lookup.resource.IpPermissionsEgress;
  const open = rules.flatMap((rule) => rangesOf(rule, family)).filter(isPublic);
  const lists = prefixListsIn(rules).filter((list) => !services.includes(list));
  const reach: Reach = open.length > 0 ? "internet" : lists.length > 0 ? "unknown" : "none";
  const observed = [...open, ...(open.length === 0 ? lists : [])];
  return {
    reach,
    steps: [{ path, observed: observed.length > 0 ? observed : `no rule to public ${family} addresses`, expected }],
  };
}

function unknownAt(path: string, observed: string | null): GroupEgress {
  return { reach: "unknown", steps: [{ path, observed, expected }] };
}

function rangesOf({ IpRanges = [], Ipv6Ranges = [] }: Permission, family: Family): string[] {
  return family === "IPv4"
    ? IpRanges.map(({ CidrIp = "" }) => CidrIp)
    : Ipv6Ranges.map(({ CidrIpv6 = "" }) => CidrIpv6);
}

function defaultGroup(vpc: string | undefined, inventory: Inventory, region: string): string[] {
  return inventory
    .all("security-group", region)
    .flatMap(({ resource: { GroupName, VpcId, GroupId } }) =>
      GroupName === "default" && VpcId === vpc && vpc && GroupId ? [GroupId] : [],
    );
}
