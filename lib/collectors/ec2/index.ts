import natGateway from "./nat-gateway.ts";
import routeTable from "./route-table.ts";
import securityGroup from "./security-group.ts";
import subnet from "./subnet.ts";
import vpc from "./vpc.ts";
import vpcEndpoint from "./vpc-endpoint.ts";

export const ec2Collectors = [natGateway, routeTable, securityGroup, subnet, vpc, vpcEndpoint] as const;
