import type { SimulatedRegion } from "../account.ts";

type Ec2 = SimulatedRegion["ec2"];
type ItemOf<C extends keyof Ec2> = Ec2[C][number];

/** What one Describe operation of EC2 needs to know. */
export interface Ec2Kind {
  collection: keyof Ec2;
  describe: string;
  /** The member of the answer that holds the items. */
  items: string;
  /** The request parameter with ids, and the field it names. */
  ids: string;
  id(item: never): string | undefined;
  missing: (id: string) => readonly [code: string, message: string];
  /** Kinds that tell an id that cannot be one from an id that names nothing: how ids begin, and the error. */
  malformed?: readonly [prefix: string, code: string];
  /** Filter names and the values of an item they look at; `tag:KEY` and `tag-key` come with every kind. */
  filters: Readonly<Record<string, (item: never) => readonly unknown[]>>;
  /** The largest page, and what comes when no size is asked for. */
  largestPage: number;
}

interface Described<C extends keyof Ec2> extends Omit<Ec2Kind, "collection" | "id" | "filters"> {
  id(item: ItemOf<C>): string | undefined;
  filters: Readonly<Record<string, (item: ItemOf<C>) => readonly unknown[]>>;
}

function kind<C extends keyof Ec2>(collection: C, description: Described<C>): Ec2Kind {
  return { collection, ...description } as Ec2Kind;
}

/** One entry per kind. Sources: EC2 API reference, "Filters" of each operation, and "Error codes". */
export const ec2Kinds: readonly Ec2Kind[] = [
  kind("vpcs", {
    describe: "DescribeVpcs",
    items: "Vpcs",
    ids: "VpcIds",
    id: (vpc) => vpc.VpcId,
    missing: (id) => ["InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`],
    filters: {
      "vpc-id": (vpc) => [vpc.VpcId],
      cidr: (vpc) => [vpc.CidrBlock],
      "is-default": (vpc) => [vpc.IsDefault],
      "owner-id": (vpc) => [vpc.OwnerId],
      state: (vpc) => [vpc.State],
    },
    largestPage: 1000,
  }),
  kind("subnets", {
    describe: "DescribeSubnets",
    items: "Subnets",
    ids: "SubnetIds",
    id: (subnet) => subnet.SubnetId,
    missing: (id) => ["InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`],
    filters: {
      "availability-zone": (subnet) => [subnet.AvailabilityZone],
      "cidr-block": (subnet) => [subnet.CidrBlock],
      "default-for-az": (subnet) => [subnet.DefaultForAz],
      "map-public-ip-on-launch": (subnet) => [subnet.MapPublicIpOnLaunch],
      "owner-id": (subnet) => [subnet.OwnerId],
      state: (subnet) => [subnet.State],
      "subnet-id": (subnet) => [subnet.SubnetId],
      "vpc-id": (subnet) => [subnet.VpcId],
    },
    largestPage: 1000,
  }),
  kind("routeTables", {
    describe: "DescribeRouteTables",
    items: "RouteTables",
    ids: "RouteTableIds",
    id: (table) => table.RouteTableId,
    missing: (id) => ["InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`],
    filters: {
      "association.main": (table) => (table.Associations ?? []).map(({ Main }) => Main),
      "association.subnet-id": (table) => (table.Associations ?? []).map(({ SubnetId }) => SubnetId),
      "owner-id": (table) => [table.OwnerId],
      "route.gateway-id": (table) => (table.Routes ?? []).map(({ GatewayId }) => GatewayId),
      "route.nat-gateway-id": (table) => (table.Routes ?? []).map(({ NatGatewayId }) => NatGatewayId),
      "route-table-id": (table) => [table.RouteTableId],
      "vpc-id": (table) => [table.VpcId],
    },
    largestPage: 100,
  }),
  kind("securityGroups", {
    describe: "DescribeSecurityGroups",
    items: "SecurityGroups",
    ids: "GroupIds",
    id: (group) => group.GroupId,
    malformed: ["sg-", "InvalidGroupId.Malformed"],
    missing: (id) => ["InvalidGroup.NotFound", `The security group '${id}' does not exist`],
    filters: {
      "group-id": (group) => [group.GroupId],
      "group-name": (group) => [group.GroupName],
      "owner-id": (group) => [group.OwnerId],
      "vpc-id": (group) => [group.VpcId],
    },
    largestPage: 1000,
  }),
  kind("natGateways", {
    describe: "DescribeNatGateways",
    items: "NatGateways",
    ids: "NatGatewayIds",
    id: (gateway) => gateway.NatGatewayId,
    missing: (id) => ["NatGatewayNotFound", `NAT gateway ${id} was not found`],
    filters: {
      "nat-gateway-id": (gateway) => [gateway.NatGatewayId],
      state: (gateway) => [gateway.State],
      "subnet-id": (gateway) => [gateway.SubnetId],
      "vpc-id": (gateway) => [gateway.VpcId],
    },
    largestPage: 1000,
  }),
  kind("internetGateways", {
    describe: "DescribeInternetGateways",
    items: "InternetGateways",
    ids: "InternetGatewayIds",
    id: (gateway) => gateway.InternetGatewayId,
    missing: (id) => ["InvalidInternetGatewayID.NotFound", `The internetGateway ID '${id}' does not exist`],
    filters: {
      "attachment.state": (gateway) => (gateway.Attachments ?? []).map(({ State }) => State),
      "attachment.vpc-id": (gateway) => (gateway.Attachments ?? []).map(({ VpcId }) => VpcId),
      "internet-gateway-id": (gateway) => [gateway.InternetGatewayId],
      "owner-id": (gateway) => [gateway.OwnerId],
    },
    largestPage: 1000,
  }),
  kind("flowLogs", {
    describe: "DescribeFlowLogs",
    items: "FlowLogs",
    ids: "FlowLogIds",
    id: (log) => log.FlowLogId,
    missing: (id) => ["InvalidFlowLogId.NotFound", `The flow log ID '${id}' does not exist`],
    filters: {
      "deliver-log-status": (log) => [log.DeliverLogsStatus],
      "flow-log-id": (log) => [log.FlowLogId],
      "log-destination-type": (log) => [log.LogDestinationType],
      "resource-id": (log) => [log.ResourceId],
      "traffic-type": (log) => [log.TrafficType],
    },
    largestPage: 1000,
  }),
  kind("vpcEndpoints", {
    describe: "DescribeVpcEndpoints",
    items: "VpcEndpoints",
    ids: "VpcEndpointIds",
    id: (endpoint) => endpoint.VpcEndpointId,
    malformed: ["vpce-", "InvalidVpcEndpointId.Malformed"],
    missing: (id) => ["InvalidVpcEndpointId.NotFound", `The Vpc Endpoint Id '${id}' does not exist`],
    filters: {
      "service-name": (endpoint) => [endpoint.ServiceName],
      "vpc-endpoint-id": (endpoint) => [endpoint.VpcEndpointId],
      "vpc-endpoint-state": (endpoint) => [endpoint.State],
      "vpc-endpoint-type": (endpoint) => [endpoint.VpcEndpointType],
      "vpc-id": (endpoint) => [endpoint.VpcId],
    },
    largestPage: 1000,
  }),
];
