import type { Permission } from "./group-ingress.ts";

/** The port of home file systems: no app listens there. */
const nfs = 2049;

/** A rule of a group that admits the members of some groups, by itself. */
export interface AmongMembers {
  group: string;
  rule: Permission;
  sources: string[];
}

/** The inbound rules by which members of these groups reach each other, but for the file system. */
export function rulesAmong(groups: readonly string[], group: string, rules: readonly Permission[]): AmongMembers[] {
  return rules.flatMap((rule) => {
    if (rule.IpProtocol === "tcp" && rule.FromPort === nfs && rule.ToPort === nfs) return [];
    const pairs = (rule.UserIdGroupPairs ?? []).map(({ GroupId = "" }) => GroupId);
    const sources = pairs.filter((source) => groups.includes(source));
    return sources.length > 0 ? [{ group, rule, sources }] : [];
  });
}
