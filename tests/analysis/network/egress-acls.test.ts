import { describe, expect, test } from "vitest";
import { egressOf } from "#lib/analysis/network/egress.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import { inventoryOf, region } from "#tests/support/test-check.ts";
import { anywhere, anywhere6, cloud, group, openAcl, subnet, throughNat, toInternet } from "./cloud.ts";
import { ipv6 } from "./egress-of.ts";

describe("network ACLs", () => {
  const rule = (RuleNumber: number, RuleAction: "allow" | "deny", more: object = {}) => ({
    ...{ RuleNumber, RuleAction, Egress: true, Protocol: "-1", CidrBlock: "0.0.0.0/0" },
    ...more,
  });
  const https = { Protocol: "6", PortRange: { From: 443, To: 443 } };
  const reach = (parts: Parameters<typeof cloud>[0], blind: Kind[] = []) =>
    egressOf(
      { subnets: [subnet], securityGroups: [group], addressing: "ipv4" },
      inventoryOf(cloud({ routes: [throughNat], ...parts }), blind),
      region,
    ).reach;

  test.each<[string, Parameters<typeof cloud>[0], Kind[], string]>([
    ["one that AWS made", {}, [], "internet"],
    ["one that was not read, which may be as AWS makes it", {}, ["network-acl"], "internet"],
    ["one that lets nothing out", { acl: [rule(100, "deny")] }, [], "none"],
    ["one that denies first what it allows then", { acl: [rule(1, "deny"), ...openAcl] }, [], "none"],
    ["one that allows first what it denies then", { acl: [...openAcl, rule(200, "deny")] }, [], "internet"],
    ["one that lets out to the VPC alone", { acl: [rule(100, "allow", { CidrBlock: "10.0.0.0/16" })] }, [], "none"],
    ["one that lets out to port 443", { acl: [rule(100, "allow", https)] }, [], "internet"],
    [
      "one that lets out to port 443, and groups that let out by UDP",
      { acl: [rule(100, "allow", https)], egress: [{ ...anywhere, IpProtocol: "udp", FromPort: 53, ToPort: 53 }] },
      [],
      "none",
    ],
    ["one of the NAT gateway's that lets nobody in", { publicAcl: [rule(100, "allow")] }, [], "none"],
    [
      "one of the NAT gateway's that lets its clients in",
      { publicAcl: [rule(100, "allow"), rule(100, "allow", { Egress: false, CidrBlock: "10.0.0.0/8" })] },
      [],
      "internet",
    ],
    [
      "one of the NAT gateway's that lets in half of its clients",
      { publicAcl: [rule(100, "allow"), rule(100, "allow", { Egress: false, CidrBlock: "10.0.1.0/25" })] },
      [],
      "unknown",
    ],
    [
      "one that says nothing of IPv4",
      { acl: [rule(100, "allow", { Ipv6CidrBlock: "::/0", CidrBlock: undefined })] },
      [],
      "internet",
    ],
  ])("%s", (_name, parts, blind, expected) => {
    expect(reach(parts, blind)).toBe(expected);
  });

  // What is sent to a gateway in the very subnet passes no border; what the gateway sends on does, as IPv4.
  test.each<[string, NonNullable<NonNullable<Parameters<typeof cloud>[0]>["acl"]>, string]>([
    ["lets out IPv4 alone", [rule(1, "deny", { Ipv6CidrBlock: "::/0", CidrBlock: undefined }), ...openAcl], "internet"],
    ["lets out IPv6 alone", [rule(1, "deny"), ...openAcl], "none"],
  ])("of a NAT gateway in the workload's own subnet, which translates IPv6: one that %s", (_name, acl, expected) => {
    const nat64 = { ...throughNat, DestinationCidrBlock: undefined, DestinationIpv6CidrBlock: "64:ff9b::/96" };
    const readings = cloud({
      ...{ acl, routes: [nat64, toInternet({ GatewayId: "igw-0a" })], nat: { SubnetId: subnet } },
      ...{ subnet: ipv6, egress: [anywhere6] },
    });
    const workload = { subnets: [subnet], securityGroups: [group], addressing: "dualstack" } as const;
    expect(egressOf(workload, inventoryOf(readings), region).reach).toBe(expected);
  });
});
