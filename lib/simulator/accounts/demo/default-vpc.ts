import { anyProtocol, securityGroup, toGroup } from "../build/security-group.ts";
import type { Site } from "../build/site.ts";
import { internetGateway, route, routeTable, subnet, vpc } from "../build/vpc.ts";

/** The VPC every region comes with: public subnets, an internet gateway, a default group open among itself. */
export function defaultVpc(site: Site) {
  const network = vpc(site, { name: "default", cidr: "172.31.0.0/16", isDefault: true });
  const gateway = internetGateway(site, network, "default");
  const subnets = (["a", "b", "c"] as const).map((zone, index) =>
    subnet(site, network, {
      name: `default-${zone}`,
      cidr: `172.31.${index * 16}.0/20`,
      zone,
      public: true,
      isDefault: true,
    }),
  );
  const { InternetGatewayId: GatewayId } = gateway;
  routeTable(site, network, { name: "default-main", main: true, routes: [route({ GatewayId })] });
  const group = securityGroup(site, network, { name: "default", inbound: (self) => [anyProtocol(toGroup(self))] });
  return { network, subnets, group };
}
