import type { Kind, PartOf, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { account, type DeepPartial, reading, region } from "#tests/support/test-check.ts";

/** Short ids in the form of AWS's, so that references to them are seen. */
export const vpc = "vpc-0a";
export const subnet = "subnet-0a";
export const publicSubnet = "subnet-0b";
export const table = "rtb-0a";
export const mainTable = "rtb-0e";
export const publicTable = "rtb-0b";
export const nat = "nat-0a";
export const group = "sg-0a";

type Ec2Kind = Extract<
  Kind,
  "vpc" | "subnet" | "route-table" | "nat-gateway" | "security-group" | "vpc-endpoint" | "network-acl"
>;

/** A reading of an EC2 resource, which is found by its id. */
export function ec2<K extends Ec2Kind>(kind: K, id: string, resource: DeepPartial<ResourceOf<K, PartOf<K>>>): Reading {
  return reading(kind, id, resource, { also: [id], arn: `arn:aws:ec2:${region}:${account}:${kind}/${id}` });
}

type Route = NonNullable<ResourceOf<"route-table">["Routes"]>[number];
type AclEntry = NonNullable<ResourceOf<"network-acl">["Entries"]>[number];
type Permission = NonNullable<ResourceOf<"security-group">["IpPermissions"]>[number];

export const local: Route = { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local", State: "active" };
export const toInternet = (target: Route): Route => ({ DestinationCidrBlock: "0.0.0.0/0", State: "active", ...target });
export const toInternet6 = (target: Route): Route => ({ DestinationIpv6CidrBlock: "::/0", State: "active", ...target });
export const throughNat = toInternet({ NatGatewayId: nat });

export const anywhere: Permission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
export const anywhere6: Permission = { IpProtocol: "-1", Ipv6Ranges: [{ CidrIpv6: "::/0" }] };
export const inVpc: Permission = {
  IpProtocol: "tcp",
  FromPort: 443,
  ToPort: 443,
  IpRanges: [{ CidrIp: "10.0.0.0/16" }],
};

/** Of endpoints: it lets in the workloads' group. */
export const endpointGroup = "sg-0e";

/** An endpoint as AWS answers, usable by workloads of `group` in `subnet`. */
export function endpoint(id: string, service: string, more: DeepPartial<ResourceOf<"vpc-endpoint">> = {}): Reading {
  const isGateway = more.VpcEndpointType === "Gateway";
  return ec2("vpc-endpoint", id, {
    VpcEndpointId: id,
    VpcId: vpc,
    VpcEndpointType: "Interface",
    ServiceName: service,
    State: "Available",
    PolicyDocument: openPolicy,
    ...(isGateway ? { RouteTableIds: [table] } : { SubnetIds: [subnet], Groups: [{ GroupId: endpointGroup }] }),
    PrivateDnsEnabled: !isGateway,
    ...more,
  });
}

export const openPolicy = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

/** An ACL as AWS makes it. */
export const openAcl: AclEntry[] = [true, false].flatMap((Egress) => [
  { RuleNumber: 100, Egress, Protocol: "-1", RuleAction: "allow" as const, CidrBlock: "0.0.0.0/0" },
  { RuleNumber: 101, Egress, Protocol: "-1", RuleAction: "allow" as const, Ipv6CidrBlock: "::/0" },
]);

interface Cloud {
  /** Of the private subnet; the public one has an ACL as AWS makes it. */
  acl?: AclEntry[];
  publicAcl?: AclEntry[];
  routes?: Route[];
  /** Of the subnet the NAT gateway stands in. */
  publicRoutes?: Route[];
  egress?: Permission[];
  nat?: DeepPartial<ResourceOf<"nat-gateway">>;
  subnet?: DeepPartial<ResourceOf<"subnet">>;
  vpc?: DeepPartial<ResourceOf<"vpc">>;
}

/** A VPC with a private and a public subnet, a NAT gateway in the latter, and one security group. */
export function cloud(parts: Cloud = {}): Reading[] {
  const { routes = [local], publicRoutes = [local, toInternet({ GatewayId: "igw-0a" })], egress = [anywhere] } = parts;
  return [
    ec2("vpc", vpc, { VpcId: vpc, OwnerId: account, CidrBlock: "10.0.0.0/16", ...parts.vpc }),
    ec2("subnet", subnet, {
      SubnetId: subnet,
      VpcId: vpc,
      AvailabilityZone: "us-east-1a",
      CidrBlock: "10.0.1.0/24",
      ...parts.subnet,
    }),
    ec2("subnet", publicSubnet, {
      SubnetId: publicSubnet,
      VpcId: vpc,
      AvailabilityZone: "us-east-1a",
      CidrBlock: "10.0.2.0/24",
    }),
    ec2("network-acl", "acl-0a", {
      NetworkAclId: "acl-0a",
      VpcId: vpc,
      Associations: [{ SubnetId: subnet }],
      Entries: parts.acl ?? openAcl,
    }),
    ec2("network-acl", "acl-0b", {
      NetworkAclId: "acl-0b",
      VpcId: vpc,
      Associations: [{ SubnetId: publicSubnet }],
      Entries: parts.publicAcl ?? openAcl,
    }),
    ec2("route-table", table, {
      RouteTableId: table,
      VpcId: vpc,
      Associations: [{ SubnetId: subnet }],
      Routes: routes,
    }),
    ec2("route-table", publicTable, {
      RouteTableId: publicTable,
      VpcId: vpc,
      Associations: [{ SubnetId: publicSubnet }],
      Routes: publicRoutes,
    }),
    ec2("nat-gateway", nat, {
      NatGatewayId: nat,
      VpcId: vpc,
      SubnetId: publicSubnet,
      State: "available",
      ConnectivityType: "public",
      ...parts.nat,
    }),
    ec2("security-group", group, {
      GroupId: group,
      GroupName: "ml",
      VpcId: vpc,
      IpPermissions: [],
      IpPermissionsEgress: egress,
    }),
    ec2("security-group", endpointGroup, {
      GroupId: endpointGroup,
      GroupName: "endpoints",
      VpcId: vpc,
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: group }] }],
      IpPermissionsEgress: [],
    }),
  ];
}
