import type { RouteTable, VpcEndpoint } from "@aws-sdk/client-ec2";
import { hexOf } from "./random.ts";
import { type Group, s3PrefixList } from "./security-group.ts";
import { at, ec2Id, type Site } from "./site.ts";
import { tagsOf } from "./tags.ts";
import type { Net, Network } from "./vpc.ts";

/** What AWS gives an endpoint that was made without a policy, as it spells it for the two types. */
const openPolicies = {
  Interface: JSON.stringify({ Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }] }),
  Gateway: JSON.stringify({
    Version: "2008-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
  }),
};

interface EndpointSpec {
  /** `sagemaker.api`, `sts`, `studio` … */
  service: string;
  policy?: string;
  state?: "available" | "pendingAcceptance" | "rejected" | "failed";
  tags?: Record<string, string>;
}

/** S3's gateway; it puts its route into the route tables. */
export function gatewayEndpoint(
  site: Site,
  network: Network,
  spec: EndpointSpec & { routeTables: readonly (RouteTable & { RouteTableId: string })[] },
): VpcEndpoint {
  const made = add(site, network, spec, "Gateway", {
    RouteTableIds: spec.routeTables.map(({ RouteTableId }) => RouteTableId),
    SubnetIds: [],
    Groups: [],
    PrivateDnsEnabled: false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
  });
  for (const table of spec.routeTables) {
    table.Routes?.push({
      DestinationPrefixListId: s3PrefixList(site.region),
      GatewayId: made.VpcEndpointId,
      Origin: "CreateRoute",
      State: "active",
    });
  }
  return made;
}

export function interfaceEndpoint(
  site: Site,
  network: Network,
  spec: EndpointSpec & { subnets: readonly Net[]; group: Group; privateDns?: boolean },
): VpcEndpoint {
  const { GroupId, GroupName = "" } = spec.group;
  return add(site, network, spec, "Interface", {
    RouteTableIds: [],
    SubnetIds: spec.subnets.map(({ SubnetId }) => SubnetId),
    Groups: [{ GroupId, GroupName }],
    IpAddressType: "ipv4",
    DnsOptions: { DnsRecordIpType: "ipv4" },
    PrivateDnsEnabled: spec.privateDns ?? true,
    NetworkInterfaceIds: spec.subnets.map(({ SubnetId }) => ec2Id(site, "eni", `${SubnetId} ${spec.service}`)),
    DnsEntries: [
      {
        DnsName: `${ec2Id(site, "vpce", `${network.VpcId} ${spec.service}`)}-${hexOf(spec.service, 8)}.${spec.service}.${site.region}.vpce.amazonaws.com`,
        HostedZoneId: `Z${hexOf(spec.service, 13).toUpperCase()}`,
      },
    ],
  });
}

function add(
  site: Site,
  network: Network,
  spec: EndpointSpec,
  type: "Gateway" | "Interface",
  own: Partial<VpcEndpoint>,
): VpcEndpoint {
  // EC2 answers states in lower case ("available"), the SDK's enumeration has them capitalised ("Available").
  const State = (spec.state ?? "available") as string as "Available";
  const made: VpcEndpoint = {
    VpcEndpointId: ec2Id(site, "vpce", `${network.VpcId} ${spec.service}`),
    VpcEndpointType: type,
    VpcId: network.VpcId,
    ServiceName: serviceName(site.region, spec.service),
    State,
    PolicyDocument: spec.policy ?? openPolicies[type],
    RequesterManaged: false,
    CreationTimestamp: at(site, 380, "13:05:11"),
    Tags: tagsOf(spec.tags ?? {}),
    OwnerId: site.account,
    ServiceRegion: site.region,
    ...own,
  };
  site.content.ec2.vpcEndpoints.push(made);
  return made;
}

/** Notebooks and Studio have names of their own. Source: PrivateLink guide, "Services that integrate". */
function serviceName(region: string, service: string): string {
  return service === "notebook" || service === "studio"
    ? `aws.sagemaker.${region}.${service}`
    : `com.amazonaws.${region}.${service}`;
}
