import { anyProtocol, securityGroup, tcp, toCidr, toGroup } from "#lib/simulator/accounts/build/security-group.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import {
  flowLog,
  internetGateway,
  natGateway,
  route,
  routeTable,
  subnet,
  vpc,
} from "#lib/simulator/accounts/build/vpc.ts";
import { interfaceEndpoint } from "#lib/simulator/accounts/build/vpc-endpoint.ts";

/** The research VPC: private subnets behind NAT, IPv6 straight to the internet, no endpoint for S3. */
export function visionNetwork(site: Site) {
  const network = vpc(site, { name: "nwa-vision", cidr: "10.60.0.0/16", ipv6: "2001:db8:60:4a00::/56" });
  const publicA = subnet(site, network, { name: "vision-public-a", cidr: "10.60.0.0/24", zone: "a", public: true });
  const inZone = (zone: "a" | "b", cidr: string) =>
    subnet(site, network, { name: `vision-private-${zone}`, cidr, zone });
  const subnets = [inZone("a", "10.60.32.0/19"), inZone("b", "10.60.64.0/19")] as const;
  // A private NAT gateway leads to other networks of the company only.
  const inner = subnet(site, network, { name: "vision-inner-a", cidr: "10.60.2.0/24", zone: "a" });
  const { InternetGatewayId: GatewayId } = internetGateway(site, network, "vision");
  const { NatGatewayId } = natGateway(site, { name: "vision-a", subnet: publicA, publicIp: "203.0.113.231" });
  const { NatGatewayId: privateNat } = natGateway(site, {
    name: "vision-inner",
    subnet: inner,
    connectivity: "private",
  });
  routeTable(site, network, {
    name: "vision-public",
    subnets: [publicA],
    routes: [route({ GatewayId }), route({ GatewayId, DestinationIpv6CidrBlock: "::/0" })],
  });
  routeTable(site, network, { name: "vision-private", main: true, subnets, routes: [route({ NatGatewayId })] });
  routeTable(site, network, { name: "vision-inner", subnets: [inner], routes: [route({ NatGatewayId: privateNat })] });

  const cluster = securityGroup(site, network, {
    name: "vision-cluster",
    description: "NCCL between nodes",
    inbound: (self) => [anyProtocol(toGroup(self))],
  });
  const studio = securityGroup(site, network, {
    name: "vision-studio",
    inbound: (self) => [tcp(0, 65535, toGroup(self)), tcp(2049, 2049, toCidr("10.0.0.0/8"))],
  });
  securityGroup(site, network, { name: "default", inbound: (self) => [anyProtocol(toGroup(self))] });
  const endpoints = securityGroup(site, network, {
    name: "vision-endpoints",
    inbound: () => [tcp(443, 443, toCidr("0.0.0.0/0"))],
  });
  for (const service of ["sagemaker.api", "studio"]) {
    interfaceEndpoint(site, network, { service, subnets, group: endpoints });
  }
  flowLog(site, network, { to: { bucket: "nwa-cloudtrail" }, traffic: "ALL" });
  return { network, subnets, inner, cluster, studio };
}
