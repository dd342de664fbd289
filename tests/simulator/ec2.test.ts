import { EC2, type Filter } from "@aws-sdk/client-ec2";
import { describe, expect, test } from "vitest";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const simulator = await simulated();
const ec2 = new EC2(at(simulator));
const data = account.regions[0]?.ec2;

test("every kind comes back as the account holds it", async () => {
  expect((await ec2.describeVpcs({})).Vpcs).toEqual(data?.vpcs);
  expect((await ec2.describeSubnets({})).Subnets).toEqual(data?.subnets);
  expect((await ec2.describeRouteTables({})).RouteTables).toEqual(data?.routeTables);
  expect((await ec2.describeSecurityGroups({})).SecurityGroups).toEqual(data?.securityGroups);
  expect((await ec2.describeNatGateways({})).NatGateways).toEqual(data?.natGateways);
  expect((await ec2.describeInternetGateways({})).InternetGateways).toEqual(data?.internetGateways);
  expect((await ec2.describeVpcEndpoints({})).VpcEndpoints).toEqual(data?.vpcEndpoints);
});

test("a list that is empty is empty, not absent", async () => {
  const elsewhere = new EC2(at(simulator, { region: "us-west-2" }));
  expect((await elsewhere.describeVpcs({})).Vpcs).toEqual([]);
  expect((await elsewhere.describeNatGateways({})).NatGateways).toEqual([]);
});

describe("regions", () => {
  test("are those enabled, unless all are asked for", async () => {
    const enabled = await ec2.describeRegions({});
    expect(enabled.Regions?.map(({ RegionName, OptInStatus }) => [RegionName, OptInStatus])).toEqual([
      ["us-east-1", "opt-in-not-required"],
      ["eu-south-2", "opted-in"],
    ]);
    const all = await ec2.describeRegions({ AllRegions: true });
    expect(all.Regions).toContainEqual({
      RegionName: "ap-east-1",
      Endpoint: "ec2.ap-east-1.amazonaws.com",
      OptInStatus: "not-opted-in",
    });
  });

  test("can be filtered and named", async () => {
    const Filters = [{ Name: "opt-in-status", Values: ["opt-in-not-required", "opted-in"] }];
    expect((await ec2.describeRegions({ AllRegions: true, Filters })).Regions).toHaveLength(2);
    expect((await ec2.describeRegions({ RegionNames: ["us-east-1"] })).Regions).toHaveLength(1);
    expect(await failureOf(ec2.describeRegions({ RegionNames: ["mars-1"] }))).toMatchObject({
      code: "InvalidParameterValue",
      message: "Invalid region(s): [mars-1]",
    });
  });
});

describe("filters", () => {
  const subnets = async (...Filters: Filter[]) =>
    (await ec2.describeSubnets({ Filters })).Subnets?.map(({ SubnetId }) => SubnetId);

  test("take any of their values and all of each other", async () => {
    expect(await subnets({ Name: "vpc-id", Values: ["vpc-0a", "vpc-0z"] })).toHaveLength(4);
    expect(
      await subnets({ Name: "vpc-id", Values: ["vpc-0a"] }, { Name: "availability-zone", Values: ["us-east-1b"] }),
    ).toEqual(["subnet-01", "subnet-03"]);
    expect(await subnets({ Name: "subnet-id", Values: ["subnet-0*"] })).toHaveLength(12);
    expect(await subnets({ Name: "subnet-id", Values: ["subnet-?1"] })).toEqual(["subnet-01"]);
    expect(await subnets({ Name: "map-public-ip-on-launch", Values: ["true"] })).toEqual([]);
  });

  test("look into nested lists and tags", async () => {
    const tables = await ec2.describeRouteTables({
      Filters: [{ Name: "association.subnet-id", Values: ["subnet-00"] }],
    });
    expect(tables.RouteTables).toHaveLength(1);
    const gateways = await ec2.describeInternetGateways({
      Filters: [{ Name: "attachment.vpc-id", Values: ["vpc-0a"] }],
    });
    expect(gateways.InternetGateways).toEqual([]);
    const nats = await ec2.describeNatGateways({ Filter: [{ Name: "state", Values: ["available"] }] });
    expect(nats.NatGateways).toHaveLength(1);
    const tagged = await ec2.describeVpcs({ Filters: [{ Name: "tag:Name", Values: ["ml <&> *"] }] });
    expect(tagged.Vpcs?.map(({ VpcId }) => VpcId)).toEqual(["vpc-0a"]);
    expect((await ec2.describeVpcs({ Filters: [{ Name: "tag-key", Values: ["Nam"] }] })).Vpcs).toEqual([]);
  });

  test("that EC2 does not know are refused", async () => {
    const failure = await failureOf(ec2.describeVpcs({ Filters: [{ Name: "colour", Values: ["red"] }] }));
    expect(failure).toMatchObject({ code: "InvalidParameterValue", message: "The filter 'colour' is invalid" });
  });
});

describe("pages", () => {
  test("follow each other", async () => {
    const first = await ec2.describeSubnets({ MaxResults: 5 });
    const second = await ec2.describeSubnets({ MaxResults: 5, NextToken: first.NextToken });
    const third = await ec2.describeSubnets({ MaxResults: 5, NextToken: second.NextToken });
    expect([first, second, third].flatMap(({ Subnets = [] }) => Subnets)).toEqual(data?.subnets);
    expect(third.NextToken).toBeUndefined();
    expect(await failureOf(ec2.describeVpcs({ NextToken: first.NextToken }))).toMatchObject({
      code: "InvalidNextToken",
    });
  });

  test("have a smallest and a largest size", async () => {
    expect(await failureOf(ec2.describeSubnets({ MaxResults: 4 }))).toMatchObject({
      code: "InvalidParameterValue",
      message: "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than or equal to 5.",
    });
    expect(await failureOf(ec2.describeRouteTables({ MaxResults: 101 }))).toMatchObject({
      code: "InvalidParameterValue",
    });
    await expect(ec2.describeVpcEndpoints({ MaxResults: 5000 })).resolves.toBeDefined();
  });
});

describe("ids", () => {
  test("select", async () => {
    expect((await ec2.describeSubnets({ SubnetIds: ["subnet-02", "subnet-00"] })).Subnets).toHaveLength(2);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["InvalidVpcID.NotFound", () => ec2.describeVpcs({ VpcIds: ["x-1"] })],
    ["InvalidSubnetID.NotFound", () => ec2.describeSubnets({ SubnetIds: ["subnet-00", "x-1"] })],
    ["InvalidRouteTableID.NotFound", () => ec2.describeRouteTables({ RouteTableIds: ["x-1"] })],
    ["InvalidGroup.NotFound", () => ec2.describeSecurityGroups({ GroupIds: ["sg-x-1"] })],
    ["InvalidGroupId.Malformed", () => ec2.describeSecurityGroups({ GroupIds: ["x-1"] })],
    ["NatGatewayNotFound", () => ec2.describeNatGateways({ NatGatewayIds: ["x-1"] })],
    ["InvalidInternetGatewayID.NotFound", () => ec2.describeInternetGateways({ InternetGatewayIds: ["x-1"] })],
    ["InvalidVpcEndpointId.NotFound", () => ec2.describeVpcEndpoints({ VpcEndpointIds: ["vpce-x-1"] })],
    ["InvalidVpcEndpointId.Malformed", () => ec2.describeVpcEndpoints({ VpcEndpointIds: ["x-1"] })],
  ])("that name nothing are %s", async (code, call) => {
    expect(await failureOf(call())).toMatchObject({ code, status: 400, message: expect.stringMatching(/x-1/) });
  });
});

test("the DNS attributes of a VPC follow from what it carries", async () => {
  const dns = async (VpcId: string) => ({
    support: (await ec2.describeVpcAttribute({ VpcId, Attribute: "enableDnsSupport" })).EnableDnsSupport?.Value,
    hostnames: (await ec2.describeVpcAttribute({ VpcId, Attribute: "enableDnsHostnames" })).EnableDnsHostnames?.Value,
  });
  expect(await dns("vpc-0a")).toEqual({ support: true, hostnames: true });
  expect(await failureOf(dns("vpc-0z"))).toMatchObject({ code: "InvalidVpcID.NotFound" });
  const wrong = ec2.describeVpcAttribute({ VpcId: "vpc-0a", Attribute: "colour" as "enableDnsSupport" });
  expect(await failureOf(wrong)).toMatchObject({ code: "InvalidParameterValue" });
});

test("a dry run that would succeed says so", async () => {
  expect(await failureOf(ec2.describeVpcs({ DryRun: true }))).toMatchObject({ code: "DryRunOperation", status: 412 });
});

test("an operation that is not served is not valid", async () => {
  expect(await failureOf(ec2.describeInstanceTypes({}))).toMatchObject({ code: "InvalidAction", status: 400 });
});

describe("what other scanners ask of a network", () => {
  test("zones of the region, those of its subnets among them", async () => {
    const { AvailabilityZones = [] } = await ec2.describeAvailabilityZones({});
    expect(AvailabilityZones.map(({ ZoneName }) => ZoneName)).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
    expect(AvailabilityZones.map(({ ZoneId }) => ZoneId)).toEqual(["use1-az1", "use1-az2", "use1-az3"]);
  });

  test("every VPC has its default network ACL", async () => {
    const { Vpcs = [] } = await ec2.describeVpcs({});
    const { NetworkAcls = [] } = await ec2.describeNetworkAcls({});
    expect(NetworkAcls.map(({ VpcId }) => VpcId)).toEqual(Vpcs.map(({ VpcId }) => VpcId));
    const one = await ec2.describeNetworkAcls({ Filters: [{ Name: "vpc-id", Values: [Vpcs[0]?.VpcId ?? ""] }] });
    expect(one.NetworkAcls).toHaveLength(1);
    const missing = ec2.describeNetworkAcls({ NetworkAclIds: ["acl-00"] });
    expect(await failureOf(missing)).toMatchObject({ code: "InvalidNetworkAclID.NotFound" });
  });

  test("instances, of which there are none", async () => {
    expect((await ec2.describeInstances({})).Reservations).toEqual([]);
    expect((await ec2.describeFlowLogs({})).FlowLogs).toEqual([]);
    const missing = ec2.describeInstances({ InstanceIds: ["i-0123456789abcdef0"] });
    expect(await failureOf(missing)).toMatchObject({ code: "InvalidInstanceID.NotFound" });
  });

  test("interfaces of notebooks and endpoints", async () => {
    const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({});
    expect(NetworkInterfaces.every(({ NetworkInterfaceId, VpcId }) => NetworkInterfaceId && VpcId)).toBe(true);
  });
});
