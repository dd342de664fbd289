import { Opaque, type Term, type Terms, type World } from "../world.ts";
import type { Beside, Shape } from "./define.ts";
import { fieldsIn, standsFor } from "./fill.ts";
import { rangeFor, standInFor } from "./placeholders.ts";

const everywhere: Terms = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

export const securityGroupShape: Shape = {
  kind: "security-group",
  cloudFormation: "AWS::EC2::SecurityGroup",
  terraform: "aws_security_group",
  beside: [
    ...["AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "aws_security_group_rule"],
    ...["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"],
  ],
  shape({ manner, names, settings, beside, world }) {
    const isCloud = manner === "cloudformation";
    const rules = (direction: "Ingress" | "Egress") =>
      world.marking(() => {
        const own = world.open(settings[isCloud ? `SecurityGroup${direction}` : direction.toLowerCase()]);
        if (own instanceof Opaque) return own;
        const list: Term[] = Array.isArray(own) ? own : [];
        const more = rulesBeside(beside, direction, world);
        if (more instanceof Opaque) return more;
        const all = [...list, ...more].map((rule) => world.marking(() => ruleOf(world.open(rule), direction, world)));
        // What EC2 puts into a group that says nothing of it; Terraform's provider takes it out again.
        const isUsual = direction === "Egress" && isCloud && all.length === 0;
        return isUsual ? [everywhere] : all.filter((rule) => rule !== undefined);
      });
    const vpc = settings.VpcId ?? settings.vpc_id;
    const resource: Terms = {
      GroupId: names.id,
      GroupName: settings.GroupName ?? settings.name ?? names.name,
      Description: settings.GroupDescription ?? settings.description ?? "",
      IpPermissions: rules("Ingress") ?? [],
      IpPermissionsEgress: rules("Egress") ?? [],
      ...(vpc !== undefined && vpc !== null && { VpcId: reference("VpcId", vpc, world) }),
      OwnerId: names.arn.split(":")[4] ?? "",
    };
    return { resource, also: [names.id] };
  },
  written: (field) => ({ IpPermissions: "SecurityGroupIngress", IpPermissionsEgress: "SecurityGroupEgress" })[field],
};

function rulesBeside(beside: readonly Beside[], direction: "Ingress" | "Egress", world: World): Term[] | Opaque {
  const rules: Term[] = [];
  for (const { type, names, settings, isOf } of beside) {
    const says = standsFor(settings.type);
    const way = type.toLowerCase().includes("egress") || says === "egress" ? "Egress" : "Ingress";
    const about = isOf(world.open(settings.GroupId ?? settings.security_group_id));
    if (way !== direction || about === false) continue;
    if (about === undefined) return new Opaque(`group of ${names.name}`, `which group ${names.name} is a rule of`);
    rules.push(settings);
  }
  return rules;
}

/** One rule as EC2 gives it; several kinds of sources are several lists of one rule. */
function ruleOf(term: Term | undefined, direction: "Ingress" | "Egress", world: World): Term | undefined {
  if (term instanceof Opaque) return term;
  const rule = fieldsIn(term);
  if (!rule) return undefined;
  const field = (...names: string[]) =>
    names.map((name) => rule[name]).find((one) => one !== undefined && one !== null);
  const list = (...names: string[]): Term[] => {
    const value = world.open(field(...names));
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  };
  const peer = direction === "Ingress" ? "Source" : "Destination";
  const protocol = standsFor(field("IpProtocol", "protocol", "ip_protocol"));
  const port = (...names: string[]): Term | undefined => {
    const value = world.whole(field(...names));
    return value === undefined || value instanceof Opaque ? value : Number(value);
  };
  const [from, to] = [port("FromPort", "from_port"), port("ToPort", "to_port")];
  const permission: Terms = {
    IpProtocol: protocol instanceof Opaque ? protocol : protocolOf(String(protocol ?? "-1")),
    ...(from !== undefined && { FromPort: from }),
    ...(to !== undefined && { ToPort: to }),
    IpRanges: list("CidrIp", "cidr_blocks", "cidr_ipv4").map((one): Terms => ({ CidrIp: range(one, 4, world) })),
    Ipv6Ranges: list("CidrIpv6", "ipv6_cidr_blocks", "cidr_ipv6").map(
      (one): Terms => ({ CidrIpv6: range(one, 6, world) }),
    ),
    PrefixListIds: list(`${peer}PrefixListId`, "prefix_list_ids", "prefix_list_id").map(
      (one): Terms => ({ PrefixListId: one }),
    ),
    UserIdGroupPairs: [
      ...list(`${peer}SecurityGroupId`, "security_groups", "source_security_group_id", "referenced_security_group_id"),
      ...(standsFor(rule.self) === true ? ["sg-00000000"] : []),
    ].map((one): Terms => ({ GroupId: reference("GroupId", one, world) })),
  };
  return permission;
}

const protocolOf = (text: string) => ({ all: "-1", "6": "tcp", "17": "udp", "1": "icmp" })[text] ?? text;

function range(term: Term, version: 4 | 6, world: World): Term {
  const value = world.open(term);
  if (value === undefined || value === null) return "";
  return value instanceof Opaque ? rangeFor(value, version, world) : value;
}

function reference(field: string, term: Term, world: World): Term {
  const value = world.open(term);
  if (value === undefined) return "";
  return value instanceof Opaque ? (standInFor(field, value, world) ?? value) : value;
}
