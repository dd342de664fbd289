import { describe, expect, test } from "vitest";
import type { Attachment } from "#lib/analysis/network/egress.ts";
import { anywhere, anywhere6, cloud, ec2, group, inVpc, local, throughNat, vpc } from "./cloud.ts";
import { egress, type Parts } from "./egress-of.ts";

describe("egress through security groups", () => {
  const withRules = (rules: NonNullable<Parts>["egress"], more: Partial<Attachment> = {}) =>
    egress(
      cloud({
        routes: [local, throughNat, { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-0a" }],
        ...(rules && { egress: rules }),
      }),
      more,
    ).reach;
  test.each<[string, "none" | "internet" | "unknown", NonNullable<Parts>["egress"]]>([
    ["no rule at all", "none", []],
    ["own range only", "none", [inVpc]],
    ["other groups only", "none", [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group }] }]],
    ["the S3 gateway's prefix list only", "none", [{ IpProtocol: "tcp", PrefixListIds: [{ PrefixListId: "pl-0a" }] }]],
    ["a prefix list that is not known", "unknown", [{ IpProtocol: "tcp", PrefixListIds: [{ PrefixListId: "pl-0f" }] }]],
    [
      "one port to anyone",
      "internet",
      [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    ],
    ["one public address", "internet", [{ IpProtocol: "tcp", IpRanges: [{ CidrIp: "1.1.1.1/32" }] }]],
    ["anyone on IPv6 alone", "none", [anywhere6]],
  ])("%s: %s", (_name, reach, rules) => {
    expect(withRules(rules)).toBe(reach);
  });

  test("of several groups one is enough", () => {
    const readings = [
      ...cloud({ routes: [throughNat], egress: [inVpc] }),
      ec2("security-group", "sg-0b", { GroupId: "sg-0b", VpcId: vpc, IpPermissionsEgress: [anywhere] }),
    ];
    expect(egress(readings, { securityGroups: [group] }).reach).toBe("none");
    expect(egress(readings, { securityGroups: [group, "sg-0b"] }).reach).toBe("internet");
  });
  test("without groups the VPC's default one applies, if it is known", () => {
    const standard = (rules: (typeof anywhere)[]) =>
      ec2("security-group", "sg-0d", {
        GroupId: "sg-0d",
        GroupName: "default",
        VpcId: vpc,
        IpPermissionsEgress: rules,
      });
    expect(egress([...cloud({ routes: [throughNat] }), standard([anywhere])], { securityGroups: [] }).reach).toBe(
      "internet",
    );
    expect(egress([...cloud({ routes: [throughNat] }), standard([inVpc])], { securityGroups: [] }).reach).toBe("none");
    expect(withRules([anywhere], { securityGroups: [] })).toBe("unknown");
  });
  test("groups that AWS did not name leave it open, unless a known one is, or routes lead nowhere", () => {
    const vague = { securityGroups: [], unseenGroups: "AWS returned none" };
    expect(withRules([inVpc], vague)).toBe("unknown");
    expect(withRules([inVpc], { unseenGroups: "profiles were not read" })).toBe("unknown");
    expect(withRules([anywhere], { unseenGroups: "profiles were not read" })).toBe("internet");
    expect(egress(cloud(), vague).reach).toBe("none");
  });
  test("a group that was not read leaves it open, unless routes lead nowhere", () => {
    expect(withRules([anywhere], { securityGroups: ["sg-0f"] })).toBe("unknown");
    expect(egress(cloud(), { securityGroups: ["sg-0f"] }).reach).toBe("none");
  });
});
