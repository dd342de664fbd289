import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { isPublic, isWorld } from "./addresses.ts";

export type Permission = NonNullable<ResourceOf<"security-group">["IpPermissions"]>[number];

/** A rule with, of its sources or destinations, the ranges that matter. */
export interface OpenRule {
  rule: Permission;
  ranges: string[];
}

/** The rules with a range that names nobody: `0.0.0.0/0`, `::/0`, or one nearly as wide. */
export function rulesForAnyone(rules: readonly Permission[]): OpenRule[] {
  return withRanges(rules, isWorld);
}

/** Of each of these groups, the rules with a range that has addresses of the internet; and the groups not read. */
export function rulesForTheInternet(
  groups: readonly string[],
  inventory: Inventory,
  region: string,
): { open: Map<string, OpenRule[]>; unread: string[] } {
  const open = new Map<string, OpenRule[]>();
  const unread: string[] = [];
  for (const id of groups) {
    const lookup = inventory.get("security-group", id, region);
    const rules = lookup.found ? lookup.resource.IpPermissions : undefined;
    if (!rules) unread.push(id);
    else if (withRanges(rules, isPublic).length > 0) open.set(id, withRanges(rules, isPublic));
  }
  return { open, unread };
}

function withRanges(rules: readonly Permission[], matters: (cidr: string) => boolean): OpenRule[] {
  return rules.flatMap((rule) => {
    const all = [
      ...(rule.IpRanges ?? []).map((one) => one.CidrIp),
      ...(rule.Ipv6Ranges ?? []).map((one) => one.CidrIpv6),
    ];
    const ranges = all.filter((cidr) => cidr !== undefined).filter(matters);
    return ranges.length > 0 ? [{ rule, ranges }] : [];
  });
}

/** `tcp 22 from 0.0.0.0/0`. */
export function ruleInWords({ rule, ranges }: OpenRule, preposition: "from" | "to"): string {
  return `${portsOf(rule)} ${preposition} ${ranges.join(", ")}`;
}

/** `tcp 443`, `tcp 8192-65535`, `all traffic`. Source: EC2 API reference, IpPermission. */
function portsOf({ IpProtocol: protocol = "-1", FromPort: from, ToPort: to }: Permission): string {
  if (protocol === "-1") return "all traffic";
  if (from === undefined || from === -1) return protocol;
  return `${protocol} ${from === to || to === undefined ? from : `${from}-${to}`}`;
}
