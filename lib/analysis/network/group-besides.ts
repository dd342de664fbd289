import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { ruleInWords, rulesForAnyone } from "./group-ingress.ts";
import type { Step } from "./reach.ts";

/** What a person wants to see of a security group beside its open inbound rules, and what decides nothing. */
export function besides(group: ResourceOf<"security-group">, users: readonly Identity[]): Step[] {
  const out = rulesForAnyone(group.IpPermissionsEgress ?? []).map((rule) => ruleInWords(rule, "to"));
  const fromItself = group.IpPermissions?.some((rule) =>
    rule.UserIdGroupPairs?.some(({ GroupId }) => GroupId === group.GroupId),
  );
  const seen = [
    {
      path: "SageMaker resources in it",
      observed: users.map(({ kind, name }) => `${kind} ${name}`),
      expected: "not judged",
    },
    { path: "IpPermissionsEgress", observed: out, expected: "not judged: routes decide what it reaches" },
  ];
  if (group.GroupName !== "default" || !fromItself) return seen;
  const shared = "default, in which all members reach each other";
  return [...seen, { path: "GroupName", observed: shared, expected: "not judged: better a group for SageMaker alone" }];
}
