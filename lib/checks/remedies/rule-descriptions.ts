import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { aws, type Step } from "./commands.ts";
import type { Part } from "./taking.ts";

type Rule = NonNullable<ResourceOf<"security-group">["IpPermissions"]>[number];

const directions = [
  { field: "IpPermissions", command: "update-security-group-rule-descriptions-ingress" },
  { field: "IpPermissionsEgress", command: "update-security-group-rule-descriptions-egress" },
] as const;

const sources = {
  IpRanges: "CidrIp",
  Ipv6Ranges: "CidrIpv6",
  UserIdGroupPairs: "GroupId",
  PrefixListIds: "PrefixListId",
} as const;

/** A rule that is named without a description loses the one it has. Source: EC2 API reference. */
export function ruleDescriptions(resource: object, paths: readonly string[], context: CheckContext): Part | undefined {
  if (context.identity.kind !== "security-group") return undefined;
  const group = resource as ResourceOf<"security-group">;
  const found = directions.flatMap(({ field, command }) =>
    paths.flatMap((path) => {
      const rule = ruleAt(group[field], field, path);
      return rule ? [{ path, step: emptied(command, rule, context) }] : [];
    }),
  );
  if (found.length === 0) return undefined;
  const say = "Empty the descriptions of the rules that hold it; the rules stay as they are.";
  return { paths: found.map(({ path }) => path), say, steps: found.map(({ step }) => step) };
}

function ruleAt(rules: readonly Rule[] | undefined, field: string, path: string): Rule | undefined {
  const [, owner, rule, list, item] = /^(\w+)\[(\d+)\]\.(\w+)\[(\d+)\]\.Description$/.exec(path) ?? [];
  if (owner !== field || list === undefined || !(list in sources)) return undefined;
  const whole = rules?.[Number(rule)];
  const name = list as keyof typeof sources;
  const source: unknown = whole?.[name]?.[Number(item)];
  if (!whole || typeof source !== "object" || source === null) return undefined;
  const id = (source as Record<string, string | undefined>)[sources[name]];
  const { IpProtocol, FromPort, ToPort } = whole;
  return { IpProtocol, FromPort, ToPort, [name]: [{ [sources[name]]: id }] };
}

function emptied(command: string, rule: Rule, { identity: { arn, region } }: CheckContext): Step {
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  return aws("ec2", command, { "group-id": id, "ip-permissions": [rule], region });
}
