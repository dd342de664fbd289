import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { isPublic, worldOf } from "./addresses.ts";

export type Permission = NonNullable<ResourceOf<"security-group">["IpPermissions"]>[number];

/** A rule with, of its sources or destinations, the ranges that matter, or the prefix list that holds them. */
export interface OpenRule {
  rule: Permission;
  ranges: string[];
}

/** The rules with ranges that name nobody: `0.0.0.0/0`, `::/0`, or others nearly as wide, alone or together. */
export function rulesForAnyone(rules: readonly Permission[]): OpenRule[] {
  return withRanges(rules, worldOf);
}

/** The prefix lists that rules name. */
export function prefixListsIn(rules: readonly Permission[]): string[] {
  const lists = rules.flatMap(({ PrefixListIds = [] }) => PrefixListIds.map(({ PrefixListId = "" }) => PrefixListId));
  return [...new Set(lists)];
}

/** The rules that name nobody by a prefix list, with that in place of ranges; and the lists that could not be read, which may be anyone's. */
export function rulesByList(
  rules: readonly Permission[],
  inventory: Inventory,
  region: string,
  pick: (cidrs: string[]) => string[] = worldOf,
): { open: OpenRule[]; unread: string[] } {
  const open: OpenRule[] = [];
  const unread: string[] = [];
  for (const rule of rules) {
    for (const list of prefixListsIn([rule])) {
      const lookup = inventory.get("managed-prefix-list", list, region, "Entries");
      const entries = lookup.found ? lookup.resource.Entries : undefined;
      if (!entries) unread.push(list);
      else if (pick(entries.flatMap(({ Cidr = "" }) => Cidr)).length > 0) open.push({ rule, ranges: [list] });
    }
  }
  return { open, unread: [...new Set(unread)] };
}

/** Of each of these groups, the rules with a range that has addresses of the internet; and what was not read of them. */
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
    if (!rules) {
      unread.push(`the rules of ${id}`);
      continue;
    }
    const publicOnes = (cidrs: string[]) => cidrs.filter(isPublic);
    const byList = rulesByList(rules, inventory, region, publicOnes);
    const found = [...withRanges(rules, publicOnes), ...byList.open];
    if (found.length > 0) open.set(id, found);
    unread.push(...byList.unread.map((list) => `the ranges of ${list}, from which ${id} admits`));
  }
  return { open, unread };
}

function withRanges(rules: readonly Permission[], pick: (cidrs: string[]) => string[]): OpenRule[] {
  return rules.flatMap((rule) => {
    const all = [
      ...(rule.IpRanges ?? []).map((one) => one.CidrIp),
      ...(rule.Ipv6Ranges ?? []).map((one) => one.CidrIpv6),
    ];
    const ranges = pick(all.filter((cidr) => cidr !== undefined));
    return ranges.length > 0 ? [{ rule, ranges }] : [];
  });
}

/** Whether a rule is about a port of TCP. Source: EC2 API reference, IpPermission. */
export function isForPort({ IpProtocol, FromPort, ToPort }: Permission, port: number): boolean {
  if (IpProtocol === "-1") return true;
  if (IpProtocol !== "tcp" && IpProtocol !== "6") return false;
  return (FromPort ?? 0) <= port && port <= (ToPort ?? 65_535);
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
