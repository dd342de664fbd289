import { describe, expect, test } from "vitest";
import type { Attachment } from "#lib/analysis/network/egress.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import {
  cloud,
  ec2,
  inVpc,
  local,
  mainTable,
  nat,
  publicSubnet,
  publicTable,
  subnet,
  table,
  throughNat,
  toInternet,
  vpc,
} from "./cloud.ts";
import { blocked, egress, type Parts } from "./egress-of.ts";

describe("routes", () => {
  test.each<[string, "none" | "internet" | "unknown", Parts]>([
    ["only local", "none", {}],
    [
      "public addresses that are the VPC's own",
      "none",
      { routes: [{ ...local, DestinationCidrBlock: "52.1.0.0/16" }] },
    ],
    ["a public NAT gateway", "internet", { routes: [local, throughNat] }],
    ["the internet in two halves", "internet", { routes: [{ ...throughNat, DestinationCidrBlock: "0.0.0.0/1" }] }],
    ["one public range", "internet", { routes: [{ ...throughNat, DestinationCidrBlock: "140.82.112.0/20" }] }],
    [
      "private ranges only, through NAT",
      "none",
      { routes: [local, { ...throughNat, DestinationCidrBlock: "10.0.0.0/8" }] },
    ],
    ["a dead route", "none", { routes: [local, { ...throughNat, State: "blackhole" }] }],
    [
      "a route without a state",
      "internet",
      { routes: [local, { DestinationCidrBlock: "0.0.0.0/0", NatGatewayId: nat }] },
    ],
    [
      "an internet gateway: an automated firewall may translate, and is not read",
      "unknown",
      { routes: [local, toInternet({ GatewayId: "igw-0a" })] },
    ],
    [
      "an internet gateway that Block Public Access shuts",
      "none",
      { routes: [local, toInternet({ GatewayId: "igw-0a" })], vpc: blocked("block-bidirectional") },
    ],
    [
      "an internet gateway that Block Public Access shuts inwards only",
      "unknown",
      { routes: [local, toInternet({ GatewayId: "igw-0a" })], vpc: blocked("block-ingress") },
    ],
    [
      "an internet gateway, and rules that let nothing out",
      "none",
      { routes: [local, toInternet({ GatewayId: "igw-0a" })], egress: [inVpc] },
    ],
    ["a local gateway", "unknown", { routes: [toInternet({ LocalGatewayId: "lgw-0a" })] }],
    ["a carrier gateway", "unknown", { routes: [toInternet({ CarrierGatewayId: "cagw-0a" })] }],
    ["a transit gateway", "unknown", { routes: [toInternet({ TransitGatewayId: "tgw-0a" })] }],
    [
      "a transit gateway for private ranges",
      "none",
      { routes: [{ DestinationCidrBlock: "10.0.0.0/8", TransitGatewayId: "tgw-0a", State: "active" }] },
    ],
    ["VPC peering", "unknown", { routes: [toInternet({ VpcPeeringConnectionId: "pcx-0a" })] }],
    ["a virtual private gateway", "unknown", { routes: [toInternet({ GatewayId: "vgw-0a" })] }],
    [
      "a network interface, say a NAT instance",
      "unknown",
      { routes: [toInternet({ NetworkInterfaceId: "eni-0a", InstanceId: "i-0a" })] },
    ],
    ["a gateway load balancer endpoint", "unknown", { routes: [toInternet({ GatewayId: "vpce-0a" })] }],
    [
      "a core network",
      "unknown",
      { routes: [toInternet({ CoreNetworkArn: "arn:aws:networkmanager::1:core-network/c" })] },
    ],
    ["a target of a kind yet to come", "unknown", { routes: [toInternet({})] }],
    [
      "the S3 gateway endpoint's prefix list",
      "none",
      { routes: [local, { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-0a", State: "active" }] },
    ],
    [
      "a prefix list of one's own to a firewall",
      "unknown",
      { routes: [local, { DestinationPrefixListId: "pl-0b", GatewayId: "vpce-0b", State: "active" }] },
    ],
    [
      "a prefix list to an endpoint that does not show here",
      "unknown",
      { routes: [local, { DestinationPrefixListId: "pl-0b", GatewayId: "vpce-0f", State: "active" }] },
    ],
    [
      "another prefix list through NAT",
      "unknown",
      { routes: [{ DestinationPrefixListId: "pl-0b", NatGatewayId: nat, State: "active" }] },
    ],
    [
      "several ways, one of them open",
      "internet",
      { routes: [toInternet({ TransitGatewayId: "tgw-0a" }), { ...throughNat, DestinationCidrBlock: "8.0.0.0/8" }] },
    ],
  ])("%s: %s", (_name, reach, parts) => {
    expect(egress(cloud(parts)).reach).toBe(reach);
  });
});

describe("NAT gateways", () => {
  const viaNat = (parts: Parts) => egress(cloud({ routes: [local, throughNat], ...parts })).reach;
  test.each<[string, "none" | "internet" | "unknown", Parts]>([
    ["available", "internet", {}],
    ["of no stated connectivity: public is the default", "internet", { nat: { ConnectivityType: undefined } }],
    ["deleted", "none", { nat: { State: "deleted" } }],
    ["failed", "none", { nat: { State: "failed" } }],
    ["pending", "unknown", { nat: { State: "pending" } }],
    ["of no stated state", "unknown", { nat: { State: undefined } }],
    ["in a subnet without a route on", "none", { publicRoutes: [local] }],
    [
      "in a subnet whose route on is dead",
      "none",
      { publicRoutes: [toInternet({ GatewayId: "igw-0a", State: "blackhole" })] },
    ],
    ["behind a firewall endpoint", "unknown", { publicRoutes: [toInternet({ GatewayId: "vpce-0a" })] }],
    ["in a subnet that is not known", "unknown", { nat: { SubnetId: "subnet-0f" } }],
    ["private: at an internet gateway as a workload itself is", "unknown", { nat: { ConnectivityType: "private" } }],
    [
      "private, and Block Public Access",
      "none",
      { nat: { ConnectivityType: "private" }, vpc: blocked("block-bidirectional") },
    ],
    [
      "private, on to a transit gateway",
      "unknown",
      { nat: { ConnectivityType: "private" }, publicRoutes: [toInternet({ TransitGatewayId: "tgw-0a" })] },
    ],
    [
      "regional, with a table of its own",
      "internet",
      { nat: { AvailabilityMode: "regional", SubnetId: undefined, RouteTableId: "rtb-0b" } },
    ],
    ["regional, whose table is not known", "unknown", { nat: { AvailabilityMode: "regional", SubnetId: undefined } }],
    ["stopped by Block Public Access", "none", { vpc: blocked("block-bidirectional") }],
    ["let through by ingress-only Block Public Access", "internet", { vpc: blocked("block-ingress") }],
  ])("%s: %s", (_name, reach, parts) => {
    expect(viaNat(parts)).toBe(reach);
  });

  test("Block Public Access that could not be read may stop it, if the subnet does not say", () => {
    const without = cloud({ routes: [throughNat] }).filter((one) => one.identity.kind !== "vpc");
    expect(egress(without).reach).toBe("internet");
    expect(egress(without, {}, ["vpc"]).reach).toBe("unknown");
    const stated = cloud({ routes: [throughNat] }).map((one) =>
      one.identity.name === publicSubnet
        ? ec2("subnet", publicSubnet, { SubnetId: publicSubnet, VpcId: vpc, ...blocked("off") })
        : one,
    );
    expect(egress(stated, {}, ["vpc"]).reach).toBe("internet");
  });

  test("one that was not found, or that could not be listed", () => {
    const without = cloud({ routes: [throughNat] }).filter((one) => one.identity.kind !== "nat-gateway");
    expect(egress(without).reach).toBe("unknown");
    expect(egress(without, {}, ["nat-gateway"]).reach).toBe("unknown");
  });
});

describe("route tables and subnets", () => {
  const main = (routes = [local, throughNat]) =>
    ec2("route-table", mainTable, {
      RouteTableId: mainTable,
      VpcId: vpc,
      Associations: [{ Main: true }],
      Routes: routes,
    });
  test("a subnet without a table of its own uses the VPC's main one", () => {
    const readings = cloud().filter((one) => one.identity.name !== table);
    expect(egress([...readings, main()]).reach).toBe("internet");
    expect(egress([...readings, main()]).openRoutes).toEqual([{ table: mainTable, destination: "0.0.0.0/0" }]);
  });
  test("its own table wins over the main one", () => {
    expect(egress([main(), ...cloud()]).reach).toBe("none");
  });
  test("an association that was dissolved does not count", () => {
    const gone = ec2("route-table", table, {
      RouteTableId: table,
      VpcId: vpc,
      Associations: [{ SubnetId: subnet, AssociationState: { State: "disassociated" } }],
      Routes: [local],
    });
    expect(egress([...cloud().filter((one) => one.identity.name !== table), gone, main()]).reach).toBe("internet");
  });
  test("one open subnet of several is enough, and evidence is not repeated", () => {
    const found = egress(cloud({ routes: [local, throughNat] }), { subnets: [publicSubnet, subnet, subnet] });
    expect(found.reach).toBe("internet");
    expect(new Set(found.path.map((step) => step.path)).size).toBe(found.path.length);
  });
  test.each<[string, Reading[], Partial<Attachment>, Kind[]]>([
    ["no subnet", cloud(), { subnets: [] }, []],
    ["a subnet that was not found", cloud(), { subnets: ["subnet-0f"] }, []],
    ["no route table found", cloud().filter((one) => one.identity.kind !== "route-table"), {}, []],
    ["route tables that could not be listed", cloud(), {}, ["route-table"]],
    ["nothing at all", [], {}, ["subnet", "route-table"]],
  ])("%s is unknown", (_name, readings, more, blind) => {
    expect(egress(readings, more, blind).reach).toBe("unknown");
  });
});

test("a closed network shows what was looked at", () => {
  expect(egress(cloud()).path).toEqual([
    { path: "rtb-0a.Routes", observed: "no route to public addresses", expected: expect.any(String) },
  ]);
});

test("a route that leads nowhere is evidence, and security groups are not asked then", () => {
  const dead = egress(cloud({ routes: [{ ...throughNat, State: "blackhole" }] }));
  expect(dead.path.map((step) => step.path)).toEqual(["rtb-0a.Routes[0.0.0.0/0]"]);
  expect(dead.path[0]?.observed).toContain("blackhole");
});

test("a NAT gateway whose own table came without its routes is not known to lead nowhere", () => {
  const readings = cloud({ routes: [throughNat] }).filter(({ identity }) => identity.name !== publicTable);
  const bare = { RouteTableId: publicTable, VpcId: vpc, Associations: [{ SubnetId: publicSubnet }] };
  expect(egress([...readings, ec2("route-table", publicTable, bare)]).reach).toBe("unknown");
});
