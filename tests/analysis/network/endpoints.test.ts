import { describe, expect, test } from "vitest";
import { accessTo } from "#lib/analysis/network/endpoints.ts";
import type { NetworkUser } from "#lib/analysis/network/users.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, identity, inventoryOf, region } from "#tests/support/test-check.ts";
import {
  cloud,
  ec2,
  endpoint,
  group,
  local,
  nat,
  openAcl,
  publicSubnet,
  publicTable,
  subnet,
  table,
  throughNat,
  toInternet,
  vpc,
} from "./cloud.ts";

type More = Parameters<typeof endpoint>[2];

const name = (service: string) => `com.amazonaws.${region}.${service}`;
const api = (more: More = {}, id = "vpce-01") => endpoint(id, name("sagemaker.api"), more);
const s3 = (more: More = {}) => endpoint("vpce-04", name("s3"), { VpcEndpointType: "Gateway", ...more });
const role = `arn:aws:iam::${account}:role/ml`;
const denyOut = { RuleNumber: 1, Egress: true, Protocol: "-1", RuleAction: "deny" as const, CidrBlock: "0.0.0.0/0" };
const denyIn = { ...denyOut, Egress: false };
const inSubnets = (...subnets: string[]): NetworkUser => ({
  identity: identity("notebook-instance", "nb"),
  workload: "notebook",
  interfaces: [{ subnets, securityGroups: [group] }],
  roles: [role],
});
const notebook = inSubnets(subnet);

function access(
  service: string,
  endpoints: Reading[],
  { users = [notebook], network = cloud(), blind = [] as Kind[] } = {},
) {
  return accessTo(service, vpc, users, inventoryOf([...network, ...endpoints], blind), region);
}

describe("accessTo", () => {
  test.each<[string, string, Reading[], boolean | "unknown"]>([
    ["an interface with private DNS", "sagemaker.api", [api()], true],
    ["its FIPS twin", "sagemaker.api", [endpoint("vpce-01", `${name("sagemaker.api")}-fips`)], true],
    ["state in lower case, as AWS writes it", "sagemaker.api", [api({ State: "available" as never })], true],
    ["an interface without private DNS", "sagemaker.api", [api({ PrivateDnsEnabled: false })], false],
    ["private DNS that AWS did not state", "sagemaker.api", [api({ PrivateDnsEnabled: undefined })], "unknown"],
    ["one that is pending", "sagemaker.api", [api({ State: "Pending" })], false],
    ["one that waits for acceptance", "sagemaker.api", [api({ State: "PendingAcceptance" })], false],
    ["one that was rejected", "sagemaker.api", [api({ State: "Rejected" })], false],
    ["one without a state", "sagemaker.api", [api({ State: undefined })], "unknown"],
    ["one of another VPC", "sagemaker.api", [api({ VpcId: "vpc-0f" })], false],
    ["one of which AWS did not say the VPC", "sagemaker.api", [api({ VpcId: undefined })], "unknown"],
    ["one of which AWS did not say the service", "sagemaker.api", [api({ ServiceName: undefined })], "unknown"],
    ["one of which AWS did not say the type", "sagemaker.api", [api({ VpcEndpointType: undefined })], "unknown"],
    ["one of another service", "sagemaker.runtime", [api()], false],
    ["none", "sagemaker.api", [], false],
    ["a dead one beside a good one", "sagemaker.api", [api({ State: "Failed" }), api({}, "vpce-02")], true],
    ["an S3 gateway in the subnet's table", "s3", [s3()], true],
    ["an S3 gateway in another table", "s3", [s3({ RouteTableIds: [publicTable] })], false],
    ["an S3 gateway in no table", "s3", [s3({ RouteTableIds: [] })], false],
    ["an S3 gateway of which AWS returned no tables", "s3", [s3({ RouteTableIds: undefined })], "unknown"],
    ["an S3 interface with private DNS", "s3", [endpoint("vpce-05", name("s3"))], true],
    [
      "an S3 interface whose names only resolve on premises",
      "s3",
      [endpoint("vpce-05", name("s3"), { DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true } })],
      false,
    ],
    ["a policy that denies everything", "sagemaker.api", [api({ PolicyDocument: denyAll })], false],
    ["a policy without statements", "sagemaker.api", [api({ PolicyDocument: '{"Statement":[]}' })], false],
    ["no policy in the answer", "sagemaker.api", [api({ PolicyDocument: undefined })], "unknown"],
    ["a gateway's policy that denies everything", "s3", [s3({ PolicyDocument: denyAll })], false],
    [
      "a policy on the FIPS runtime, which AWS does not heed",
      "sagemaker.runtime",
      [endpoint("vpce-02", `${name("sagemaker.runtime")}-fips`, { PolicyDocument: denyAll })],
      true,
    ],
    [
      "a FIPS endpoint of the API, whose policy keeps everyone out",
      "sagemaker.api",
      [endpoint("vpce-02", `${name("sagemaker.api")}-fips`, { PolicyDocument: denyAll })],
      false,
    ],
    ["no groups in the answer", "sagemaker.api", [api({ Groups: [] })], "unknown"],
    ["a group that was not found", "sagemaker.api", [api({ Groups: [{ GroupId: "sg-0f" }] })], "unknown"],
    ["a group that lets nobody in", "sagemaker.api", [api({ Groups: [{ GroupId: group }] })], false],
    [
      "a runtime without an interface in the workload's zone",
      "sagemaker.runtime",
      [endpoint("vpce-02", name("sagemaker.runtime"), { SubnetIds: ["subnet-0f"] })],
      "unknown",
    ],
    [
      "an API in another subnet, which serves the whole VPC",
      "sagemaker.api",
      [api({ SubnetIds: [publicSubnet] })],
      true,
    ],
    [
      "an API in a subnet whose network ACL is not known",
      "sagemaker.api",
      [api({ SubnetIds: ["subnet-0f"] })],
      "unknown",
    ],
    [
      "an API in one subnet whose network ACL is known, and one whose is not",
      "sagemaker.api",
      [api({ SubnetIds: [subnet, "subnet-0f"] })],
      "unknown",
    ],
  ])("%s", (_name, service, endpoints, usable) => {
    expect(access(service, endpoints).usable).toBe(usable);
  });

  test.each<[string, Parameters<typeof cloud>[0], Reading, boolean | "unknown"]>([
    ["groups that let nothing out", { egress: [] }, api(), false],
    ["a border that lets nothing out", { acl: [] }, api({ SubnetIds: [publicSubnet] }), "unknown"],
    ["a border that denies all", { acl: [denyOut] }, api({ SubnetIds: [publicSubnet] }), false],
    ["a border that is not passed", { acl: [denyOut] }, api({ SubnetIds: [subnet] }), true],
    ["one way of two", { acl: [denyOut] }, api({ SubnetIds: [subnet, publicSubnet] }), "unknown"],
    [
      "a border of the endpoint's that lets nobody in",
      { publicAcl: [denyIn, ...openAcl] },
      api({ SubnetIds: [publicSubnet] }),
      false,
    ],
    ["a border that denies all, to a gateway", { acl: [denyOut] }, s3(), false],
    ["a border that lets no answer in", { acl: [denyIn, ...openAcl] }, s3(), false],
  ])("%s", (_name, parts, one, usable) => {
    const service = one.identity.name === "vpce-04" ? "s3" : "sagemaker.api";
    expect(access(service, [one], { network: cloud(parts) }).usable).toBe(usable);
  });

  test("what is wrong is said and kept apart", () => {
    const shut = access("sagemaker.api", [api({ Groups: [{ GroupId: group }], PolicyDocument: denyAll })]);
    expect(shut.flaws).toEqual(["groups", "policy"]);
    expect(shut.words).toBe(
      "vpce-01 has security groups that do not let in notebook-instance nb on port 443, and has a policy that does not let through notebook-instance nb",
    );
  });

  test("a gateway must be in the table of every subnet, and says which are missing", () => {
    const users = [inSubnets(subnet, publicSubnet)];
    expect(access("s3", [s3()], { users })).toMatchObject({ usable: false, missingTables: [publicTable] });
    expect(access("s3", [s3({ RouteTableIds: [table, publicTable] })], { users }).usable).toBe(true);
  });

  test("a subnet whose table is not known leaves a gateway unknown", () => {
    expect(access("s3", [s3()], { users: [inSubnets(subnet, "subnet-0f")] }).usable).toBe("unknown");
    expect(access("s3", [s3()], { users: [inSubnets()] }).usable).toBe("unknown");
    expect(access("s3", [s3()], { blind: ["route-table"] }).usable).toBe("unknown");
  });

  test("endpoints that could not be listed may be there", () => {
    expect(access("sagemaker.api", [], { blind: ["vpc-endpoint"] }).usable).toBe("unknown");
    expect(access("sagemaker.api", [api()], { blind: ["vpc-endpoint"] }).usable).toBe(true);
  });
});

const denyAll = JSON.stringify({
  Statement: [
    { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" },
    { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" },
  ],
});

describe("endpoints of another network", () => {
  type Routes = NonNullable<Parameters<typeof cloud>[0]>["routes"];
  const toHub = { DestinationCidrBlock: "10.8.0.0/16", State: "active" } as const;

  test.each<[string, Routes, boolean | "unknown"]>([
    ["a transit gateway", [local, toInternet({ TransitGatewayId: "tgw-0a" })], "unknown"],
    ["a transit gateway for a private range", [local, { ...toHub, TransitGatewayId: "tgw-0a" }], "unknown"],
    ["VPC peering", [local, { ...toHub, VpcPeeringConnectionId: "pcx-0a" }], "unknown"],
    ["a VPN", [local, { ...toHub, GatewayId: "vgw-0a" }], "unknown"],
    ["a core network", [local, { ...toHub, CoreNetworkArn: "arn:aws:networkmanager::1:core-network/c" }], "unknown"],
    ["an appliance", [local, { ...toHub, NetworkInterfaceId: "eni-0a" }], "unknown"],
    ["a firewall endpoint", [local, toInternet({ GatewayId: "vpce-0f" })], "unknown"],
    ["a dead route to a transit gateway", [local, { ...toHub, TransitGatewayId: "t", State: "blackhole" }], false],
    ["a NAT gateway to the internet alone", [local, throughNat], false],
    ["an internet gateway", [local, toInternet({ GatewayId: "igw-0a" })], false],
    ["a NAT gateway that was not found", [local, toInternet({ NatGatewayId: "nat-0f" })], "unknown"],
    ["another service's gateway", [local, { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-04" }], false],
    ["a prefix list to a firewall", [local, { DestinationPrefixListId: "pl-0a", GatewayId: "vpce-0a" }], "unknown"],
  ])("through %s", (_name, routes, usable) => {
    expect(access("sagemaker.api", [s3()], { network: cloud({ routes: routes ?? [] }) }).usable).toBe(usable);
  });

  test("through a NAT gateway whose own table leads on", () => {
    const publicRoutes = [local, { ...toHub, TransitGatewayId: "tgw-0a" }];
    const network = cloud({ routes: [local, throughNat], publicRoutes });
    expect(access("sagemaker.api", [], { network })).toMatchObject({ usable: "unknown" });
    const loop = cloud({ routes: [local, throughNat], publicRoutes: [toInternet({ NatGatewayId: nat })] });
    expect(access("sagemaker.api", [], { network: loop }).usable).toBe(false);
  });

  test("do not serve where the VPC's own endpoint has the name, however shut; otherwise they may", () => {
    const network = cloud({ routes: [local, { ...toHub, TransitGatewayId: "tgw-0a" }] });
    expect(access("sagemaker.api", [api({ PolicyDocument: denyAll })], { network }).usable).toBe(false);
    expect(access("sagemaker.api", [api({ PrivateDnsEnabled: false })], { network }).usable).toBe("unknown");
    expect(access("sagemaker.api", [api({ State: "Failed" })], { network }).usable).toBe("unknown");
    expect(access("s3", [s3({ RouteTableIds: [] })], { network }).usable).toBe("unknown");
  });

  test("serve the subnets that lead to them, and no other", () => {
    const network = cloud({ routes: [local], publicRoutes: [local, { ...toHub, TransitGatewayId: "tgw-0a" }] });
    expect(access("sagemaker.api", [], { network, users: [inSubnets(publicSubnet)] }).usable).toBe("unknown");
    expect(access("sagemaker.api", [], { network, users: [inSubnets(publicSubnet, subnet)] }).usable).toBe(false);
    expect(access("sagemaker.api", [], { network, users: [inSubnets(publicSubnet), notebook] }).usable).toBe(false);
  });

  test("may be there when the routes are not known", () => {
    expect(access("sagemaker.api", [], { blind: ["route-table"] }).usable).toBe("unknown");
    expect(access("sagemaker.api", [], { network: [ec2("subnet", subnet, { VpcId: vpc })] }).usable).toBe("unknown");
  });
});
