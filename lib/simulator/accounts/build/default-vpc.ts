import { anyProtocol, securityGroup, toGroup } from "./security-group.ts";
import type { Site } from "./site.ts";
import { internetGateway, route, routeTable, subnet, vpc } from "./vpc.ts";

/** The VPC every region comes with: public subnets, an internet gateway, a default group open among itself. */
export function defaultVpc(site: Site) {
  const network = vpc(site, { name: "default", cidr: "172.31.0.0/16", isDefault: true });
  const gateway = internetGateway(site, network, "default");
  const inZone = (zone: "a" | "b" | "c", cidr: string) =>
    subnet(site, network, { name: `default-${zone}`, cidr, zone, public: true, isDefault: true });
  const subnets = [inZone("a", "172.31.0.0/20"), inZone("b", "172.31.16.0/20"), inZone("c", "172.31.32.0/20")] as const;
  const { InternetGatewayId: GatewayId } = gateway;
  routeTable(site, network, { name: "default-main", main: true, routes: [route({ GatewayId })] });
  const group = securityGroup(site, network, { name: "default", inbound: (self) => [anyProtocol(toGroup(self))] });
  return { network, subnets, group };
}
