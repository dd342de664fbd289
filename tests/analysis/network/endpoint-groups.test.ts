import fc from "fast-check";
import { expect, test } from "vitest";
import { groupsLetIn } from "#lib/analysis/network/endpoint-groups.ts";
import type { Permission } from "#lib/analysis/network/group-ingress.ts";
import type { Interfaces } from "#lib/analysis/network/places.ts";
import { inventoryOf, region } from "#tests/support/test-check.ts";
import { cloud, ec2, group, publicSubnet, subnet } from "./cloud.ts";

const workload: Interfaces = { subnets: [subnet], securityGroups: [group] };

function letsIn(rules: Permission[], who = workload, more: { IpAddressType?: "ipv4" | "dualstack" } = {}) {
  const groups = [
    ec2("security-group", "sg-01", { GroupId: "sg-01", IpPermissions: rules }),
    ec2("security-group", "sg-02", { GroupId: "sg-02", IpPermissions: [] }),
  ];
  const endpoint = { Groups: [{ GroupId: "sg-02" }, { GroupId: "sg-01" }], ...more };
  return groupsLetIn(endpoint, who, inventoryOf([...cloud(), ...groups]), region);
}

const https = { IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
const from = (CidrIp: string): Permission => ({ ...https, IpRanges: [{ CidrIp }] });
const fromGroup = (GroupId: string, more: Permission = https): Permission => ({
  ...more,
  UserIdGroupPairs: [{ GroupId }],
});

test.each<[string, Permission[], boolean | "unknown"]>([
  ["no rule", [], false],
  ["the workload's group", [fromGroup(group)], true],
  ["another group", [fromGroup("sg-0f")], false],
  ["the VPC's range", [from("10.0.0.0/16")], true],
  ["the subnet's range", [from("10.0.1.0/24")], true],
  ["part of the subnet", [from("10.0.1.0/26")], "unknown"],
  ["another range", [from("10.9.0.0/16")], false],
  ["anywhere", [from("0.0.0.0/0")], true],
  ["anywhere in two halves", [from("0.0.0.0/1"), from("128.0.0.0/1")], true],
  ["port 80 alone", [fromGroup(group, { IpProtocol: "tcp", FromPort: 80, ToPort: 80 })], false],
  ["a span of ports", [fromGroup(group, { IpProtocol: "tcp", FromPort: 0, ToPort: 65_535 })], true],
  ["all traffic", [fromGroup(group, { IpProtocol: "-1" })], true],
  ["UDP", [fromGroup(group, { ...https, IpProtocol: "udp" })], false],
  ["TCP by its number", [fromGroup(group, { ...https, IpProtocol: "6" })], true],
  ["a prefix list", [{ ...https, PrefixListIds: [{ PrefixListId: "pl-0a" }] }], "unknown"],
  ["IPv6 alone", [{ ...https, Ipv6Ranges: [{ CidrIpv6: "::/0" }] }], false],
  ["a range that cannot be understood", [from("soon")], "unknown"],
])("%s", (_name, rules, answer) => {
  expect(letsIn(rules)).toBe(answer);
});

test("IPv6 rules may serve a dual-stack endpoint", () => {
  const rules = [{ ...https, Ipv6Ranges: [{ CidrIpv6: "::/0" }] }];
  expect(letsIn(rules, workload, { IpAddressType: "dualstack" })).toBe("unknown");
});

test("groups that AWS did not name may be the ones let in; a range decides without them", () => {
  const vague = { ...workload, securityGroups: undefined };
  expect(letsIn([fromGroup(group)], vague)).toBe("unknown");
  expect(letsIn([from("10.0.0.0/16")], vague)).toBe(true);
  expect(letsIn([], vague)).toBe(false);
});

test("every subnet must be let in; one that is not known may be", () => {
  expect(letsIn([from("10.0.1.0/24")], { subnets: [subnet, publicSubnet], securityGroups: [] })).toBe(false);
  expect(letsIn([from("10.0.1.0/24")], { subnets: [subnet, "subnet-0f"], securityGroups: [] })).toBe("unknown");
  expect(letsIn([from("0.0.0.0/0")], { subnets: ["subnet-0f"], securityGroups: [] })).toBe(true);
});

test("another rule never shuts anyone out", () => {
  const order = [false, "unknown", true] as const;
  const rule = fc.oneof(
    fc.constantFrom(fromGroup(group), fromGroup("sg-0f"), { ...https, PrefixListIds: [{ PrefixListId: "pl-0a" }] }),
    fc.tuple(fc.constantFrom("10.0.1", "10.9.9"), fc.nat(32)).map(([start, bits]) => from(`${start}.0/${bits}`)),
    fc.nat(1000).map((port) => fromGroup(group, { IpProtocol: "tcp", FromPort: port, ToPort: port })),
  );
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 4 }),
      rule,
      (rules, more) => order.indexOf(letsIn([...rules, more])) >= order.indexOf(letsIn(rules)),
    ),
  );
});
