import { defaultVpc } from "#lib/simulator/accounts/build/default-vpc.ts";
import { awsManagedKeys, kmsKey } from "#lib/simulator/accounts/build/kms.ts";
import { allow, policy } from "#lib/simulator/accounts/build/policies.ts";
import type { Random } from "#lib/simulator/accounts/build/random.ts";
import {
  anyProtocol,
  s3PrefixList,
  securityGroup,
  tcp,
  toCidr,
  toGroup,
  toPrefixList,
} from "#lib/simulator/accounts/build/security-group.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { internetGateway, natGateway, route, routeTable, subnet, vpc } from "#lib/simulator/accounts/build/vpc.ts";
import { gatewayEndpoint, interfaceEndpoint } from "#lib/simulator/accounts/build/vpc-endpoint.ts";

/** What resources of a region are drawn from. */
export interface Draw extends ReturnType<typeof foundations> {
  site: Site;
  roles: readonly string[];
  random: Random;
}

/** Three VPCs of every region: AWS's default one, one that leads to the internet, one that leads nowhere. */
export function foundations(site: Site) {
  awsManagedKeys(site, ["sagemaker", "s3", "ebs"]);
  const keys = [
    kmsKey(site, { alias: "ml" }),
    kmsKey(site, { alias: "data" }),
    kmsKey(site, { alias: "retired", state: "PendingDeletion" }),
  ];
  return { keys, networks: [defaultNetwork(site), openNetwork(site), closedNetwork(site)] };
}

function defaultNetwork(site: Site) {
  const { network, subnets, group } = defaultVpc(site);
  return { vpcId: network.VpcId, subnets: [...subnets], group };
}

function openNetwork(site: Site) {
  const network = vpc(site, { name: "open", cidr: "10.0.0.0/16" });
  const outside = subnet(site, network, { name: "open-public-a", cidr: "10.0.0.0/24", zone: "a", public: true });
  const subnets = [subnet(site, network, { name: "open-private-a", cidr: "10.0.16.0/20", zone: "a" })];
  const { InternetGatewayId: GatewayId } = internetGateway(site, network, "open");
  const { NatGatewayId } = natGateway(site, { name: "open", subnet: outside });
  routeTable(site, network, { name: "open-public", subnets: [outside], routes: [route({ GatewayId })] });
  routeTable(site, network, { name: "open-private", main: true, routes: [route({ NatGatewayId })] });
  const group = securityGroup(site, network, { name: "open", inbound: () => [tcp(8888, 8888, toCidr("0.0.0.0/0"))] });
  interfaceEndpoint(site, network, { service: "sagemaker.api", subnets, group });
  return { vpcId: network.VpcId, subnets, group };
}

function closedNetwork(site: Site) {
  const network = vpc(site, { name: "closed", cidr: "10.1.0.0/16" });
  const inZone = (zone: "a" | "b", cidr: string) => subnet(site, network, { name: `closed-${zone}`, cidr, zone });
  const subnets = [inZone("a", "10.1.0.0/20"), inZone("b", "10.1.16.0/20")];
  const main = routeTable(site, network, { name: "closed", main: true });
  const own = {
    ...allow("*", "*", { StringEquals: { "aws:ResourceAccount": site.account } }),
    Principal: "*" as const,
  };
  gatewayEndpoint(site, network, { service: "s3", routeTables: [main], policy: policy(own) });
  const group = securityGroup(site, network, {
    name: "closed",
    inbound: (self) => [anyProtocol(toGroup(self))],
    outbound: (self) => [anyProtocol(toGroup(self)), tcp(443, 443, toPrefixList(s3PrefixList(site.region)))],
  });
  for (const service of [
    "sagemaker.api",
    "sagemaker.runtime",
    "notebook",
    "studio",
    "sts",
    "logs",
    "kms",
    "ecr.api",
    "ecr.dkr",
  ]) {
    interfaceEndpoint(site, network, { service, subnets, group, policy: policy(own) });
  }
  return { vpcId: network.VpcId, subnets, group };
}

/** A key as resources name one: by ARN, id or alias, of the company or AWS's; or none. */
export function drawKey({ keys, random }: Draw): string | undefined {
  const [ml, data, retired] = keys;
  return random.pick([
    undefined,
    undefined,
    ml?.Arn,
    ml?.Arn,
    data?.KeyId,
    "alias/ml",
    "alias/aws/sagemaker",
    retired?.Arn,
  ]);
}

/** A VPC to run in, or none. */
export function drawVpc({ networks, random }: Draw) {
  return random.chance(0.4) ? undefined : random.pick(networks);
}
