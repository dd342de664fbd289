import type { Inventory } from "#lib/inventory/inventory.ts";
import { across, type Passage } from "./acl-borders.ts";
import { addressesOf, common, isEmpty, isWide, union } from "./address-sets.ts";
import { type Family, isPublic, parseRange } from "./addresses.ts";
import { type Permission, prefixListsIn } from "./group-ingress.ts";
import { rangesOfList } from "./prefix-lists.ts";
import { type Reach, type Step, wider } from "./reach.ts";
import type { Onward } from "./route-targets.ts";

export interface GroupEgress {
  reach: Reach;
  steps: Step[];
  /** True where they let out to more of it than anybody's ranges hold. */
  isWide: boolean;
}

const expected = "outbound rules that name private ranges, security groups or AWS service prefix lists";

/** Where the route leads whose way out is asked for, and the borders on it. */
type Destinations = Pick<Onward, "internet" | "perhaps" | "borders">;

/**
 * How far security groups let traffic out that a route leads to the internet, or perhaps: one rule of one group for some of those
 * addresses is enough. With no group named, the VPC's default group applies. Prefix lists of services that the VPC has gateway
 * endpoints for lead to those services only. Source: VPC user guide, "Security groups".
 */
export function groupEgress(
  groups: { ids: readonly string[]; unseen: string | undefined },
  family: Family,
  place: { vpc: string | undefined; services: readonly string[] },
  to: Destinations,
  inventory: Inventory,
  region: string,
): GroupEgress {
  const { unseen } = groups;
  const ids = groups.ids.length > 0 || unseen ? groups.ids : defaultGroup(place.vpc, inventory, region);
  const found = ids.map((id) => oneGroup(id, family, place.services, to, inventory, region));
  if (unseen || ids.length === 0) found.push(unknownAt("SecurityGroups", unseen ?? null));
  return found.reduce((all, one) => ({
    reach: wider(all.reach, one.reach),
    steps: [...all.steps, ...one.steps],
    isWide: all.isWide || one.isWide,
  }));
}

function oneGroup(
  id: string,
  family: Family,
  services: readonly string[],
  to: Destinations,
  inventory: Inventory,
  region: string,
): GroupEgress {
  const path = `${id}.IpPermissionsEgress`;
  const lookup = inventory.get("security-group", id, region);
  if (!lookup.found || !lookup.resource.IpPermissionsEgress) return unknownAt(path, null);
  const rules = lookup.resource.IpPermissionsEgress;
  const isRead = (list: string) => rangesOfList(list, inventory, region) !== undefined;
  const anywhere = union([to.internet, to.perhaps]);
  const passages = rules.map((rule): Passage => {
    const own = rangesOf(rule, family).filter(isPublic);
    const entries = prefixListsIn([rule])
      .filter((list) => !services.includes(list))
      .map((list) => rangesOfList(list, inventory, region));
    const allowed = addressesOf([...own, ...entries.flatMap((each) => each ?? [])], family);
    const isHidden = entries.includes(undefined) || own.some((range) => !parseRange(range));
    const { sure, perhaps } = across(to.borders, rule, isHidden ? anywhere : common(allowed, anywhere));
    return { sure: common(sure, allowed), perhaps };
  });
  // What a gateway endpoint takes of these, if its list is not read, is less than any wide range.
  const open = common(union(passages.map(({ sure }) => sure)), to.internet);
  const isSure = !isEmpty(open) && (services.every(isRead) || isWide(open, family));
  const perhaps = passages.some((one) => !isEmpty(one.perhaps));
  const ranges = rules.flatMap((rule) => rangesOf(rule, family)).filter(isPublic);
  const lists = prefixListsIn(rules).filter((list) => !services.includes(list));
  const reach: Reach = isSure ? "internet" : perhaps ? "unknown" : "none";
  const observed = [...ranges, ...lists];
  const none = `no rule to public ${family} addresses`;
  const elsewhere = `${observed.join(", ")}, where the route does not lead`;
  return {
    reach,
    isWide: isSure && isWide(open, family),
    steps: [{ path, observed: observed.length === 0 ? none : perhaps ? observed : elsewhere, expected }],
  };
}

function unknownAt(path: string, observed: string | null): GroupEgress {
  return { reach: "unknown", isWide: false, steps: [{ path, observed, expected }] };
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
