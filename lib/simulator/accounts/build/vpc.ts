import type { InternetGateway, NatGateway, NetworkAclEntry, Route, RouteTable, Subnet, Vpc } from "@aws-sdk/client-ec2";
import { hexOf } from "./random.ts";
import { arnOf, at, ec2Id, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";

/** Short codes of regions in zone ids. Source: RAM user guide, "Availability Zone IDs". */
const zoneCodes: Record<string, string> = { "us-east-1": "use1", "us-west-2": "usw2", "eu-west-1": "euw1" };

interface VpcSpec {
  name: string;
  cidr: string;
  isDefault?: boolean;
  ipv6?: string;
  tags?: Record<string, string>;
}

export type Network = Vpc & { VpcId: string; CidrBlock: string };

export function vpc(site: Site, { name, cidr, isDefault = false, ipv6, tags = {} }: VpcSpec): Network {
  const VpcId = ec2Id(site, "vpc", name);
  const made: Network = {
    OwnerId: site.account,
    InstanceTenancy: "default",
    Ipv6CidrBlockAssociationSet: ipv6
      ? [
          {
            AssociationId: ec2Id(site, "vpc-cidr-assoc", `${name} ipv6`),
            Ipv6CidrBlock: ipv6,
            Ipv6CidrBlockState: { State: "associated" },
            NetworkBorderGroup: site.region,
            Ipv6Pool: "Amazon",
          },
        ]
      : [],
    CidrBlockAssociationSet: [
      {
        AssociationId: ec2Id(site, "vpc-cidr-assoc", name),
        CidrBlock: cidr,
        CidrBlockState: { State: "associated" },
      },
    ],
    IsDefault: isDefault,
    Tags: isDefault ? tagsOf(tags) : tagsOf({ Name: name, ...tags }),
    BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
    VpcId,
    State: "available",
    CidrBlock: cidr,
    DhcpOptionsId: ec2Id(site, "dopt", "default"),
  };
  site.content.ec2.vpcs.push(made);
  return made;
}

interface SubnetSpec {
  name: string;
  cidr: string;
  zone: "a" | "b" | "c";
  /** Instances get a public address. */
  public?: boolean;
  isDefault?: boolean;
  tags?: Record<string, string>;
}

export type Net = Subnet & { SubnetId: string };

export function subnet(site: Site, network: Network, spec: SubnetSpec): Net {
  const SubnetId = ec2Id(site, "subnet", spec.name);
  const made: Net = {
    AvailabilityZoneId: `${zoneCodes[site.region] ?? site.region}-az${"abc".indexOf(spec.zone) + 1}`,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: site.account,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Tags: tagsOf({ ...(spec.isDefault ? {} : { Name: spec.name }), ...spec.tags }),
    SubnetArn: arnOf(site, "ec2", `subnet/${SubnetId}`),
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: "ip-name",
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: "off" },
    SubnetId,
    State: "available",
    VpcId: network.VpcId,
    CidrBlock: spec.cidr,
    AvailableIpAddressCount: 200 + Number.parseInt(hexOf(SubnetId, 3), 16),
    AvailabilityZone: `${site.region}${spec.zone}`,
    DefaultForAz: spec.isDefault ?? false,
    MapPublicIpOnLaunch: spec.public ?? false,
  };
  site.content.ec2.subnets.push(made);
  return made;
}

/** The VPC's own route comes by itself. */
export function routeTable(
  site: Site,
  network: Network,
  spec: { name: string; main?: boolean; subnets?: readonly Net[]; routes?: readonly Route[] },
): RouteTable & { RouteTableId: string } {
  const RouteTableId = ec2Id(site, "rtb", spec.name);
  const association = (name: string) => ({
    RouteTableAssociationId: ec2Id(site, "rtbassoc", `${spec.name} ${name}`),
    RouteTableId,
    AssociationState: { State: "associated" as const },
  });
  const made = {
    Associations: [
      ...(spec.main ? [{ ...association("main"), Main: true }] : []),
      ...(spec.subnets ?? []).map(({ SubnetId }) => ({ ...association(SubnetId), Main: false, SubnetId })),
    ],
    PropagatingVgws: [],
    RouteTableId,
    Routes: [
      {
        DestinationCidrBlock: network.CidrBlock,
        GatewayId: "local",
        Origin: "CreateRouteTable" as const,
        State: "active" as const,
      },
      ...(spec.routes ?? []),
    ],
    Tags: tagsOf({ Name: spec.name }),
    VpcId: network.VpcId,
    OwnerId: site.account,
  };
  site.content.ec2.routeTables.push(made);
  return made;
}

/** To everywhere, unless told otherwise: `route({ NatGatewayId })`. */
export function route(target: Route): Route {
  const everywhere = target.DestinationIpv6CidrBlock ? {} : { DestinationCidrBlock: "0.0.0.0/0" };
  return { ...everywhere, Origin: "CreateRoute", State: "active", ...target };
}

export function internetGateway(
  site: Site,
  network: Network,
  name: string,
): InternetGateway & { InternetGatewayId: string } {
  const made = {
    Attachments: [{ State: attached, VpcId: network.VpcId }],
    InternetGatewayId: ec2Id(site, "igw", name),
    OwnerId: site.account,
    Tags: tagsOf({ Name: name }),
  };
  site.content.ec2.internetGateways.push(made);
  return made;
}

/** An internet gateway's attachment says `available`, which the SDK's enumeration does not know. */
const attached = "available" as string as "attached";

interface NatSpec {
  name: string;
  subnet: Net;
  connectivity?: "public" | "private";
  state?: "available" | "deleted";
  publicIp?: string;
}

export function natGateway(site: Site, spec: NatSpec): NatGateway & { NatGatewayId: string } {
  const { name, connectivity = "public", state = "available" } = spec;
  const made = {
    CreateTime: at(site, 500, "09:14:22"),
    ...(state === "deleted" && { DeleteTime: at(site, 2, "16:02:10") }),
    NatGatewayAddresses: [
      {
        NetworkInterfaceId: ec2Id(site, "eni", name),
        PrivateIp: `${spec.subnet.CidrBlock?.split(".").slice(0, 3).join(".")}.37`,
        IsPrimary: true,
        Status: "succeeded" as const,
        ...(connectivity === "public" && {
          AllocationId: ec2Id(site, "eipalloc", name),
          AssociationId: ec2Id(site, "eipassoc", name),
          PublicIp: spec.publicIp ?? "203.0.113.200",
        }),
      },
    ],
    NatGatewayId: ec2Id(site, "nat", name),
    State: state,
    SubnetId: spec.subnet.SubnetId,
    ...(spec.subnet.VpcId && { VpcId: spec.subnet.VpcId }),
    Tags: tagsOf({ Name: name }),
    ConnectivityType: connectivity,
    AvailabilityMode: "zonal" as const,
  };
  site.content.ec2.natGateways.push(made);
  return made;
}

/** Rules of the border of some subnets, in and out; all else is denied. */
export function networkAcl(
  site: Site,
  { VpcId }: Network,
  { name, subnets, entries }: { name: string; subnets: readonly Net[]; entries: readonly NetworkAclEntry[] },
): void {
  const NetworkAclId = ec2Id(site, "acl", name);
  const last = { RuleNumber: 32_767, Protocol: "-1", RuleAction: "deny" as const, CidrBlock: "0.0.0.0/0" };
  site.content.ec2.networkAcls.push({
    ...{ NetworkAclId, VpcId, OwnerId: site.account, IsDefault: false, Tags: tagsOf({ Name: name }) },
    Associations: subnets.map(({ SubnetId }) => ({
      NetworkAclAssociationId: ec2Id(site, "aclassoc", SubnetId),
      NetworkAclId,
      SubnetId,
    })),
    Entries: [...entries, { ...last, Egress: true }, { ...last, Egress: false }],
  });
}

interface FlowLogSpec {
  /** A log group, by its name, or a bucket. */
  to: { logGroup: string; roleArn: string } | { bucket: string };
  traffic: "ALL" | "REJECT";
}

/** What goes through a VPC, written down. */
export function flowLog(site: Site, { VpcId }: Network, { to, traffic }: FlowLogSpec): void {
  const destination =
    "bucket" in to
      ? ({ LogDestinationType: "s3", LogDestination: `arn:aws:s3:::${to.bucket}` } as const)
      : ({
          LogDestinationType: "cloud-watch-logs",
          LogGroupName: to.logGroup,
          DeliverLogsPermissionArn: to.roleArn,
        } as const);
  site.content.ec2.flowLogs.push({
    FlowLogId: ec2Id(site, "fl", `${VpcId} ${traffic}`),
    FlowLogStatus: "ACTIVE",
    ResourceId: VpcId,
    TrafficType: traffic,
    DeliverLogsStatus: "SUCCESS",
    CreationTime: at(site, 300, "09:12"),
    MaxAggregationInterval: 600,
    Tags: [],
    ...destination,
  });
}
